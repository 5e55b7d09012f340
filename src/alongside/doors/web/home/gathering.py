"""The home page of a health care assistant: who comes for tests and checks, today and in the next days."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.home.page import Page, weekday, when
from alongside.doors.web.jinja import clock
from alongside.doors.web.prepare.wording import PLACES
from alongside.doors.web.shapes import Cell
from alongside.records.appointments.reads import appointments_between
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.reads import people_listed
from alongside.records.people.values import PersonView
from alongside.rules.dates import day_of, instant_at

AHEAD = timedelta(days=7)


def page(request: ActingRequest) -> Page:
    by, now = request.actor, request.now
    start = instant_at(day_of(now), time(), field="now")
    booked = appointments_between(by=by, start=start, end=start + AHEAD)
    gatherings = [each for each in booked if each.kind == "gathering"]
    people = people_listed(by=by, people=[each.person for each in gatherings], name="tests and checks", now=now)
    known = [(each, people[each.person]) for each in gatherings if each.person in people]
    values = {
        "today": weekday(day_of(now)),
        "now": [_row(each, who, clock(each.starts_at)) for each, who in known if _is_today(each, now)],
        "later": [_row(each, who, when(each.starts_at)) for each, who in known if not _is_today(each, now)],
    }
    return Page("home/gathering.html", values)


def _is_today(each: AppointmentView, now: datetime) -> bool:
    return day_of(each.starts_at) == day_of(now)


def _row(each: AppointmentView, person: PersonView, at: str) -> list[Cell]:
    minutes = _("%(number)s minutes") % {"number": each.minutes}
    return [
        Cell(person.name, reverse("prepare:gathering", args=[each.round])),
        Cell(at, note=minutes),
        Cell(str(dict(PLACES)[each.place]), note=_("with %(name)s") % {"name": each.with_name}),
    ]
