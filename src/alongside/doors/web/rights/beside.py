"""What the person says beside an entry of their plan that they do not agree with."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import StrictForm, Words
from alongside.doors.web.plan_parts import said
from alongside.doors.web.rendering import render
from alongside.doors.web.saved import Saved, saying
from alongside.records.disagreements.changes import LONGEST, disagree, withdraw_disagreement
from alongside.records.disagreements.reads import number_beside
from alongside.records.plans.reads import open_plan
from alongside.records.plans.values import PlanView
from alongside.rules.actors import Role
from alongside.rules.plan.content import Item
from alongside.rules.refusals import Unknown


class BesideForm(StrictForm):
    """The person's own words. Left empty, what stood there is taken back."""

    buttons = ("confirm",)
    words = Words(
        gettext_lazy("What do you want to say beside it?"),
        hint=gettext_lazy("It is shown beside this entry, in your words, to everybody who sees it."),
        longest=LONGEST,
    )

    def __init__(self, data: Any, stands: str) -> None:
        super().__init__(data, initial={"words": stands})

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not words and not self.initial["words"]:
            raise ValidationError(gettext_lazy("Write what you want to say beside it. Nothing is saved yet."))
        return words


@for_roles(Role.PERSON)
def beside(request: ActingRequest, item: UUID) -> HttpResponse:
    """Say, say anew, or (with nothing written) take back what stands beside an entry."""
    _plan, entry = entry_of(request, item)
    form = BesideForm(request.POST or None, entry.beside.words if entry.beside else "")
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _say(request, entry, form)):
        what = Saved.BESIDE if form.cleaned_data["words"] else Saved.TAKEN_BACK
        return saying(what, redirect("plan:mine"))
    values = {"form": form, "entry": said(entry), "item": item}
    return render(request, "rights/beside.html", values, status=422 if form.errors else 200)


def entry_of(request: ActingRequest, item: UUID) -> tuple[PlanView, Item]:
    """An entry of the person's newest plan, and the plan. Raises Unknown."""
    actor = request.actor
    plan = open_plan(by=actor, person=actor.known_person, purpose=actor.purpose, now=request.now)
    found = next((each for each in plan.content.items if each.id == item), None)
    if found is None:
        raise Unknown("item.unknown")
    return plan, found


def _say(request: ActingRequest, entry: Item, form: BesideForm) -> None:
    actor, words = request.actor, form.cleaned_data["words"]
    before = number_beside(by=actor, person=actor.known_person, item=entry.id)
    about: dict[str, Any] = {"person": actor.known_person, "item": entry.id, "section": entry.section}
    if words:
        disagree(by=actor, words=words, based_on=before, now=request.now, **about)
    elif entry.beside:
        withdraw_disagreement(by=actor, based_on=before, now=request.now, **about)
