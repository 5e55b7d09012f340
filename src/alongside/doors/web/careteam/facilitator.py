"""Letting a volunteer, peer or advocate help with the plan, and ending it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.helping_forms import FacilitatorForm
from alongside.doors.web.careteam.roles import CARES, WRITES
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.careteam.changes import assign_facilitator, end_facilitation
from alongside.records.careteam.reads import assigning, facilitation_view
from alongside.rules.dates import day_of


@for_roles(*CARES)
def facilitator(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """With what they help, who supervises it, and what was checked before they begin."""
    found = assigning(by=request.actor, supporter=supporter, now=request.now)
    form = FacilitatorForm(request.POST or None, found, day_of(request.now))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _assign(request, supporter, form)):
        return redirect("careteam:supporter", supporter)
    values = {"person": header_of(found.person), "shown": found.person, "member": found.supporter, "form": form}
    return render(request, "careteam/facilitator.html", values, status=422 if form.errors else 200)


@for_roles(*WRITES)
def facilitation_end(request: ActingRequest, facilitation: UUID) -> HttpResponse:
    """They do not help with the plan any more; asked once."""
    found = facilitation_view(by=request.actor, facilitation=facilitation, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        end_facilitation(by=request.actor, facilitation=facilitation, now=request.now)
        return redirect("careteam:supporter", found.supporter)
    return render(request, "careteam/facilitation_end.html", {"found": found, "form": form})


def _assign(request: ActingRequest, supporter: UUID, form: FacilitatorForm) -> None:
    assign_facilitator(by=request.actor, supporter=supporter, assignment=form.assignment(), now=request.now)
