"""What people wrote: the list of what nobody has read, and one round's answers."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import moment
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.prepare.forms import SeenForm
from alongside.doors.web.prepare.presenting import file_links, helper_words, said_on_page
from alongside.doors.web.prepare.roles import CARES, GATHERS
from alongside.doors.web.prepare.tracking import next_cell
from alongside.doors.web.prepare.wording import DOMAINS, STATUSES, WAITS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.journey.prepare.changes import mark_answers_seen
from alongside.journey.prepare.reads import answers_of_round, answers_to_read, packs_to_release
from alongside.journey.prepare.values import PackTask, TeamAnswersView, WaitingAnswers


@for_roles(*CARES)
def answers(request: ActingRequest) -> HttpResponse:
    """People whose words nobody has read yet, the longest wait first."""
    found = answers_to_read(by=request.actor, now=request.now, page=page_number(request))
    values = {
        "rows": [_row(each) for each in found.waiting],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "prepare/answers.html", values)


@for_roles(*CARES)
def round_answers(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Everything that was said in one round; reading it is logged, and "I have read these" is a button."""
    form = SeenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        mark_answers_seen(by=request.actor, round_id=round_id, seen=form.numbers(), now=request.now)
        return redirect("prepare:answers")
    view = answers_of_round(by=request.actor, round_id=round_id, now=request.now)
    values = {
        "person": header_of(view.pack.person),
        "pack": view.pack,
        "said": said_on_page(view),
        "form": SeenForm(initial={"seen": _seen(view)}),
        "unread": len(view.unread),
        "helped": [helper_words(each) for each in view.helpers if not each.prompt],
        "files": file_links(view.sheets, ""),
        "gaps": [str(DOMAINS[each]) for each in view.coverage.gaps],
        "is_part_unread": view.coverage.unread,
    }
    return render(request, "prepare/round_answers.html", values, status=422 if form.errors else 200)


@for_roles(*GATHERS)
def packs(request: ActingRequest) -> HttpResponse:
    """People who are getting ready, and what their pack needs."""
    found = packs_to_release(by=request.actor, now=request.now, page=page_number(request))
    values = {
        "rows": [_pack_row(each, request.actor.role in CARES) for each in found.tasks],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "prepare/packs.html", values)


def _seen(view: TeamAnswersView) -> str:
    return ",".join(f"{item}:{number}" for item, number in view.seen)


def _row(each: WaitingAnswers) -> list[Cell]:
    words, colour = WAITS[each.waited.level]
    answers = ngettext("%(count)s answer", "%(count)s answers", each.count) % {"count": each.count}
    hours = ngettext("%(hours)s hour", "%(hours)s hours", each.waited.hours) % {"hours": each.waited.hours}
    return [
        Cell(each.person.known_as, href=reverse("prepare:round-answers", args=[each.round]), note=answers),
        Cell(str(words), tag=colour, note=hours),
        Cell(moment(each.since)),
    ]


def _pack_row(each: PackTask, may_release: bool) -> list[Cell]:
    return [
        Cell(each.person.known_as, href=reverse("prepare:pack", args=[each.round])),
        Cell(moment(each.conversation_at) if each.conversation_at else _("Not booked")),
        Cell(str(STATUSES[each.status]) if each.is_made else _("No pack yet")),
        next_cell(each, may_release=may_release),
    ]
