"""Field classes for words, choices, scales, numbers, files and agreement."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.messages import missing, problem, refused
from alongside.rules.refusals import Invalid
from alongside.rules.text import LONGEST, safe_line, safe_text

type Text = str | Promise
type Options = Sequence[tuple[str, Text]]

_ASCII_NUMBER = re.compile(r"-?[0-9]{1,9}")


class Asked:
    """What every field of ours knows: how errors call it ("the date you were born") and how its posted names go."""

    called: Text
    several = False  # whether one name may be posted more than once

    def name_it(self, called: Text, label: Text) -> dict[str, Text]:
        self.called = called or label
        return {"required": missing(self.called, bool(called))}

    def names(self, html_name: str) -> frozenset[str]:
        return frozenset({html_name})

    def first_id(self, auto_id: str) -> str:
        """The id that the error summary leads to."""
        return auto_id


class Words(Asked, forms.CharField):
    """A person's words on several lines. Without `longest` there is no counter, only the general limit."""

    def __init__(
        self,
        label: Text,
        *,
        called: Text = "",
        hint: Text = "",
        required: bool = False,
        longest: int = 0,
        rows: int = 5,
    ) -> None:
        errors = self.name_it(called, label)
        self.longest, self.rows = longest, rows
        super().__init__(
            label=label,
            help_text=str(hint) if not isinstance(hint, Promise) else hint,
            required=required,
            strip=False,
            error_messages=errors,
            template_name="forms/words.html",
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value) if str(value or "").strip() else ""

    def run_validators(self, value: str) -> None:
        """Nothing: Django's own check for NUL would hide the fuller one in `clean`."""

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
        called: Text = "",
        hint: Text = "",
        required: bool = True,
        longest: int = 200,
        width: int = 0,
        autocomplete: str = "",
        kind: str = "text",
    ) -> None:
        errors = self.name_it(called, label)
        self.longest, self.width, self.autocomplete, self.kind = longest, width, autocomplete, kind
        super().__init__(
            label=label, help_text=hint, required=required, error_messages=errors, template_name="forms/line.html"
        )

    def run_validators(self, value: str) -> None:
        """Nothing: Django's own check for NUL would hide the fuller one in `clean`."""

    def clean(self, value: Any) -> str:
        words = super().clean(value)
        try:
            return safe_line(words, field="line", longest=self.longest) if words else ""
        except Invalid as refusal:
            raise refused(refusal, self.called) from refusal


class Email(Line):
    """An e-mail address."""

    def __init__(self, label: Text, *, called: Text = "", hint: Text = "", required: bool = True) -> None:
        super().__init__(
            label, called=called, hint=hint, required=required, longest=254, autocomplete="email", kind="email"
        )

    def clean(self, value: Any) -> str:
        address = super().clean(value)
        if address:
            self._check(address)
        return address

    def _check(self, address: str) -> None:
        try:
            validate_email(address)
        except ValidationError as wrong:
            raise ValidationError(_("Enter an email address like name@example.com."), code="email") from wrong


class Choice(Asked, forms.ChoiceField):
    """One of several, as radios; `select=True` for a long list of names only. `hints` go under single options."""

    def __init__(
        self,
        label: Text,
        options: Options,
        *,
        called: Text = "",
        hint: Text = "",
        required: bool = True,
        hints: dict[str, Text] | None = None,
        select: bool = False,
        inline: bool = False,
    ) -> None:
        self.name_it(called, label)
        self.hints, self.inline = hints or {}, inline
        super().__init__(
            choices=[("", _("Choose one")), *options] if select else options,
            label=label,
            help_text=hint,
            required=required,
            error_messages={
                "required": problem(_("Choose an answer for “{called}”."), self.called),
                "invalid_choice": problem(_("Choose one of the answers shown for “{called}”."), self.called),
            },
            template_name="forms/select.html" if select else "forms/choice.html",
        )


class Choices(Asked, forms.MultipleChoiceField):
    """Any of several, as checkboxes."""

    several = True

    def __init__(
        self,
        label: Text,
        options: Options,
        *,
        called: Text = "",
        hint: Text = "",
        required: bool = False,
        hints: dict[str, Text] | None = None,
    ) -> None:
        self.name_it(called, label)
        self.hints = hints or {}
        super().__init__(
            choices=options,
            label=label,
            help_text=hint,
            required=required,
            error_messages={
                "required": problem(_("Choose at least one answer for “{called}”."), self.called),
                "invalid_choice": problem(_("Choose only from the answers shown for “{called}”."), self.called),
            },
            template_name="forms/choices.html",
        )


class Scale(Asked, forms.TypedChoiceField):
    """A whole number from lowest to highest as radios, with what the two ends mean. None when left out."""

    def __init__(
        self,
        label: Text,
        *,
        low: Text,
        high: Text,
        called: Text = "",
        hint: Text = "",
        required: bool = False,
        lowest: int = 1,
        highest: int = 10,
    ) -> None:
        self.name_it(called, label)
        self.low, self.high = low, high
        wrong = problem(_("Choose a number from {lowest} to {highest} for “{called}”."), self.called, lowest, highest)
        super().__init__(
            choices=[(str(number), str(number)) for number in range(lowest, highest + 1)],
            coerce=int,
            empty_value=None,
            label=label,
            help_text=hint,
            required=required,
            error_messages={"required": wrong, "invalid_choice": wrong},
            template_name="forms/scale.html",
        )


class Number(Line):
    """A whole number in figures 0 to 9, from lowest to highest. None when left out."""

    def __init__(
        self,
        label: Text,
        *,
        lowest: int,
        highest: int,
        called: Text = "",
        hint: Text = "",
        required: bool = True,
    ) -> None:
        super().__init__(label, called=called, hint=hint, required=required, longest=20, width=5, kind="number")
        self.lowest, self.highest = lowest, highest

    def clean(self, value: Any) -> int | None:  # type: ignore[override]  # a line that is a number
        written = super().clean(value)
        if not written:
            return None
        number = int(written) if _ASCII_NUMBER.fullmatch(written) else None
        if number is None or not self.lowest <= number <= self.highest:
            raise ValidationError(
                problem(
                    _("“{called}” must be a whole number from {lowest} to {highest}."),
                    self.called,
                    self.lowest,
                    self.highest,
                ),
                code="number",
            )
        return number


class Agree(Asked, forms.BooleanField):
    """One box to tick. Required: it asks for agreement, and never starts ticked."""

    def __init__(self, label: Text, *, asked: Text = "", hint: Text = "", required: bool = True) -> None:
        self.called = label
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            error_messages={"required": asked or problem(_("Tick “{called}” to go on."), label)},
            template_name="forms/agree.html",
        )


class Upload(Asked, forms.FileField):
    """One file. `kinds` are the endings allowed; what is inside is checked where the file is stored."""

    def __init__(
        self,
        label: Text,
        *,
        kinds: Sequence[str],
        most_mb: int,
        called: Text = "",
        hint: Text = "",
        required: bool = True,
    ) -> None:
        self.name_it(called, label)
        self.kinds, self.most_mb = tuple(kinds), most_mb
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            error_messages={
                "required": problem(_("Choose a file for “{called}”."), self.called),
                "empty": _("The file is empty. Choose another file."),
                "invalid": problem(_("Choose a file for “{called}”."), self.called),
            },
            template_name="forms/upload.html",
        )

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        file: UploadedFile | None = super().clean(data, initial)
        if file:
            self._check(file)
        return file

    def _check(self, file: UploadedFile) -> None:
        if not str(file.name).lower().endswith(self.kinds):
            raise ValidationError(_("Choose a file of this kind: %(kinds)s.") % {"kinds": ", ".join(self.kinds)})
        if (file.size or 0) > self.most_mb * 1_000_000:
            raise ValidationError(_("The file must be smaller than %(most)s MB.") % {"most": self.most_mb})


class Hidden(Asked, forms.CharField):
    """A value that the page carries along, such as the version that an edit is based on."""

    widget = forms.HiddenInput

    def __init__(self, *, required: bool = True, pattern: str = r"[0-9a-z-]{1,64}") -> None:
        self.called = _("this page")
        self.pattern = re.compile(pattern)
        super().__init__(
            required=required,
            error_messages={"required": _("This page is not complete. Go back and open it again.")},
            template_name="forms/hidden.html",
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not self.pattern.fullmatch(value):
            raise ValidationError(_("This page is not complete. Go back and open it again."), code="hidden")
