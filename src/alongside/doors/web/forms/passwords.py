"""A password: taken as it is typed, never drawn back into the page, with a button that shows it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.messages import problem

LONGEST = 200


class Password(Asked, forms.CharField):
    """`new` tells the browser to offer a new one rather than the one it knows."""

    def __init__(self, label: Text, *, hint: Text = "", new: bool = False) -> None:
        self.autocomplete = "new-password" if new else "current-password"
        super().__init__(label=label, help_text=hint, required=True, strip=False)
        self.drawn_by("forms/password.html")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > LONGEST:
            raise ValidationError(
                problem(_("“{called}” must be {lowest} characters or fewer."), self.called, LONGEST), code="too-long"
            )
