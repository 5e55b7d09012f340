"""The people whom the organisation looks after: everybody, or those who are searched for."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.frame import Link
from alongside.doors.web.identify.wording import stage_words
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.people.forms import SearchForm
from alongside.doors.web.people.roles import ADDS, CARES, LISTS
from alongside.doors.web.people.searching import search_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.people.reads import people_registered
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import rounds_of_people
from alongside.records.plans.values import RoundView
from alongside.rules.nhs_number import shown

MINE = "mine"


@for_roles(*LISTS)
def people(request: ActingRequest) -> HttpResponse:
    """A page of 50 by name: who they are, where their plan stands and what is due, never what it says."""
    form = SearchForm(request.GET)
    typed, whose = (form.cleaned_data["q"], form.cleaned_data["whose"]) if form.is_valid() else ("", "")
    page = page_number(request)
    search = replace(search_of(typed), coordinator=request.actor.account if whose == MINE else None)
    found = people_registered(by=request.actor, search=search, page=page, now=request.now)
    rounds = rounds_of_people(by=request.actor, people=[each.id for each in found.people])
    values = {
        "form": form,
        "searched": typed,
        "is_mine": whose == MINE,
        "lists": _lists(request, typed, whose) if request.actor.role in CARES else [],
        "rows": [_row(each, rounds) for each in found.people],
        "total": found.total,
        "pages": pages_of(request, found.number, found.last, found.total),
        "may_add": request.actor.role in ADDS,
        "may_open": request.actor.role in CARES,
    }
    return render(request, "people/list.html", values, status=422 if form.errors else 200)


def _lists(request: ActingRequest, typed: str, whose: str) -> list[Link]:
    """Everybody, or those whom this account coordinates: each has an address of its own, with what was searched for."""
    every, searched = reverse("people:list"), {"q": typed} if typed else {}
    mine = urlencode({**searched, "whose": MINE})
    return [
        Link(_("Everybody on our list"), f"{every}?{urlencode(searched)}" if searched else every, here=whose != MINE),
        Link(_("People I coordinate"), f"{every}?{mine}", here=whose == MINE),
    ]


def _row(person: PersonView, rounds: Mapping[UUID, RoundView]) -> list[Cell]:
    current = rounds.get(person.id)
    stage, due_on = (current.stage, current.due_on) if current else (None, None)
    return [
        Cell(person.known_as, href=reverse("people:person", args=[person.id]), note=_gone(person)),
        Cell(day(person.born_on)),
        Cell(shown(person.nhs_number) if person.nhs_number else _("Not known")),
        Cell(stage_words(stage), note=_("Due %(date)s") % {"date": day(due_on)} if due_on else ""),
    ]


def _gone(person: PersonView) -> str:
    if person.died_on:
        return _("Died %(date)s") % {"date": day(person.died_on)}
    return _("Moved away %(date)s") % {"date": day(person.moved_away_on)} if person.moved_away_on else ""
