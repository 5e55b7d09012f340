"""Fields that are chosen: one of several, any of several, a point on a scale, agreement."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Options, Text
from alongside.doors.web.forms.messages import problem


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
        hints: Mapping[str, Text] | None = None,
        select: bool = False,
        inline: bool = False,
    ) -> None:
        self.hints, self.inline = hints or {}, inline
        super().__init__(
            choices=[("", _("Choose one")), *options] if select else list(options),
            label=label,
            help_text=hint,
            required=required,
            error_messages={
                "required": problem(_("Choose an answer for “{called}”."), called or label),
                "invalid_choice": problem(_("Choose one of the answers shown for “{called}”."), called or label),
            },
        )
        self.drawn_by("forms/select.html" if select else "forms/choice.html", called or label)


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
        hints: Mapping[str, Text] | None = None,
    ) -> None:
        self.hints = hints or {}
        super().__init__(
            choices=list(options),
            label=label,
            help_text=hint,
            required=required,
            error_messages={
                "required": problem(_("Choose at least one answer for “{called}”."), called or label),
                "invalid_choice": problem(_("Choose only from the answers shown for “{called}”."), called or label),
            },
        )
        self.drawn_by("forms/choices.html", called or label)


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
        self.low, self.high = low, high
        wrong = problem(
            _("Choose a number from {lowest} to {highest} for “{called}”."), called or label, lowest, highest
        )
        super().__init__(
            choices=[(str(number), str(number)) for number in range(lowest, highest + 1)],
            coerce=int,
            empty_value=None,
            label=label,
            help_text=hint,
            required=required,
            error_messages={"required": wrong, "invalid_choice": wrong},
        )
        self.drawn_by("forms/scale.html", called or label)


class OneBox(forms.CheckboxInput):
    """Django's own takes any value for a tick."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name, False)


class Agree(Asked, forms.BooleanField):
    """One box to tick. Required: it asks for agreement, and never starts ticked."""

    widget = OneBox

    def __init__(self, label: Text, *, asked: Text = "", hint: Text = "", required: bool = True) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            error_messages={"required": asked or problem(_("Tick “{called}” to go on."), label)},
        )
        self.wrong = problem(_("Tick “{called}”, or leave it empty."), label)
        self.drawn_by("forms/agree.html", label)

    def to_python(self, value: Any) -> bool:
        """`yes` is what the page sends; a form of ours starts with True or False."""
        if value not in ("yes", True, False, "", None):
            raise ValidationError(self.wrong, code="invalid")
        return bool(value)
