"""Legal facts about a person that give nobody authority: noted, and over."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.forms import FactForm
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.authority.wording import FACTS
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import end_fact, note_fact
from alongside.records.authority.reads import authority_page
from alongside.records.people.reads import person_view
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown


@for_roles(*CARES)
def note(request: ActingRequest, person: UUID) -> HttpResponse:
    """Which fact, and since when."""
    who = person_view(by=request.actor, person=person)
    form = FactForm(request.POST or None, day_of(request.now))
    if request.method == "POST" and form.is_valid():

        def keep() -> None:
            note_fact(by=request.actor, person=person, now=request.now, **form.said())

        if form.carries_out(keep):
            return redirect("authority:of", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "authority/fact.html", values, status=422 if form.errors else 200)


@for_roles(*CARES)
def end(request: ActingRequest, person: UUID, personfact: UUID) -> HttpResponse:
    """It is over from today."""
    who = person_view(by=request.actor, person=person)
    page = authority_page(by=request.actor, person=person, now=request.now)
    view = next((each for each in page.facts if each.id == personfact), None)
    if view is None:
        raise Unknown("fact.unknown")
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pressed("confirm"):
        end_fact(by=request.actor, fact=personfact, now=request.now)
        return redirect("authority:of", person)
    return render(
        request, "authority/end_fact.html", {"person": header_of(who), "shown": who, "fact": FACTS[view.fact]}
    )
