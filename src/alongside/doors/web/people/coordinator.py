"""Naming the one coordinator of a person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.people.forms import CoordinatorForm
from alongside.doors.web.people.roles import CARES
from alongside.doors.web.rendering import render
from alongside.journey.identify.changes import give_coordinator
from alongside.journey.identify.reads import coordinators
from alongside.records.careteam.reads import coordinator_of
from alongside.records.people.reads import person_view


@for_roles(*CARES)
def coordinator(request: ActingRequest, person: UUID) -> HttpResponse:
    """Choose among those who coordinate in this organisation now."""
    who = person_view(by=request.actor, person=person)
    named = coordinator_of(by=request.actor, person=person)
    staff = coordinators(by=request.actor, now=request.now)
    form = CoordinatorForm(request.POST or None, staff, named.account if named else None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _name(request, person, form)):
        return redirect("people:person", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "people/coordinator.html", values, status=422 if form.errors else 200)


def _name(request: ActingRequest, person: UUID, form: CoordinatorForm) -> None:
    account = UUID(form.cleaned_data["account"])
    give_coordinator(by=request.actor, person=person, account=account, now=request.now)
