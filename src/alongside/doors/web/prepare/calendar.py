"""Both appointments as a file for a calendar: works for anyone, with an e-mail address or without."""

from uuid import UUID

from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.calendar_files import MEDIA_TYPE, NAME, calendar_of
from alongside.doors.web.door import for_roles
from alongside.doors.web.prepare.roles import ANSWERS
from alongside.journey.prepare.reads import pack_for
from alongside.records.appointments.reads import appointments_ever_of


@for_roles(*ANSWERS)
def calendar(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The file; opened again after a change, it changes what the calendar has."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    contacts = appointments_ever_of(by=request.actor, round_id=view.round.id)
    file = calendar_of(contacts, view.organisation, request.now)
    response = HttpResponse(file, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response
