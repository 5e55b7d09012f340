"""Where getting ready begins: the person's own round, whichever it is."""

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.prepare.roles import ANSWERS
from alongside.doors.web.rendering import render
from alongside.records.plans.reads import open_round_of
from alongside.rules.refusals import Unknown


@for_roles(*ANSWERS)
def start(request: ActingRequest) -> HttpResponse:
    """To the open round, or a page that says there is nothing to get ready for."""
    person = request.actor.person or request.actor.on_behalf_of
    if person is None:
        raise Unknown("person.unknown")
    found = open_round_of(by=request.actor, person=person)
    if found is None:
        return render(request, "prepare/start.html")
    return redirect("prepare:hub", found.id)
