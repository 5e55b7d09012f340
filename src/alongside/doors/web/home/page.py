"""What a role's home page consists of, and how it says days and times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.doors.web.jinja import clock
from alongside.rules.dates import day_of


@dataclass(frozen=True, slots=True)
class Page:
    template: str
    values: Mapping[str, Any]


def weekday(value: date) -> str:
    """Thursday 26 November 2026"""
    return date_format(value, "l j F Y")


def when(value: datetime) -> str:
    """Thursday 26 November 2026 at 14:00"""
    return _("%(day)s at %(time)s") % {"day": weekday(day_of(value)), "time": clock(value)}
