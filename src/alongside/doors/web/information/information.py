"""What a person wants to know: they ask, or their team writes it down; the team records what came of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.information.forms import AskForForm, AskForm, GiveForm
from alongside.doors.web.information.wording import FORMATS, UNDERSTOOD
from alongside.doors.web.jinja import day
from alongside.doors.web.people.roles import GATHERS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.people.changes.information import give_information, want_information
from alongside.records.people.reads import open_information, person_view
from alongside.records.people.values import InformationView, PersonView
from alongside.rules.actors import Role
from alongside.rules.refusals import Unknown


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """The person's own questions and what they were told."""
    return _page(request, person_view(by=request.actor, person=request.actor.known_person), is_own=True)


@for_roles(*GATHERS)
def of(request: ActingRequest, person: UUID) -> HttpResponse:
    return _page(request, person_view(by=request.actor, person=person), is_own=False)


@for_roles(Role.PERSON)
def ask(request: ActingRequest) -> HttpResponse:
    """The person writes down a question."""
    who = person_view(by=request.actor, person=request.actor.known_person)
    return _ask(request, who, AskForm(request.POST or None), reverse("information:mine"))


@for_roles(*GATHERS)
def ask_for(request: ActingRequest, person: UUID) -> HttpResponse:
    """Somebody of the team writes down what the person asked."""
    who = person_view(by=request.actor, person=person)
    return _ask(request, who, AskForForm(request.POST or None), reverse("information:of", args=[person]))


@for_roles(*GATHERS)
def give(request: ActingRequest, person: UUID, informationneed: UUID) -> HttpResponse:
    """What was told or given, in which format, and how the person said it back."""
    who = person_view(by=request.actor, person=person)
    every = open_information(by=request.actor, person=person, now=request.now)
    found = next((each for each in every if each.id == informationneed), None)
    if found is None or found.given_on is not None:
        raise Unknown("information.unknown")
    form = GiveForm(request.POST or None)

    def keep() -> None:
        give_information(by=request.actor, person=person, need=informationneed, given=form.given(), now=request.now)

    back = reverse("information:of", args=[person])
    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect(back)
    values = {"person": header_of(who), "form": form, "wanted": found.wanted, "back_href": back}
    return render(request, "information/give.html", values, status=422 if form.errors else 200)


def _page(request: ActingRequest, who: PersonView, *, is_own: bool) -> HttpResponse:
    found = open_information(by=request.actor, person=who.id, now=request.now)
    values = {
        "person": header_of(who),
        "is_own": is_own,
        "called": who.called,
        "waiting": [_waiting(who.id, each, is_own) for each in found if each.given_on is None],
        "told": [_told(each) for each in found if each.given_on is not None],
        "ask_href": reverse("information:ask") if is_own else reverse("information:ask-for", args=[who.id]),
        "back_href": "/" if is_own else reverse("people:person", args=[who.id]),
    }
    return render(request, "information/information.html", values)


def _ask(request: ActingRequest, who: PersonView, form: AskForm | AskForForm, back: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        want_information(by=request.actor, person=who.id, wanted=form.cleaned_data["wanted"], now=request.now)
        return redirect(back)
    values = {"person": header_of(who), "form": form, "back_href": back}
    return render(request, "information/ask.html", values, status=422 if form.errors else 200)


def _waiting(person: UUID, each: InformationView, is_own: bool) -> Row:
    link = Change(reverse("information:give", args=[person, each.id]), _("Say what they were told"))
    return Row(_("Asked %(date)s") % {"date": day(each.asked_on)}, each.wanted, () if is_own else (link,))


def _told(each: InformationView) -> Row:
    """The question, what came of it, and how it came back."""
    values = {
        "how": str(FORMATS[each.format]),
        "who": each.given_by,
        "date": day(each.given_on) if each.given_on else "",
    }
    lines = [
        each.given,
        _("%(how)s. %(who)s, %(date)s") % values,
        _("Clear? %(answer)s") % {"answer": str(UNDERSTOOD[each.understood])},
        _("In their words: “%(words)s”") % {"words": each.told_back} if each.told_back else "",
    ]
    return Row(each.wanted, "\n".join(filter(None, lines)))
