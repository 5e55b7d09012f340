"""The person's own page of getting ready: a task list, in any order, nothing required."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.presenting import contact_rows, question_tasks, result_cards
from alongside.doors.web.prepare.roles import ANSWERS, GATHERS
from alongside.doors.web.rendering import render
from alongside.journey.prepare.changes import note_opened
from alongside.journey.prepare.reads import answers_for, results_for
from alongside.rules.actors import Role
from alongside.rules.prepare import ANSWERING


@for_roles(*ANSWERS, *GATHERS)
def hub(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The task list; the team has its own page of the same round."""
    if request.actor.is_staff:
        return redirect("prepare:pack", round_id)
    view = answers_for(by=request.actor, round_id=round_id, now=request.now)
    if view.pack.is_with_person:
        note_opened(by=request.actor, round_id=round_id, now=request.now)
    is_mine = request.actor.role == Role.PERSON
    values = {
        "person": header_of(view.pack.person),
        "pack": view.pack,
        "contacts": contact_rows(view.pack),
        "tasks": question_tasks(view),
        "is_open": view.pack.round.stage in ANSWERING,
        "is_mine": is_mine,
        "own_name": request.actor.name,
        "plan_href": reverse("plan:mine") if is_mine else reverse("plan:of", args=[view.pack.person.id]),
    }
    return render(request, "prepare/hub.html", values)


@for_roles(*ANSWERS)
def results(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The person's results: this value, the last, and what each measures."""
    view = results_for(by=request.actor, round_id=round_id, now=request.now)
    cards = result_cards(view.results) if view.pack.is_with_person else []
    values = {"person": header_of(view.pack.person), "pack": view.pack, "cards": cards}
    return render(request, "prepare/results.html", values)
