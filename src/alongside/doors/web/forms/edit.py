"""A form that puts newer values in the place of what is kept: what somebody else saved meanwhile is not written over.

The page carries what it was drawn with. When the form comes back, each field is looked at three ways: what it was
drawn with, what stands there now, what this writer has put there. What only one of the two has changed is taken from
that one. What both have changed, each to something else, is shown with all three, and the next press decides. The door
lets one form of a page through at a time (doors/web/idempotency.py): nobody saves between the look and the save.
"""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.strict import StrictForm
from alongside.doors.web.forms.words import NOT_COMPLETE
from alongside.doors.web.idempotency import DRAWN_WITH


class DrawnWith(Asked, forms.CharField):
    """The values that the page was drawn with, by field."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__()
        self.drawn_by("forms/hidden.html")

    def says(self) -> dict[str, Text]:
        return {"required": NOT_COMPLETE}

    def clean(self, value: Any) -> dict[str, str]:
        try:
            found = json.loads(super().clean(value))
        except ValueError:
            found = None
        if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
            raise ValidationError(NOT_COMPLETE, code="drawn-with")
        return found


class EditForm(StrictForm):
    """Its `initial` is what is kept now, also when the form comes back."""

    is_stale = False

    def __init__(self, data: Any, *args: Any, initial: Mapping[str, Any], **more: Any) -> None:
        self._kept = {name: kept_as(value) for name, value in initial.items()}
        super().__init__(data, *args, initial={**initial, DRAWN_WITH: json.dumps(self._kept)}, **more)
        self.fields[DRAWN_WITH] = DrawnWith()

    @property
    def status(self) -> int:
        errors = super().status  # asking for it reads the form, which may find it stale
        return 409 if self.is_stale else errors

    def _post_clean(self) -> None:
        super()._post_clean()
        drawn = self.cleaned_data.pop(DRAWN_WITH, None)
        if drawn is None:
            return
        for name, now in self._kept.items():
            if name in self.cleaned_data and drawn.get(name) != now:
                self._settle(drawn, name)
        if self.is_stale:
            again: Any = self.data
            self.data = again = again.copy()
            again[DRAWN_WITH] = json.dumps(drawn)

    def _settle(self, drawn: dict[str, str], name: str) -> None:
        """Somebody else has changed this field. What was drawn is what is there now once this writer has seen it."""
        before, mine, theirs = drawn.get(name, ""), kept_as(self.cleaned_data[name]), self._kept[name]
        if mine == before:
            self.cleaned_data[name] = self.initial[name]
        elif mine != theirs:
            self.is_stale = True
            drawn[name] = theirs
            values = {"before": self._shown(name, before), "theirs": self._shown(name, theirs)}
            self.add_error(name, _STALE() % values)

    def _shown(self, name: str, kept: str) -> str:
        """As somebody would say it."""
        choices = dict(getattr(self.fields[name], "choices", ()))
        if kept in ("", "False", "None"):
            return _("nothing")
        if kept == "True":
            return _("yes")
        words = [str(choices.get(each, each)) for each in (kept.split(_BETWEEN) if choices else [kept])]
        return ", ".join(words)


def kept_as(value: Any) -> str:
    """A value as text, the same for what is stored and for what a form has read."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value).replace("\r\n", "\n").strip()
    if isinstance(value, (list, tuple, set, frozenset)):
        return _BETWEEN.join(sorted(map(str, value)))
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _STALE() -> str:
    return _(
        "Somebody else changed this while you were writing. Before, it was: %(before)s. Now it is: %(theirs)s. "
        "What you wrote is still here. Save again to keep yours."
    )


_BETWEEN = "|"
