"""People to think about: a suggestion with its reasons, never more."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.identify.roles import CARES, LISTS
from alongside.doors.web.identify.wording import reason_words, stage_words
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.journey.identify.reads import people_to_identify
from alongside.journey.identify.values import CandidateView
from alongside.rules.actors import Role
from alongside.rules.identify import Reason


@for_roles(*LISTS)
def people(request: ActingRequest) -> HttpResponse:
    """A page of the list, the strongest reason first."""
    found = people_to_identify(by=request.actor, now=request.now, page=page_number(request))
    values = {
        "rows": [_row(each, request.actor.role) for each in found.people],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "identify/list.html", values)


def _row(each: CandidateView, role: Role) -> list[Cell]:
    born = _("Born %(date)s") % {"date": day(each.born_on)}
    text, href = _next_step(each, role)
    return [
        Cell(each.name, href=reverse("people:person", args=[each.person]), note=born),
        Cell("; ".join(reason_words(found) for found in each.reasons)),
        Cell(stage_words(each.stage)),
        Cell(text, href=href),
    ]


def _next_step(each: CandidateView, role: Role) -> tuple[str, str]:
    """What somebody in this role can do about the strongest reason; without an address, who does it."""
    first = each.reasons[0].reason
    if first in (Reason.REVIEW_DUE, Reason.REVIEW_OVERDUE) and each.round:
        if role not in CARES:
            return _("Their coordinator starts the review"), ""
        return _("Start the review"), f"/review/{each.round}/"
    if first == Reason.NOTHING_BOOKED and each.round:
        return _("Book the appointments"), reverse("prepare:appointments", args=[each.round])
    if first == Reason.NO_ANSWER and each.offer:
        return _("Record the answer"), reverse("identify:answer", args=[each.offer])
    return _("Invite"), reverse("identify:invite", args=[each.person])
