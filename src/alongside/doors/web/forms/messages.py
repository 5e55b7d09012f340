"""What a field says when it cannot take an answer: its name and how to mend it, in plain words."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.rules.refusals import Invalid

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    type Text = str | _StrPromise

_REFUSED: "dict[str, _StrPromise]" = {
    "text.too-long": _("“{called}” must be {longest} characters or fewer. You have written {length}."),
    "text.forbidden-character": _("“{called}” has a hidden character that we cannot keep. Type it again here."),
    "text.too-many-marks": _("“{called}” has too many marks on one letter. Take some of them away."),
    "text.nothing-visible": _("“{called}” has nothing that can be seen. Write some words, or leave it empty."),
    "text.one-line": _("“{called}” must be on one line."),
}


def problem(words: "Text", called: "Text", lowest: int = 0, highest: int = 0) -> "_StrPromise":
    """Return the words with the field's name and limits in them; translated when shown."""
    return format_lazy(words, called=called, lowest=lowest, highest=highest)


def refused(refusal: Invalid, called: "Text") -> ValidationError:
    """Turn a refusal of the text rules into a form error that names the field."""
    words = format_lazy(_REFUSED[refusal.message], called=called, **refusal.values)
    return ValidationError(words, code=refusal.message)
