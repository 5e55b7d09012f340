"""Who supports a person: the list, and adding somebody. The person's own page speaks in their words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.forms import AddForm
from alongside.doors.web.careteam.presenting import card_of, ended_rows
from alongside.doors.web.careteam.roles import SEES_TEAM, WRITES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.careteam.changes import add_member
from alongside.records.careteam.reads import team_of
from alongside.records.careteam.values import TeamPage
from alongside.rules.actors import Role
from alongside.rules.refusals import Unknown


@for_roles(*SEES_TEAM)
def team(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Everybody who supports the person now, with what the person decided, and who did before."""
    found = _team(request, person)
    own = is_own(request)
    may_write = request.actor.role in WRITES
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "own": own,
        "cards": [card_of(each, request.actor.role) for each in found.members],
        "not_asked": [
            each.supporter.name
            for each in found.members
            if each.decision is None and each.supporter.kind not in ("coordinator", "team")
        ],
        "ended": ended_rows(found.ended),
        "add_href": _address("add", person) if may_write else "",
        "coordinator_href": "" if own or not may_write else reverse("careteam:coordinator", args=[found.person.id]),
    }
    return render(request, "careteam/team.html", values)


@for_roles(*WRITES)
def add(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Somebody new."""
    found = _team(request, person)
    form, who = AddForm(request.POST or None), found.person.id
    added: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: added.append(_add(request, who, form)))
    ):
        return redirect("careteam:decision", added[0])
    values = {
        "person": header_of(found.person),
        "title": _("Add somebody who supports you") if is_own(request) else _("Add somebody who supports them"),
        "caption": "",
        "back": _address("team", person),
        "form": form,
        "button": _("Continue"),
    }
    return render(request, "careteam/form.html", values, status=422 if form.errors else 200)


def is_own(request: ActingRequest) -> bool:
    return request.actor.role == Role.PERSON


def team_address(request: ActingRequest, person: UUID) -> str:
    """Where the list is, for this reader."""
    return _address("team", None if is_own(request) else person)


def _team(request: ActingRequest, person: UUID | None) -> TeamPage:
    """The person's own, or for staff that of the person in the address. Raises Unknown for anything else."""
    if is_own(request) != (person is None):
        raise Unknown("person.unknown")
    return team_of(by=request.actor, person=person or request.actor.known_person, now=request.now)


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


def _address(name: str, person: UUID | None) -> str:
    return reverse(f"careteam:{name}_of", args=[person]) if person else reverse(f"careteam:{name}")
