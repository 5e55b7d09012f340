"""Who supports a person: the list, and adding somebody. The person's own page speaks in their words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.forms import AddForm
from alongside.doors.web.careteam.presenting import card_of, ended_rows
from alongside.doors.web.careteam.roles import CARES, CHECKS, WRITES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.carers.reads import carings_shown
from alongside.records.careteam.changes import add_member
from alongside.records.careteam.reads import team_of
from alongside.rules.actors import Role


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """Everybody who supports me now, with what I decided, and who did before."""
    return _list(request, request.actor.known_person)


@for_roles(*CHECKS)
def team(request: ActingRequest, person: UUID) -> HttpResponse:
    """The same for those who look after the person, and their safeguarding lead."""
    return _list(request, person)


@for_roles(Role.PERSON)
def add_mine(request: ActingRequest) -> HttpResponse:
    """Somebody new who supports me."""
    return _adding(request, request.actor.known_person)


@for_roles(*CARES)
def add(request: ActingRequest, person: UUID) -> HttpResponse:
    """Somebody new who supports the person."""
    return _adding(request, person)


def _list(request: ActingRequest, person: UUID) -> HttpResponse:
    found = team_of(by=request.actor, person=person, now=request.now)
    may_write = request.actor.role in WRITES
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "own": is_own(request),
        "cards": [card_of(each, request.actor.role) for each in found.members],
        "not_asked": [each.supporter.name for each in found.members if each.is_to_be_asked_about],
        "ended": ended_rows(found.ended),
        "shown_by": [each.carer_name for each in carings_shown(by=request.actor)] if is_own(request) else [],
        "add_href": _address(request, "add", person) if may_write else "",
        "coordinator_href": reverse("careteam:coordinator", args=[person]) if request.actor.role in CARES else "",
    }
    return render(request, "careteam/team.html", values)


def _adding(request: ActingRequest, person: UUID) -> HttpResponse:
    found = team_of(by=request.actor, person=person, now=request.now)
    form = AddForm(request.POST or None, own=is_own(request))
    added: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: added.append(_add(request, person, form)))
    ):
        return redirect("careteam:decision", added[0])
    values = {
        "person": header_of(found.person),
        "title": _("Add somebody who supports you") if is_own(request) else _("Add somebody who supports them"),
        "caption": "",
        "back": _address(request, "team", person),
        "form": form,
        "button": _("Continue"),
    }
    return render(request, "careteam/form.html", values, status=422 if form.errors else 200)


def is_own(request: ActingRequest) -> bool:
    return request.actor.role == Role.PERSON


def team_address(request: ActingRequest, person: UUID) -> str:
    """Where the list is, for this reader."""
    return _address(request, "team", person)


def _add(request: ActingRequest, person: UUID, form: AddForm) -> UUID:
    given = form.cleaned_data
    return add_member(
        by=request.actor,
        person=person,
        kind=given["kind"],
        details=form.details(),
        since=given["since"],
        now=request.now,
    )


def _address(request: ActingRequest, name: str, person: UUID) -> str:
    own = {"team": "mine", "add": "add_mine"}
    return reverse(f"careteam:{own[name]}") if is_own(request) else reverse(f"careteam:{name}", args=[person])
