"""FHIR dates, date-times and instants, whole or partial, read into one value."""

import re
from datetime import date, datetime

from alongside.rules.received import Precision, When

EARLIEST_YEAR = 1850  # before anybody living was born: a mistyped year
LATEST_YEAR = 2200
_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d:\d\d(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


class NotADate(ValueError):
    """message is a message id, words say why in plain words."""

    def __init__(self, message: str, words: str) -> None:
        super().__init__(words)
        self.message = message
        self.words = words


def read_when(text: str) -> When:
    """`2019`, `2019-04`, `2019-04-30` or `2019-04-30T10:15:00+01:00`. Raises NotADate."""
    form = _FORM.fullmatch(text)
    if not form:
        raise NotADate("date.form", f"{text[:40]!r} is not a date that FHIR allows, such as 2019-04-30.")
    year, month, day, clock, zone = form.groups()
    if clock and not zone:
        raise NotADate("date.no-time-zone", f"{text[:40]!r} has a time without a time zone.")
    try:
        on = date(int(year), int(month or 1), int(day or 1))
        at = datetime.fromisoformat(text) if clock else None
    except ValueError:
        raise NotADate("date.impossible", f"{text[:40]!r} is not a day or time that exists.") from None
    if not EARLIEST_YEAR <= on.year <= LATEST_YEAR:
        raise NotADate("date.unlikely-year", f"{text[:40]!r} has a year that cannot be right.")
    return When(text=text, precision=_precision(month, day, clock), on=on, at=at)


def _precision(month: str | None, day: str | None, clock: str | None) -> Precision:
    if clock:
        return Precision.INSTANT
    if day:
        return Precision.DAY
    return Precision.MONTH if month else Precision.YEAR
