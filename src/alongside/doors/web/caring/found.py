"""A carer is found: by themselves, by the one they look after, or by staff; and gets a record of their own."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.caring.forms import CarerForm, LooksAfterForm
from alongside.doors.web.caring.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.carers.changes import add_carer as add_carer_of
from alongside.records.carers.changes import identify_carer
from alongside.records.careteam.reads import member_of_team
from alongside.records.people.reads import person_view
from alongside.rules.actors import Role
from alongside.rules.carers import IdentifiedBy


@for_roles(Role.PERSON)
def add_mine(request: ActingRequest) -> HttpResponse:
    """Somebody says of themselves that they look after another."""
    return _adding(request, request.actor.known_person, reverse("caring:mine"))


@for_roles(*CARES)
def add(request: ActingRequest, person: UUID) -> HttpResponse:
    """Staff write down that somebody on their list looks after another."""
    return _adding(request, person, reverse("caring:of", args=[person]))


@for_roles(*CARES)
def add_carer(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """A record of their own for one who supports a person; what is known of them there is a start."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    given, _space, family = found.supporter.name.partition(" ")
    known = {"given_name": given, "family_name": family, "telephone": found.supporter.telephone, "language": "en"}
    form = CarerForm(request.POST or None, initial=known)
    added: list[UUID | None] = []

    def carry_out() -> None:
        added.append(_add(request, supporter, form))

    if request.method == "POST" and form.is_valid() and form.carries_out(carry_out):
        return redirect("caring:caring", added[0]) if added[0] else redirect("people:not_added")
    values = {"member": found.supporter, "shown": found.person, "person": header_of(found.person), "form": form}
    return render(request, "caring/add_carer.html", values, status=422 if form.errors else 200)


def _add(request: ActingRequest, supporter: UUID, form: CarerForm) -> UUID | None:
    given = form.cleaned_data
    return add_carer_of(
        by=request.actor,
        supporter=supporter,
        details=form.details(),
        identified_by=IdentifiedBy(given["identified_by"]),
        is_somebody_else=given["is_somebody_else"],
        now=request.now,
    )


def _adding(request: ActingRequest, person: UUID, back: str) -> HttpResponse:
    own = request.actor.role == Role.PERSON
    who = person_view(by=request.actor, person=person)
    form = LooksAfterForm(request.POST or None, own=own)
    added: list[UUID] = []

    def carry_out() -> None:
        added.append(identify_carer(by=request.actor, person=person, new=form.new(), now=request.now))

    if request.method == "POST" and form.is_valid() and form.carries_out(carry_out):
        return redirect("caring:caring", added[0])
    values = {"person": header_of(who), "own": own, "form": form, "back_href": back}
    return render(request, "caring/add.html", values, status=422 if form.errors else 200)
