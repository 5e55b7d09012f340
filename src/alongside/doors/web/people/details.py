"""Putting a person's details right: name, date of birth, address and phone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.people.forms import CorrectionForm
from alongside.doors.web.people.roles import ADDS
from alongside.doors.web.rendering import render
from alongside.records.people.changes.mending import correct_details
from alongside.records.people.reads import person_view


@for_roles(*ADDS)
def details(request: ActingRequest, person: UUID) -> HttpResponse:
    """What we know, to be changed where it is wrong."""
    who = person_view(by=request.actor, person=person)
    form = CorrectionForm(request.POST or None, who)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _correct(request, person, form)):
        return redirect("people:person", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "people/details.html", values, status=form.status)


def _correct(request: ActingRequest, person: UUID, form: CorrectionForm) -> None:
    told_by = form.cleaned_data["told_by"]
    correct_details(by=request.actor, person=person, details=form.corrected(), told_by=told_by, now=request.now)
