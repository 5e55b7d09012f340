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

    needs = _("Choose an answer for “{called}”.")

    def __init__(
        self,
        label: Text,
        options: Options,
        *,
        hint: Text = "",
        required: bool = True,
        hints: Mapping[str, Text] | None = None,
        select: bool = False,
        inline: bool = False,
    ) -> None:
        self.hints, self.inline = hints or {}, inline
        choices = [("", _("Choose one")), *options] if select else list(options)
        super().__init__(choices=choices, label=label, help_text=hint, required=required)
        self.drawn_by("forms/select.html" if select else "forms/choice.html")

    def says(self) -> dict[str, Text]:
        return {
            **super().says(),
            "invalid_choice": problem(_("Choose one of the answers shown for “{called}”."), self.called),
        }


class Choices(Asked, forms.MultipleChoiceField):
    """Any of several, as checkboxes."""

    several = True
    needs = _("Choose at least one answer for “{called}”.")

    def __init__(
        self,
        label: Text,
        options: Options,
        *,
        hint: Text = "",
        required: bool = False,
        hints: Mapping[str, Text] | None = None,
    ) -> None:
        self.hints = hints or {}
        super().__init__(choices=list(options), label=label, help_text=hint, required=required)
        self.drawn_by("forms/choices.html")

    def says(self) -> dict[str, Text]:
        wrong = problem(_("Choose only from the answers shown for “{called}”."), self.called)
        return {**super().says(), "invalid_choice": wrong, "invalid_list": wrong}


class Scale(Asked, forms.TypedChoiceField):
    """A whole number from lowest to highest as radios, with what the two ends mean. None when left out."""

    def __init__(
        self,
        label: Text,
        *,
        low: Text,
        high: Text,
        hint: Text = "",
        required: bool = False,
        lowest: int = 1,
        highest: int = 10,
    ) -> None:
        self.low, self.high = low, high
        self.lowest, self.highest = lowest, highest
        super().__init__(
            choices=[(str(number), str(number)) for number in range(lowest, highest + 1)],
            coerce=int,
            empty_value=None,
            label=label,
            help_text=hint,
            required=required,
        )
        self.drawn_by("forms/scale.html")

    def says(self) -> dict[str, Text]:
        words = _("Choose a number from {lowest} to {highest} for “{called}”.")
        wrong = problem(words, self.called, self.lowest, self.highest)
        return {"required": wrong, "invalid_choice": wrong}


class OneBox(forms.CheckboxInput):
    """Django's own takes any value for a tick."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name, False)


class Agree(Asked, forms.BooleanField):
    """One box to tick. Required: it asks for agreement, and never starts ticked."""

    widget = OneBox

    needs = _("Tick “{called}” to go on.")

    def __init__(self, label: Text, *, hint: Text = "", required: bool = True) -> None:
        super().__init__(label=label, help_text=hint, required=required)
        self.drawn_by("forms/agree.html")

    def to_python(self, value: Any) -> bool:
        """`yes` is what the page sends; a form of ours starts with True or False."""
        if value not in ("yes", True, False, "", None):
            raise ValidationError(problem(_("Tick “{called}”, or leave it empty."), self.called), code="invalid")
        return bool(value)
