"""For a volunteer, peer or advocate: whom they help, the goals, what they do themselves, and what they noticed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.helping_forms import ObservationForm
from alongside.doors.web.door import for_roles
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell, Event, Row
from alongside.journey.document.reads import help_with
from alongside.records.careteam.changes import add_observation
from alongside.records.careteam.reads import people_helped
from alongside.records.careteam.values import Helped
from alongside.rules.actors import Role
from alongside.rules.plan.content import Item


@for_roles(Role.VCSE_PARTNER)
def people(request: ActingRequest) -> HttpResponse:
    """Whom I help, with what, and who supervises it."""
    rows = [_row(each) for each in people_helped(by=request.actor)]
    return render(request, "careteam/helping.html", {"rows": rows})


@for_roles(Role.VCSE_PARTNER)
def helped(request: ActingRequest, person: UUID) -> HttpResponse:
    """One of them: the goals that are shared, what I do, what I noticed, and the way to say that I am worried."""
    found = help_with(by=request.actor, person=person, now=request.now)
    form = ObservationForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _notice(request, person, form)):
        return redirect("careteam:helped", person)
    values = {
        "helped": found.helped,
        "goals": [each.words for each in found.goals],
        "actions": [_action(each) for each in found.own_actions],
        "observations": [Event(at=each.at, text=each.words, who=each.name) for each in found.observations],
        "form": form,
    }
    return render(request, "careteam/helped.html", values, status=422 if form.errors else 200)


def _notice(request: ActingRequest, person: UUID, form: ObservationForm) -> None:
    add_observation(by=request.actor, person=person, words=form.cleaned_data["words"], now=request.now)


def _row(each: Helped) -> list[Cell]:
    return [
        Cell(each.called, href=reverse("careteam:helped", args=[each.person])),
        Cell(each.scope),
        Cell(each.supervisor_name),
    ]


def _action(each: Item) -> Row:
    return Row(each.words, _("By when: %(when)s") % {"when": each.by_when} if each.by_when else _("No day is set"))
