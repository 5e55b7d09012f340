"""What is added to a concern while it goes on: who is named, what the person says, what was done; and closing it."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import StrictForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.concern_forms import CloseForm, NamedForm, NoteForm, OwnViewForm
from alongside.records.careteam.reads import everybody_around
from alongside.records.people.reads import person_view
from alongside.records.safeguarding.changes import close_concern, name_in_concern, note_concern, record_own_view
from alongside.records.safeguarding.reads import open_concern
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.safeguarding import check_goes_on


@for_roles(Role.SAFEGUARDING_LEAD)
def note(request: ActingRequest, person: UUID, concern: UUID) -> HttpResponse:
    """What was done about it."""
    form = NoteForm(request.POST or None, today=day_of(request.now))
    return _step(request, person, concern, form, _("Write down what was done"), lambda: _note(request, concern, form))


@for_roles(Role.SAFEGUARDING_LEAD)
def own_view(request: ActingRequest, person: UUID, concern: UUID) -> HttpResponse:
    """What the person says about it, and what they want to happen."""
    form = OwnViewForm(request.POST or None, today=day_of(request.now))
    title = _("What do they say, and what do they want?")
    return _step(request, person, concern, form, title, lambda: _ask(request, concern, form))


@for_roles(Role.SAFEGUARDING_LEAD)
def name_somebody(request: ActingRequest, person: UUID, concern: UUID) -> HttpResponse:
    """Who is said to have caused harm; then how they are kept away."""
    form = NamedForm(request.POST or None, around=everybody_around(by=request.actor, person=person))
    title = _("Name somebody who is said to have caused harm")
    return _step(request, person, concern, form, title, lambda: _name(request, concern, form), then="keep_away")


@for_roles(Role.SAFEGUARDING_LEAD)
def close(request: ActingRequest, person: UUID, concern: UUID) -> HttpResponse:
    """Close it, with the reason: nothing more is written to it."""
    form = CloseForm(request.POST or None)
    return _step(request, person, concern, form, _("Close this concern"), lambda: _close(request, concern, form))


def _step(
    request: ActingRequest,
    person: UUID,
    concern: UUID,
    form: StrictForm,
    title: str,
    save: Callable[[], object],
    then: str = "concern",
) -> HttpResponse:
    who = person_view(by=request.actor, person=person)
    found = open_concern(by=request.actor, person=person, concern=concern, now=request.now)
    check_goes_on(found.line.closed_at)
    if request.method == "POST" and form.is_valid() and form.carries_out(save):
        return redirect(f"safeguarding:{then}", person, concern)
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "title": title,
        "caption": found.line.reference,
        "back": reverse("safeguarding:concern", args=[person, concern]),
    }
    return render(request, "safeguarding/concern_form.html", values, status=422 if form.errors else 200)


def _note(request: ActingRequest, concern: UUID, form: NoteForm) -> None:
    note_concern(by=request.actor, concern=concern, now=request.now, **form.cleaned_data)


def _ask(request: ActingRequest, concern: UUID, form: OwnViewForm) -> None:
    record_own_view(by=request.actor, concern=concern, own=form.own, now=request.now)


def _name(request: ActingRequest, concern: UUID, form: NamedForm) -> None:
    name_in_concern(by=request.actor, concern=concern, now=request.now, **form.named)


def _close(request: ActingRequest, concern: UUID, form: CloseForm) -> None:
    words = form.cleaned_data["words"]
    close_concern(by=request.actor, concern=concern, why=form.because, words=words, now=request.now)
