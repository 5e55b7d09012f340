"""Adding a person to the organisation's list."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.people.forms import PersonForm
from alongside.doors.web.people.roles import ADDS
from alongside.doors.web.rendering import render
from alongside.records.people.changes.people import add_person


@for_roles(*ADDS)
def add(request: ActingRequest) -> HttpResponse:
    """Somebody new; where the number is known already, the same page for everybody that says that somebody looks."""
    form = PersonForm(request.POST or None, initial={"language": "en"})
    added: list[UUID | None] = []
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: added.append(_add(request, form))):
        return redirect("people:person", added[0]) if added[0] else redirect("people:not_added")
    return render(request, "people/add.html", {"form": form}, status=422 if form.errors else 200)


@for_roles(*ADDS)
def not_added(request: ActingRequest) -> HttpResponse:
    """What happens now, in words that are the same whoever has the number."""
    return render(request, "people/not_added.html")


def _add(request: ActingRequest, form: PersonForm) -> UUID | None:
    is_somebody_else = form.cleaned_data["is_somebody_else"]
    return add_person(by=request.actor, details=form.details(), is_somebody_else=is_somebody_else, now=request.now)
