"""The person asks for an entry of their plan to be put right."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import StrictForm, Words
from alongside.doors.web.plan_parts import said
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.beside import entry_of
from alongside.doors.web.saved import Saved, saying
from alongside.records.plans.values import PlanView
from alongside.records.rights.changes import Wanted, ask_for_correction
from alongside.rules.actors import Role
from alongside.rules.plan.content import Item


class WantedForm(StrictForm):
    """What the entry should say."""

    wanted = Words(gettext_lazy("What is wrong, and what should it say?"), required=True, longest=4000)


@for_roles(Role.PERSON)
def correct(request: ActingRequest, item: UUID) -> HttpResponse:
    """Ask the team to put an entry right. They answer within a month."""
    plan, entry = entry_of(request, item)
    form = WantedForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _ask(request, plan, entry, form)):
        return saying(Saved.TO_PUT_RIGHT, redirect("rights:mine"))
    values = {"form": form, "entry": said(entry), "item": item}
    return render(request, "rights/correct.html", values, status=422 if form.errors else 200)


def _ask(request: ActingRequest, plan: PlanView, entry: Item, form: WantedForm) -> None:
    number = plan.version.number if plan.version else None
    wanted = Wanted(entry.section, entry.words, form.cleaned_data["wanted"], entry.id, number)
    ask_for_correction(by=request.actor, person=request.actor.known_person, wanted=wanted, now=request.now)
