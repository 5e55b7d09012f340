"""Staff write down that a person asked for an entry to be put right: in person, by phone or on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Choice, Day, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.idempotency import for_new
from alongside.doors.web.plan_parts import said
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.roles import ANSWERS
from alongside.doors.web.rights.wording import HOW_ASKED
from alongside.doors.web.shapes import Change
from alongside.records.plans.reads import open_plan, sections_to_add_to
from alongside.records.plans.values import PlanView
from alongside.records.rights.changes import Heard, Wanted, ask_for_correction
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Channel, Item
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown


class HeardForm(StrictForm):
    """What the person said, how, and when."""

    wanted = Words(
        gettext_lazy("What is wrong, and what should it say?"),
        hint=gettext_lazy("In the person’s own words, as they said or wrote them. They see this on their page."),
        required=True,
        longest=4000,
    )
    asked_how = Choice(
        gettext_lazy("How did they ask?"),
        [(str(how), words) for how, words in HOW_ASKED.items() if how != Channel.ONLINE],
    )
    asked_on = Day(gettext_lazy("The day they asked"), hint=gettext_lazy("The month to answer runs from this day."))

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data)
        self.fields["asked_on"].latest = today  # type: ignore[attr-defined]

    @property
    def heard(self) -> Heard:
        return Heard(Channel(self.cleaned_data["asked_how"]), self.cleaned_data["asked_on"])


@for_roles(*ANSWERS)
def choose(request: ActingRequest, person: UUID) -> HttpResponse:
    """The entries of a person's plan: which one did they ask about?"""
    plan, sections = _open(request, person)
    parts = [
        (section_name(section), [said(each, _this_one(person, each)) for each in plan.content.in_section(section)])
        for section in Section
        if section in sections
    ]
    values = {"person": header_of(plan.person), "shown": plan.person, "parts": [each for each in parts if each[1]]}
    return render(request, "rights/choose.html", values)


@for_roles(*ANSWERS)
def correct_for(request: ActingRequest, person: UUID, item: UUID) -> HttpResponse:
    """Write down what a person asked about this entry. It is answered like one that they sent themselves."""
    plan, sections = _open(request, person)
    entry = next((each for each in plan.content.items if each.id == item and each.section in sections), None)
    if entry is None:
        raise Unknown("item.unknown")
    form = HeardForm(request.POST or None, day_of(request.now))
    asked: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: asked.append(_ask(request, plan, entry, form)))
    ):
        return redirect("rights:correction", asked[0])
    values = {"person": header_of(plan.person), "shown": plan.person, "form": form, "entry": said(entry)}
    return render(request, "rights/correct_for.html", values, status=422 if form.errors else 200)


def _open(request: ActingRequest, person: UUID) -> tuple[PlanView, frozenset[Section]]:
    """The plan, and the sections of it in which this member of staff may write for the person."""
    plan = open_plan(by=request.actor, person=person, purpose=request.actor.purpose, now=request.now)
    return plan, sections_to_add_to(by=request.actor, person=person, now=request.now)


def _this_one(person: UUID, item: Item) -> tuple[Change, ...]:
    href = for_new(reverse("rights:correct-for", args=[person, item.id]))
    return (Change(href, _("They asked about this"), hidden=item.words[:60]),)


def _ask(request: ActingRequest, plan: PlanView, entry: Item, form: HeardForm) -> UUID:
    number = plan.version.number if plan.version else None
    wanted = Wanted(entry.section, entry.words, form.cleaned_data["wanted"], entry.id, number)
    return ask_for_correction(by=request.actor, person=plan.person.id, wanted=wanted, heard=form.heard, now=request.now)
