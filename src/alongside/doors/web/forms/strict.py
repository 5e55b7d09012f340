"""A form that takes exactly the fields it declares, once each, and says by name what it did not expect."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from alongside.doors.web.forms.rows import Rows
from alongside.doors.web.idempotency import FIELD
from alongside.doors.words import message_words
from alongside.rules.refusals import Invalid, NotReady, Refusal

_ALWAYS = frozenset({"csrfmiddlewaretoken", FIELD})
_SHOWN = 60  # characters of an unexpected name that we repeat


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary, and the id of the field that it is about."""

    text: str
    target: str = ""


class StrictForm(forms.Form):
    """Every form of ours, one for each post. `buttons` names the submit buttons: buttons = ("instead",).

    A form with a prefix is a row of another, which knows what else may be posted.
    """

    buttons: tuple[str, ...] = ()
    error_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "%s")
        super().__init__(*args, **kwargs)

    @property
    def status(self) -> int:
        """Of the page that shows this form again."""
        return 422 if self.errors else 200

    def pressed(self, button: str) -> str:
        """The value of the button that was pressed, or nothing."""
        return str(self.data.get(button, "")) if button in self.buttons else ""

    def carried(self) -> list[tuple[str, str]]:
        """What was posted, by name, for a page that asks once more and carries it along out of sight."""
        names = sorted(self.expected() - {self.add_prefix(button) for button in self.buttons})
        return [(name, str(value)) for name in names if name in self.data for value in _every(self.data, name)]

    def carries_out(self, change: Callable[[], object]) -> bool:
        """Carry out a change. A refusal that can be mended here is shown beside its field, and nothing is kept."""
        try:
            with transaction.atomic():
                change()
        except (Invalid, NotReady) as refusal:
            self.add_refusal(refusal)
            return False
        return True

    def add_refusal(self, refusal: Refusal) -> None:
        """Show a refusal beside its field, or above the form when it is about none of them."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, message_words(refusal))

    @property
    def rows_changed(self) -> bool:
        """Whether "Add another" or "Remove" was pressed: show the page again, with no errors, and save nothing."""
        return self.is_bound and any(
            field.is_changed(self.data, self.add_prefix(name))
            for name, field in self.fields.items()
            if isinstance(field, Rows)
        )

    def full_clean(self) -> None:
        super().full_clean()
        if self.rows_changed:
            self._errors: ErrorDict | None = ErrorDict()

    def is_valid(self) -> bool:
        return not self.rows_changed and super().is_valid()

    def summary(self) -> list[Problem]:
        """The lines of the error summary, in the order of the page."""
        if not self.errors:
            return []
        whole = [Problem(str(text)) for text in self.non_field_errors()]
        return whole + [problem for bound in self for problem in self._problems(bound)]

    def _problems(self, bound: forms.BoundField) -> list[Problem]:
        if isinstance(bound.field, Rows):
            return [problem for row in bound.field.bound_rows(bound) for problem in row.summary()] + [
                Problem(str(text), f"{bound.html_name}-add") for text in bound.errors
            ]
        first_id = getattr(bound.field, "first_id", str)
        return [Problem(str(text), first_id(bound.auto_id)) for text in bound.errors]

    def expected(self) -> frozenset[str]:
        """Every name that this form may be sent."""
        names = {name for bound in self for name in _names_of(bound)}
        return frozenset(names) | {self.add_prefix(button) for button in self.buttons}

    def _post_clean(self) -> None:
        """Django calls this last; a form's own `clean` cannot leave the check out."""
        super()._post_clean()  # type: ignore[misc]  # the stubs leave it out
        if self.prefix is None:
            self._refuse_unexpected()
            self._refuse_repeated()

    def _refuse_unexpected(self) -> None:
        known = self.expected() | _ALWAYS
        for name in sorted({*self.data, *self.files} - known):
            self.add_error(NON_FIELD_ERRORS, _("We did not expect “%(name)s” on this page.") % {"name": name[:_SHOWN]})

    def _refuse_repeated(self) -> None:
        several = {n for bound in self if getattr(bound.field, "several", False) for n in _names_of(bound)}
        for name in sorted(set(self.data) - several):
            if len(_every(self.data, name)) > 1:
                self.add_error(NON_FIELD_ERRORS, _("“%(name)s” was sent more than once.") % {"name": name[:_SHOWN]})


class ButtonForm(StrictForm):
    """A form that is only buttons, and what the page carries along out of sight.

    There is no field to show a problem beside, so a post with anything else in it is refused as a whole.
    """

    buttons = ("confirm",)

    def is_valid(self) -> bool:
        if self.errors:
            raise Invalid("form.incomplete")
        return super().is_valid()


def _names_of(bound: forms.BoundField) -> frozenset[str]:
    if isinstance(bound.field, Rows):
        return bound.field.names_of(bound)
    names = getattr(bound.field, "names", None)
    return names(bound.html_name) if names else frozenset({bound.html_name})


def _every(data: Any, name: str) -> list[Any]:
    return data.getlist(name) if hasattr(data, "getlist") else [data[name]]
