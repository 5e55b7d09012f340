"""Writing down what was decided for somebody who could not make that one decision."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.capacity_forms import BestInterestsForm
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import record_best_interests
from alongside.records.authority.reads import authority_page
from alongside.records.people.reads import person_view
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown


@for_roles(*CARES)
def decide(request: ActingRequest, person: UUID, capacity: UUID) -> HttpResponse:
    """It begins at a finding, and is about the same decision: no other can be chosen."""
    who = person_view(by=request.actor, person=person)
    page = authority_page(by=request.actor, person=person, now=request.now)
    found = next((each.found for each in page.assessments if each.id == capacity), None)
    if found is None:
        raise Unknown("capacity.unknown")
    form = BestInterestsForm(request.POST or None, request.actor.name, day_of(request.now))
    if request.method == "POST" and form.is_valid():

        def keep() -> None:
            made = form.made(found)
            record_best_interests(by=request.actor, person=person, capacity=capacity, made=made, now=request.now)

        if form.carries_out(keep):
            return redirect("authority:of", person)
    values = {"person": header_of(who), "shown": who, "form": form, "decision": found.decision}
    return render(request, "authority/best_interests.html", values, status=422 if form.errors else 200)
