"""From appointments to one calendar file: London's clocks, and each event known again when it changes."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

LONDON = ZoneInfo("Europe/London")
# Since 1996 the clocks change at 01:00 UTC on the last Sundays of March and October (the Summer Time Order 2002).
# Written down here: what the library works out has the hour of the new time.
_RULES = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One appointment. uid never changes; sequence counts its changes: a calendar then changes what it has, and adds
    nothing twice. summary may stand on a locked screen."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    summary: str
    where: str = ""
    is_cancelled: bool = False


def calendar_file(events: tuple[CalendarEvent, ...], *, made_at: datetime) -> bytes:
    """The file as calendars read it. Whatever is in the words, a line of it starts no new line of the file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Timezone.from_ical(_RULES))
    for each in events:
        calendar.add_component(_event(each, made_at))
    return bytes(calendar.to_ical())


def _event(each: CalendarEvent, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", each.uid)
    event.add("sequence", each.sequence)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", each.starts_at.astimezone(LONDON))
    event.add("duration", timedelta(minutes=each.minutes))
    event.add("summary", each.summary)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if each.is_cancelled else "CONFIRMED")
    if each.where:
        event.add("location", each.where)
    return event
