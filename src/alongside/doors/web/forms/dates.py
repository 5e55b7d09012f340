"""Fields for a day (three boxes) and a time of day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.words import Line

_PARTS = ("day", "month", "year")
_TIME = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})? ?(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayParts:
    """What was typed in the three boxes, right or wrong."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)

    def missing(self) -> list[str]:
        return [part for part in _PARTS if not getattr(self, part)]


class ThreeBoxes(forms.Widget):
    """Reads `when-day`, `when-month` and `when-year` as one value. Drawn by templates/forms/day.html."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DayParts:
        return DayParts(*(str(data.get(f"{name}-{part}", "")).strip() for part in _PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in _PARTS)


class Day(Asked, forms.Field):
    """A date in three boxes. Pass `earliest` and `latest` as dates, or set them on the form's own copy."""

    widget = ThreeBoxes

    def __init__(
        self,
        label: Text,
        *,
        hint: Text = "",
        required: bool = True,
        earliest: date = date(1900, 1, 1),
        latest: date = date(2100, 1, 1),
        birthday: bool = False,
    ) -> None:
        self.earliest, self.latest, self.birthday = earliest, latest, birthday
        super().__init__(label=label, help_text=hint or _("For example, 27 3 2026"), required=required)
        self.drawn_by("forms/day.html")

    def names(self, html_name: str) -> frozenset[str]:
        return frozenset(f"{html_name}-{part}" for part in _PARTS)

    def first_id(self, auto_id: str) -> str:
        return f"{auto_id}-day"

    def prepare_value(self, value: Any) -> DayParts:
        if isinstance(value, date):
            return DayParts(str(value.day), str(value.month), str(value.year))
        return value if isinstance(value, DayParts) else DayParts()

    def to_python(self, value: Any) -> date | None:
        if not value:
            return None
        if value.missing():
            raise ValidationError(self._incomplete(value), code="incomplete")
        return self._in_range(self._date(value))

    def _incomplete(self, value: DayParts) -> Text:
        words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
        lacking = [words[part] for part in value.missing()]
        template = _("“{called}” must have {one}.") if len(lacking) == 1 else _("“{called}” must have {one} and {two}.")
        return format_lazy(template, called=self.called, one=lacking[0], two=lacking[-1])

    def _date(self, value: DayParts) -> date:
        numbers = [getattr(value, part) for part in _PARTS]
        if not all(re.fullmatch(r"[0-9]{1,4}", number) for number in numbers) or len(value.year) != 4:
            raise ValidationError(
                format_lazy(
                    _("“{called}” must be in numbers, with four for the year, like 27 3 2026."), called=self.called
                ),
                code="figures",
            )
        day, month, year = (int(number) for number in numbers)
        try:
            return date(year, month, day)
        except ValueError as wrong:
            raise ValidationError(
                format_lazy(_("“{called}” is not a real date. Check the day and the month."), called=self.called),
                code="not-real",
            ) from wrong

    def _in_range(self, value: date) -> date:
        if not self.earliest <= value <= self.latest:
            raise ValidationError(
                format_lazy(
                    _("“{called}” must be from {earliest} to {latest}."),
                    called=self.called,
                    earliest=date_format(self.earliest, "j F Y"),
                    latest=date_format(self.latest, "j F Y"),
                ),
                code="range",
            )
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != self.prepare_value(data)


class ClockTime(Line):
    """A time of day as people write it: 10:30, 10.30, 2pm, 14:00."""

    def __init__(self, label: Text, *, hint: Text = "", required: bool = True) -> None:
        super().__init__(label, hint=hint or _("For example, 10:30 or 2pm"), required=required, longest=10, width=10)

    def prepare_value(self, value: Any) -> str:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def read(self, line: str) -> time | None:
        told = self._told(line)
        if line and told is None:
            words = format_lazy(_("“{called}” must be a time like 10:30 or 2pm."), called=self.called)
            raise ValidationError(words, code="time")
        return told

    @staticmethod
    def _told(written: str) -> time | None:
        found = _TIME.fullmatch(written.strip())
        if not found or not (found[2] or found[3]):
            return None
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        return time(hour, minute) if hour < 24 and minute < 60 else None
