"""Dates that people give, and arithmetic on them."""

import calendar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from alongside.rules.refusals import Invalid

EARLIEST = date(1900, 1, 1)
LONDON = ZoneInfo("Europe/London")


def day_of(now: datetime) -> date:
    """The calendar day in England at this instant."""
    return now.astimezone(LONDON).date()


def age_on(born_on: date, day: date) -> int:
    """Whole years lived on a day. Someone born on 29 February has their birthday on 1 March in other years."""
    before_birthday = (day.month, day.day) < (born_on.month, born_on.day)
    return day.year - born_on.year - before_birthday


def months_later(day: date, months: int) -> date:
    """The same day of the month, so many months later; the month's last day where it is too short."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


def instant_at(day: date, clock: time, *, field: str, zone: ZoneInfo = LONDON) -> datetime:
    """The instant (UTC) of a clock time on a day; Invalid for an hour that the clocks skip in spring.

    An hour that comes twice in autumn is taken as the first.
    """
    local = datetime.combine(day, clock.replace(tzinfo=None), tzinfo=zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Invalid("dates.no-such-time", field=field)
    return instant


def check_birth(born_on: date, today: date, *, field: str = "born_on") -> None:
    """Raise Invalid for a birth in the future or before 1900."""
    if born_on > today:
        raise Invalid("dates.birth-in-future", field=field)
    if born_on < EARLIEST:
        raise Invalid("dates.birth-too-early", field=field, values={"earliest": EARLIEST.year})


def check_death(died_on: date, born_on: date, today: date, *, field: str = "died_on") -> None:
    """Raise Invalid for a death in the future or before the birth."""
    if died_on > today:
        raise Invalid("dates.death-in-future", field=field)
    if died_on < born_on:
        raise Invalid("dates.death-before-birth", field=field)


def check_move(moved_on: date, born_on: date, today: date, *, field: str = "moved_away_on") -> None:
    """Raise Invalid for a move that has not taken place, or one before the birth."""
    if moved_on > today:
        raise Invalid("dates.move-in-future", field=field)
    if moved_on < born_on:
        raise Invalid("dates.move-before-birth", field=field)
