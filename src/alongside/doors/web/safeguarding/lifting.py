"""Lifting a limit: one person asks, another one lifts it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.people.reads import person_view
from alongside.records.sharing.changes import ask_to_lift, lift_restriction
from alongside.rules.actors import Role


@for_roles(Role.SAFEGUARDING_LEAD)
def ask_lift(request: ActingRequest, person: UUID, limit: UUID) -> HttpResponse:
    """Ask for it to be lifted. Nothing changes until a second person agrees."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_to_lift(by=request.actor, restriction=limit, now=request.now)
        return redirect("safeguarding:person", person)
    consequences = [_("nothing changes yet"), _("another safeguarding lead looks at it, and lifts it or leaves it")]
    return asked(request, person, _("Ask for this limit to be lifted?"), _("Yes, ask"), consequences)


@for_roles(Role.SAFEGUARDING_LEAD)
def lift(request: ActingRequest, person: UUID, limit: UUID) -> HttpResponse:
    """Lift it, as the second person."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        lift_restriction(by=request.actor, restriction=limit, now=request.now)
        return redirect("safeguarding:person", person)
    consequences = [
        _("whoever it kept away sees it again at once, where nothing else keeps them"),
        _("who set it, who asked and who lifted it are kept"),
    ]
    return asked(request, person, _("Lift this limit?"), _("Yes, lift it"), consequences)


def asked(request: ActingRequest, person: UUID, question: str, yes: str, consequences: list[str]) -> HttpResponse:
    """The question before something that a lead does about this person, with what it does."""
    who = person_view(by=request.actor, person=person)
    values = {
        "person": header_of(who),
        "shown": who,
        "question": question,
        "yes": yes,
        "consequences": consequences,
    }
    return render(request, "safeguarding/question.html", values)
