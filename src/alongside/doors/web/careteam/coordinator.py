"""The one coordinator of a person: who it is, who it was, and who it is to be."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.forms import CoordinatorForm
from alongside.doors.web.careteam.roles import CARES
from alongside.doors.web.careteam.wording import handover_event
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.saved import Saved, saying
from alongside.journey.identify.changes import give_coordinator
from alongside.journey.identify.reads import coordination_of


@for_roles(*CARES)
def coordinator(request: ActingRequest, person: UUID) -> HttpResponse:
    """Choose among those who coordinate in this organisation now; a handover says what the next one has to know."""
    found = coordination_of(by=request.actor, person=person, now=request.now)
    form = CoordinatorForm(request.POST or None, found.colleagues, found.named.account if found.named else None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _name(request, person, form)):
        return saying(Saved.COORDINATOR, redirect("careteam:coordinator", person))
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "named": found.named,
        "handovers": [handover_event(each) for each in found.handovers],
        "form": form,
    }
    return render(request, "careteam/coordinator.html", values, status=form.status)


def _name(request: ActingRequest, person: UUID, form: CoordinatorForm) -> None:
    account = UUID(form.cleaned_data["account"])
    give_coordinator(by=request.actor, person=person, account=account, note=form.cleaned_data["note"], now=request.now)
