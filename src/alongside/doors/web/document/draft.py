"""The draft, as the person will read it, with what is still missing said kindly."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.document.roles import AGREES, CARES, WRITES
from alongside.doors.web.document.wording import missing_words, why_not_words
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.idempotency import for_new
from alongside.doors.web.plan.presenting import changes_on_page
from alongside.doors.web.plan_parts import Part, part_of, seen_by_each
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Voice
from alongside.journey.document.changes import begin_draft
from alongside.journey.document.reads import draft_for
from alongside.journey.document.values import Draft, NotAgreedView
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Item
from alongside.rules.plan.readiness import Severity
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.plan.voices import can_change, can_take_out, voices_of
from alongside.rules.stages import Stage, next_stages


@for_roles(*AGREES)
def draft(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """What has been said so far, section by section, and what is still needed before it can be agreed."""
    found = draft_for(by=request.actor, round_id=round_id, now=request.now)
    return render(request, "document/draft.html", _values(request, found))


@for_roles(*WRITES)
def begin(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Open the draft for writing: after the conversation, or to correct an agreed plan."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        begin_draft(by=request.actor, round_id=round_id, now=request.now)
        return redirect("document:draft", round_id)
    found = draft_for(by=request.actor, round_id=round_id, now=request.now)
    return render(request, "document/begin.html", {"person": header_of(found.person), "draft": found})


def read_through(found: Draft) -> list[Part]:
    """What is written in a draft, without ways to change it."""
    written = [section for section in Section if section in SPOKEN_SECTIONS and found.content.in_section(section)]
    return [part_of(found.content, section) for section in written]


def _values(request: ActingRequest, found: Draft) -> dict[str, Any]:
    said = {severity: [missing_words(f) for f in found.findings if f.severity == severity] for severity in Severity}
    return {
        "person": header_of(found.person),
        "draft": found,
        "is_mine": request.actor.role == Role.PERSON,
        "says_yes": request.actor.role in (Role.PERSON, Role.PROXY),
        "back_href": _back_href(request.actor.role, found),
        "may_write": found.round.stage == Stage.DRAFTING,
        "may_add": found.round.stage == Stage.DRAFTING and bool(voices_of(request.actor)),
        "may_begin": _may_begin(request.actor.role, found),
        "parts": _parts(request.actor, found, day_of(request.now)),
        "blocks": said[Severity.BLOCK],
        "hints": said[Severity.WARN] + said[Severity.INFORM],
        "changes": changes_on_page(found.changes) if found.previous_number else [],
        "not_agreed": [_not_agreed(each) for each in found.not_agreed],
        "agree_href": f"{reverse('document:agree', args=[found.round.id])}?shown={found.tag}",
    }


def _back_href(role: Role, found: Draft) -> str:
    return reverse("people:person", args=[found.person.id]) if role in CARES else "/"


def _may_begin(role: Role, found: Draft) -> bool:
    is_next = found.round.stage != Stage.DRAFTING and Stage.DRAFTING in next_stages(found.round.stage)
    return role in WRITES and is_next


def _parts(by: Actor, found: Draft, today: date) -> list[Part]:
    round_id, may_write = found.round.id, found.round.stage == Stage.DRAFTING
    readers = ((s.reader_name, s.sections) for s in found.sharing if s.ends_on is None or s.ends_on >= today)
    seen_by = seen_by_each(readers)

    def changes(item: Item) -> tuple[Change, ...]:
        return _links(by, round_id, item) if may_write else ()

    def add_action(goal: Item) -> str:
        return for_new(reverse("document:add-action", args=[round_id, goal.id])) if may_write else ""

    shown = [section for section in Section if section in SPOKEN_SECTIONS]
    return [
        part_of(found.content, section, changes=changes, add_action=add_action, seen_by=seen_by[section])
        for section in shown
    ]


def _links(by: Actor, round_id: UUID, item: Item) -> tuple[Change, ...]:
    """Change and take out, for what this writer may change or take out."""
    name = _("“%(words)s”") % {"words": item.words[:60]}
    links = []
    if can_change(by, item):
        links.append(Change(reverse("document:change", args=[round_id, item.id]), _("Change"), name))
    if can_take_out(by, item):
        links.append(Change(reverse("document:take-out", args=[round_id, item.id]), _("Take out"), name))
    return tuple(links)


def _not_agreed(each: NotAgreedView) -> tuple[str, Voice | None]:
    words = Voice(each.words, each.said_by, on=day_of(each.recorded_at)) if each.words else None
    return why_not_words(each.reason), words
