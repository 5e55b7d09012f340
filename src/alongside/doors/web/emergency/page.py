"""The emergency page: one screen of what helps when the person cannot say it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.web.caring.wording import TOPICS
from alongside.doors.web.door import for_roles
from alongside.doors.web.emergency.roles import OPENS
from alongside.doors.web.emergency.wording import DOCUMENTS, PARTS
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row
from alongside.journey.document.reads import emergency_page
from alongside.journey.document.values import EmergencyPage
from alongside.rules.actors import Role
from alongside.rules.emergency import Block, Document, Part, Pointer


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as it is drawn. note: what had no room."""

    id: str
    title: str
    lines: tuple[str, ...]
    note: str


@for_roles(*OPENS)
def of(request: ActingRequest, person: UUID) -> HttpResponse:
    return _page(request, person)


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """What others would see of me in an emergency."""
    if request.actor.person is None:
        raise ValueError("a person without a plan of their own")
    return _page(request, request.actor.person)


def _page(request: ActingRequest, person: UUID) -> HttpResponse:
    found = emergency_page(by=request.actor, person=person, now=request.now)
    if not found.is_logged:
        request.session.modified = False  # the disk is full: nothing else is written either
    role = request.actor.role
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "version": found.version,
        "current_at": request.now,
        "parts": [_shown(block, found) for block in found.blocks],
        "documents": [_document(each) for each in found.pointers],
        "cannot_care": _cannot_care(found),
        "until": found.until,
        "is_mine": role == Role.PERSON,
        "plan_href": reverse("plan:of", args=[person]) if role not in (Role.PERSON, Role.EMERGENCY_VIEWER) else "",
    }
    return render(request, "emergency/page.html", values)


def _cannot_care(found: EmergencyPage) -> dict[str, list[Row]]:
    """For each who looks after them, and cannot: what was agreed to be shown, and since when it stands there."""
    rows: dict[str, list[Row]] = {}
    for each in found.cannot_care:
        who = ", ".join(filter(None, (each.carer_name, each.relationship, each.telephone)))
        written = _("Written on %(date)s") % {"date": day(each.written_at)}
        rows.setdefault(who, []).append(Row(str(TOPICS[each.topic]), f"{each.words}\n{written}"))
    return rows


def _shown(block: Block, found: EmergencyPage) -> Shown:
    lines = block.lines
    if block.part == Part.COMMUNICATION:
        header = header_of(found.person)
        lines = (*header.needs, *header.adjustments, *lines)
    return Shown(str(block.part), str(PARTS[block.part]), lines, _note(block, found))


def _note(block: Block, found: EmergencyPage) -> str:
    if block.part in (Part.ALLERGIES, Part.CONDITIONS, Part.MEDICINES) and not found.is_health_seen:
        return _("This part is not shown to you.")
    if block.left_out:
        more = ngettext("%(num)s more line is in the plan.", "%(num)s more lines are in the plan.", block.left_out)
        return more % {"num": block.left_out}
    return _("Shortened: the rest is in the plan.") if block.is_shortened else ""


def _document(each: Pointer | Document) -> Row:
    """That it is recorded, or that it is not recorded here. Never that it holds."""
    if isinstance(each, Document):
        return Row(str(DOCUMENTS[each]), _("Not recorded here. There may be one: ask, and look for the paper."))
    words = [
        _("Recorded. Read the original before you rely on it."),
        _("Dated %(date)s.") % {"date": day(each.dated)} if each.dated else "",
        _("Names %(name)s.") % {"name": each.named} if each.named else "",
        _("The original is here: %(place)s") % {"place": each.kept_at}
        if each.kept_at
        else _("Where the original is, is not recorded."),
    ]
    return Row(str(DOCUMENTS[each.document]), "\n".join(filter(None, words)))
