"""The people whom the organisation looks after: everybody, or those who are searched for."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.identify.wording import stage_words
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.people.forms import SearchForm
from alongside.doors.web.people.roles import ADDS, LISTS
from alongside.doors.web.people.searching import search_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.people.reads import people_registered
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import rounds_of_people
from alongside.records.plans.values import RoundView
from alongside.rules.nhs_number import shown


@for_roles(*LISTS)
def people(request: ActingRequest) -> HttpResponse:
    """A page of 50 by name: who they are, where their plan stands and what is due, never what it says."""
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    page = page_number(request)
    found = people_registered(by=request.actor, search=search_of(typed), page=page, now=request.now)
    rounds = rounds_of_people(by=request.actor, people=[each.id for each in found.people])
    values = {
        "form": form,
        "searched": typed,
        "rows": [_row(each, rounds) for each in found.people],
        "total": found.total,
        "pages": pages_of(request, found.number, found.last, found.total),
        "may_add": request.actor.role in ADDS,
    }
    return render(request, "people/list.html", values, status=422 if form.errors else 200)


def _row(person: PersonView, rounds: Mapping[UUID, RoundView]) -> list[Cell]:
    current = rounds.get(person.id)
    stage, due_on = (current.stage, current.due_on) if current else (None, None)
    return [
        Cell(person.name, href=reverse("people:person", args=[person.id]), note=_gone(person)),
        Cell(day(person.born_on)),
        Cell(shown(person.nhs_number) if person.nhs_number else _("Not known")),
        Cell(stage_words(stage), note=_("Due %(date)s") % {"date": day(due_on)} if due_on else ""),
    ]


def _gone(person: PersonView) -> str:
    if person.died_on:
        return _("Died %(date)s") % {"date": day(person.died_on)}
    return _("Moved away %(date)s") % {"date": day(person.moved_away_on)} if person.moved_away_on else ""
