"""How a person hears from the team. How it has to look is one of their needs."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.people.forms import LettersForm
from alongside.doors.web.people.roles import LISTS
from alongside.doors.web.rendering import render
from alongside.records.people.changes.people import record_contact
from alongside.records.people.reads import person_view


@for_roles(*LISTS)
def letters(request: ActingRequest, person: UUID) -> HttpResponse:
    """Record the channel."""
    who = person_view(by=request.actor, person=person)
    form = LettersForm(request.POST or None, who)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _record(request, person, form)):
        return redirect("people:person", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "people/letters.html", values, status=form.status)


def _record(request: ActingRequest, person: UUID, form: LettersForm) -> None:
    given = form.cleaned_data
    record_contact(
        by=request.actor,
        person=person,
        contact_by=given["contact_by"],
        email=given["email"],
        no_messages=given["no_messages"],
        now=request.now,
    )
