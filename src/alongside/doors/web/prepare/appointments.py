"""Booking the two linked contacts of a round."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.forms import ContactsForm
from alongside.doors.web.prepare.roles import BOOKS
from alongside.doors.web.rendering import render
from alongside.journey.prepare.changes import book_contacts
from alongside.journey.prepare.reads import pack_for


@for_roles(*BOOKS)
def appointments(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Book both contacts, or move them."""
    pack = pack_for(by=request.actor, round_id=round_id, now=request.now)
    form = ContactsForm(request.POST or None, pack, request.actor.name)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _book(request, round_id, form)):
        return redirect("people:person", pack.person.id)
    values = {"person": header_of(pack.person), "pack": pack, "form": form}
    return render(request, "prepare/appointments.html", values, status=form.status)


def _book(request: ActingRequest, round_id: UUID, form: ContactsForm) -> None:
    gathering, conversation = form.contact("gathering"), form.contact("conversation")
    book_contacts(by=request.actor, round_id=round_id, gathering=gathering, conversation=conversation, now=request.now)
