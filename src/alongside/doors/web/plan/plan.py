"""A plan on one page: the newest version, or an earlier one, and the person's copy of it on paper."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.papers import PrintAs, by_own_choice, plan_paper
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.measures.roles import READS
from alongside.doors.web.people.roles import GATHERS
from alongside.doors.web.plan.comments import beside
from alongside.doors.web.plan.presenting import (
    agreed_sentence,
    apart_of,
    health_facts,
    other_plan_rows,
    parts_of,
    seen_by_on,
    supporter_rows,
)
from alongside.doors.web.plan.roles import CARES, READERS
from alongside.doors.web.plan.who_can_see import who_can_see
from alongside.doors.web.plan_parts import no_changes
from alongside.doors.web.printing import pdf, printed
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change
from alongside.engines.paper.values import Paper
from alongside.journey.document.reads import copy_of, plan_page_for
from alongside.journey.document.values import PlanPage
from alongside.records.people.reads import person_view
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Item
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """The person's own plan."""
    return _plan(request, own_person(request), None)


@for_roles(*READERS)
def of(request: ActingRequest, person: UUID) -> HttpResponse:
    """Somebody's plan, as far as it is shared with this reader."""
    return _plan(request, person, None)


@for_roles(Role.PERSON)
def my_version(request: ActingRequest, number: int) -> HttpResponse:
    return _plan(request, own_person(request), number)


@for_roles(*READERS)
def version_of(request: ActingRequest, person: UUID, number: int) -> HttpResponse:
    return _plan(request, person, number)


@for_roles(Role.PERSON)
def copy(request: ActingRequest) -> HttpResponse:
    """The person's own copy as a PDF, in large print if that is what they need."""
    found = copy_of(by=request.actor, person=own_person(request), version=None, now=request.now)
    return pdf(plan_paper(found, by_own_choice(found.plan.person)), "my-plan.pdf")


@for_roles(*CARES)
def copy_for(request: ActingRequest, person: UUID) -> HttpResponse:
    """The person's copy, for the team to print and hand to them: exactly what they would print themselves."""

    def make(print_as: PrintAs) -> Paper:
        return plan_paper(copy_of(by=request.actor, person=person, version=None, now=request.now), print_as)

    who, back = person_view(by=request.actor, person=person), reverse("people:person", args=[person])
    return printed(request, who, "plan", back, make)


def own_person(request: ActingRequest) -> UUID:
    """Whose plan "my plan" is. Everybody with the role of a person has one."""
    return request.actor.known_person


def address_of(request: ActingRequest, person: UUID, what: str = "", *args: Any) -> str:
    """The address of a page of this plan: the person's own pages, or a reader's."""
    if request.actor.role == Role.PERSON:
        return reverse(f"plan:my-{what}" if what else "plan:mine", args=args)
    return reverse(f"plan:{what}-of" if what else "plan:of", args=[person, *args])


def _plan(request: ActingRequest, person: UUID, number: int | None) -> HttpResponse:
    page = plan_page_for(by=request.actor, person=person, now=request.now, version=number)
    return render(request, "plan/plan.html", _values(request, page, number))


def _values(request: ActingRequest, page: PlanPage, number: int | None) -> dict[str, Any]:
    plan = page.plan
    seen_by = seen_by_on(plan, day_of(request.now))
    return {
        "person": header_of(plan.person),
        "plan": plan,
        "is_mine": request.actor.role == Role.PERSON,
        "is_newest": page.is_newest,
        "may_see_questions": request.actor.role in GATHERS and Section.HEALTH in plan.sections,
        "agreed": agreed_sentence(plan.person, plan.version) if plan.version else "",
        "parts": parts_of(plan, seen_by, _say_beside if request.actor.role == Role.PERSON else no_changes),
        "apart": apart_of(plan),
        "health": health_facts(page.health),
        "health_seen_by": seen_by[Section.HEALTH],
        "beside": beside(request, page),
        "who_sees": who_can_see(page.readers, own=request.actor.role == Role.PERSON),
        "measures_href": _measures_href(request, page),
        "supporters": supporter_rows(plan.people),
        "other_plans": other_plan_rows(plan.other_plans),
        "waiting": page.waiting,
        "draft_href": _draft_href(page) if number is None else "",
        "copy_href": _copy_href(request, page) if number is None else "",
        "correct_href": _correct_href(request, page) if number is None else "",
        "round": page.round,
        "versions_href": address_of(request, plan.person.id, "versions"),
    }


def _say_beside(item: Item) -> tuple[Change, ...]:
    """The person may say beside any entry that they do not agree with it."""
    text = _("Change what I say beside this") if item.beside else _("I do not agree with this")
    return (Change(reverse("rights:beside", args=[item.id]), text, hidden=item.words[:60]),)


def _correct_href(request: ActingRequest, page: PlanPage) -> str:
    """The person can open their agreed plan for writing themselves; the version that is agreed stays meanwhile."""
    may = request.actor.role == Role.PERSON and page.round is not None and page.round.stage == Stage.AGREED
    return reverse("document:begin", args=[page.round.id]) if may and page.round else ""


def _copy_href(request: ActingRequest, page: PlanPage) -> str:
    """The person's copy, for the team: where there is a plan, and they see all of it."""
    may = request.actor.role in CARES and page.plan.version is not None and not page.plan.is_partial
    return reverse("plan:copy-for", args=[page.plan.person.id]) if may else ""


def _draft_href(page: PlanPage) -> str:
    return f"/document/{page.round.id}/" if page.round and page.round.stage == Stage.DRAFTING else ""


def _measures_href(request: ActingRequest, page: PlanPage) -> str:
    """Ratings are looked at where they are kept: each look there is logged."""
    sees = Section.MEASURES in page.plan.sections and request.actor.role in READS
    return reverse("measures:of", args=[page.plan.person.id]) if sees else ""
