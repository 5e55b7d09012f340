"""What only those may read who need it: how to reach somebody safely, their code word, and about the key."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.people.more_forms import ApartForm
from alongside.doors.web.people.more_words import APART, APART_HINTS
from alongside.doors.web.people.roles import LISTS
from alongside.doors.web.rendering import render
from alongside.records.people.changes.details import keep_apart, look_apart
from alongside.records.people.reads import person_view
from alongside.rules.details import Apart
from alongside.rules.refusals import Unknown


@for_roles(*LISTS)
def apart(request: ActingRequest, person: UUID, kind: str) -> HttpResponse:
    """Write it down anew. What stood there before is not shown here."""
    who, about = person_view(by=request.actor, person=person), _kind(kind)
    form = ApartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_apart(by=request.actor, person=person, kind=about, words=form.cleaned_data["words"], now=request.now)
        return redirect("people:more", person)
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "title": str(APART[about]),
        "hint": str(APART_HINTS[about]),
    }
    return render(request, "people/apart.html", values, status=422 if form.errors else 200)


@for_roles(*LISTS)
def look(request: ActingRequest, person: UUID, kind: str) -> HttpResponse:
    """Ask to see it: a press of a button, so that the look is somebody's act and is logged."""
    who, about = person_view(by=request.actor, person=person), _kind(kind)
    form = ButtonForm(request.POST or None)
    words: tuple[str, ...] = ()
    is_shown = request.method == "POST" and form.is_valid()
    if is_shown:
        words = look_apart(by=request.actor, person=person, kind=about, now=request.now)
    values = {
        "person": header_of(who),
        "shown": who,
        "title": str(APART[about]),
        "hint": str(APART_HINTS[about]),
        "words": words,
        "is_shown": is_shown,
        "back_href": reverse("people:more", args=[person]),
    }
    return render(request, "people/apart_look.html", values)


def _kind(kind: str) -> Apart:
    if kind not in set(Apart):
        raise Unknown("person.detail-unknown")
    return Apart(kind)
