"""The fields of sign-in alone: a code in figures, a code from a letter, and what a passkey answers."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Line
from alongside.doors.web.forms.asked import Asked, Text


class Code(Line):
    """A code that was sent, or that an app shows. Spaces are for the eye."""

    def __init__(self, label: Text, *, hint: Text = "") -> None:
        super().__init__(label, hint=hint, longest=40, width=10, autocomplete="one-time-code")

    def read(self, line: str) -> str:
        return "".join(line.split())


PASSKEY_PROBLEM = _("Your passkey could not be read. Try again.")


class Credential(Asked, forms.JSONField):
    """What the browser says for a passkey. It is filled by passkeys.js."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__()
        self.drawn_by("forms/hidden.html")

    def says(self) -> dict[str, Text]:
        return {"required": PASSKEY_PROBLEM, "invalid": PASSKEY_PROBLEM}

    def clean(self, value: Any) -> Any:
        """Figures without end, and brackets without end, are no JSON that can be read."""
        try:
            credential = super().clean(value)
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(PASSKEY_PROBLEM, code="invalid") from error
        if not isinstance(credential, dict):
            raise forms.ValidationError(PASSKEY_PROBLEM, code="invalid")
        return credential


@contextmanager
def reading_a_passkey() -> Iterator[None]:
    """What a passkey says is bytes from outside: whatever the library meets in them, it is not a passkey of ours."""
    try:
        yield
    except (LookupError, ValueError, TypeError, AttributeError, struct.error) as error:
        raise forms.ValidationError(PASSKEY_PROBLEM, code="invalid") from error
