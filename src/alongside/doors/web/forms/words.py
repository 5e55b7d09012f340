"""Fields that are written: several lines, one line, an e-mail address, a number, and values that a page carries."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.messages import problem, refused
from alongside.rules.refusals import Invalid
from alongside.rules.text import LONGEST, mixes_alphabets, safe_line, safe_text

NOT_COMPLETE = _("This page is not complete. Go back and open it again.")
_ASCII_NUMBER = re.compile(r"-?[0-9]{1,9}")


class Words(Asked, forms.CharField):
    """A person's words on several lines. Without `longest` there is no counter, only the general limit."""

    def __init__(
        self,
        label: Text,
        *,
        hint: Text = "",
        required: bool = False,
        longest: int = 0,
        rows: int = 5,
    ) -> None:
        self.longest, self.rows = longest, rows
        super().__init__(label=label, help_text=hint, required=required, strip=False)
        self.validators = []  # Django's own check for NUL would hide the fuller one in `clean`
        self.drawn_by("forms/words.html")

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)) if str(value or "").strip() else ""

    def clean(self, value: Any) -> str:
        words = super().clean(value)
        try:
            return safe_text(words, longest=self.longest or LONGEST) if words else ""
        except Invalid as refusal:
            raise refused(refusal, self.called) from refusal


class Line(Asked, forms.CharField):
    """One line: a name, a title, a place. `width` is about as many characters as are expected."""

    def __init__(
        self,
        label: Text,
        *,
        hint: Text = "",
        required: bool = True,
        longest: int = 200,
        width: int = 0,
        autocomplete: str = "",
        kind: str = "text",
    ) -> None:
        self.longest, self.width, self.autocomplete, self.kind = longest, width, autocomplete, kind
        super().__init__(label=label, help_text=hint, required=required)
        self.validators = []  # as above
        self.drawn_by("forms/line.html")

    def clean(self, value: Any) -> Any:
        return self.read(self._line(value))

    def read(self, line: str) -> Any:
        """What the line means; a line of another kind says its own."""
        return line

    def _line(self, value: Any) -> str:
        words = super().clean(value)
        try:
            return safe_line(words, field="line", longest=self.longest) if words else ""
        except Invalid as refusal:
            raise refused(refusal, self.called) from refusal


class Email(Line):
    """An e-mail address."""

    def __init__(self, label: Text, *, hint: Text = "", required: bool = True) -> None:
        super().__init__(label, hint=hint, required=required, longest=254, autocomplete="email", kind="email")

    def read(self, line: str) -> str:
        try:
            validate_email(line or "nobody@example.com")
        except ValidationError as wrong:
            raise ValidationError(
                problem(_("“{called}” must be an address like name@example.com."), self.called), code="email"
            ) from wrong
        if mixes_alphabets(line):
            raise ValidationError(
                problem(_("“{called}” has letters of two alphabets that look alike. Type it again."), self.called),
                code="email",
            )
        return line


class Number(Line):
    """A whole number in figures 0 to 9, from lowest to highest. None when left out."""

    def __init__(
        self,
        label: Text,
        *,
        lowest: int,
        highest: int,
        hint: Text = "",
        required: bool = True,
    ) -> None:
        super().__init__(label, hint=hint, required=required, longest=20, width=5, kind="number")
        self.lowest, self.highest = lowest, highest

    def read(self, line: str) -> int | None:
        if not line:
            return None
        number = int(line) if _ASCII_NUMBER.fullmatch(line) else None
        if number is None or not self.lowest <= number <= self.highest:
            words = _("“{called}” must be a whole number from {lowest} to {highest}.")
            raise ValidationError(problem(words, self.called, self.lowest, self.highest), code="number")
        return number


class Hidden(Asked, forms.CharField):
    """A value that the page carries along, such as the version that an edit is based on."""

    widget = forms.HiddenInput

    def __init__(self, *, required: bool = True, pattern: str = r"[0-9a-z-]{1,64}") -> None:
        self.pattern = re.compile(pattern)
        super().__init__(required=required)
        self.drawn_by("forms/hidden.html")

    def says(self) -> dict[str, Text]:
        return {"required": NOT_COMPLETE}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not self.pattern.fullmatch(value):
            raise ValidationError(NOT_COMPLETE, code="hidden")
