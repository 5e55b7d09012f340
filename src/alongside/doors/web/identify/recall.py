"""The recall list by month, with the next step of each, and how one person is called. Why somebody is not called stands
on their own page and never in the list."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.identify.forms import NONE, RecallFilterForm, RecallForm
from alongside.doors.web.identify.roles import CARES, LISTS
from alongside.doors.web.identify.wording import RECALL_STATES
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.journey.identify.reads import recall_for, recall_list
from alongside.journey.identify.values import RecallLine
from alongside.records.appointments.changes import set_recall
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.recall import RecallState
from alongside.rules.stages import Stage


@for_roles(*LISTS)
def recall(request: ActingRequest) -> HttpResponse:
    """Due and overdue now; or a month, or a state, that was chosen."""
    form = RecallFilterForm(
        request.GET if "month" in request.GET or "state" in request.GET else None, day_of(request.now)
    )
    month, state = form.chosen()
    found = recall_list(by=request.actor, now=request.now, month=month, state=state, page=page_number(request))
    values = {
        "form": form,
        "rows": [_row(each, request.actor.role) for each in found.lines],
        "counts": [(words, found.counts.get(each, 0)) for each, (words, _colour) in RECALL_STATES.items()],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "identify/recall.html", values, status=form.status)


@for_roles(*LISTS)
def recall_of(request: ActingRequest, person: UUID) -> HttpResponse:
    """In which month one person is called, and why not for a time."""
    standing = recall_for(by=request.actor, person=person, now=request.now)
    form = RecallForm(request.POST or None, standing)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _set(request, person, form)):
        return redirect("identify:recall")
    line = standing.line
    values = {
        "person": header_of(standing.person),
        "called": standing.person.called,
        "form": form,
        "state": _words(line) if line else "",
    }
    return render(request, "identify/recall_of.html", values, status=form.status)


def _set(request: ActingRequest, person: UUID, form: RecallForm) -> None:
    month, given = form.cleaned_data["month"], form.cleaned_data
    set_recall(
        by=request.actor,
        person=person,
        month=int(month) if month else None,
        kind="" if given["kind"] == NONE else given["kind"],
        words=given["words"],
        until=given["until"],
        now=request.now,
    )


def _row(each: RecallLine, role: Role) -> list[Cell]:
    words, colour = RECALL_STATES[each.state]
    text, href = _next_step(each, role)
    born = _("Born %(date)s") % {"date": day(each.born_on)}
    how = reverse("identify:recall-of", args=[each.person])
    return [
        Cell(each.name, href=reverse("people:person", args=[each.person]), note=born),
        Cell(str(words), tag=colour, note=_when(each)),
        Cell(text, href=href),
        Cell(_("Another month, or not now"), href=how),
    ]


def _words(each: RecallLine) -> str:
    return f"{RECALL_STATES[each.state][0]}: {_when(each)}"


def _when(each: RecallLine) -> str:
    if each.state == RecallState.BOOKED and each.booked_on:
        return day(each.booked_on)
    if each.state == RecallState.WAITING:
        return _("until %(date)s") % {"date": day(each.until)} if each.until else _("until somebody changes it")
    return month_words(each.due_on)


def month_words(first: date) -> str:
    """June 2026."""
    return f"{MONTHS[first.month]} {first.year}"


def _next_step(each: RecallLine, role: Role) -> tuple[str, str]:
    """What somebody in this role can do now; without an address, who does it."""
    if each.round is None or each.stage in (None, Stage.DECLINED, Stage.NOT_NOW, Stage.CLOSED, Stage.ENDED):
        return _("Invite"), reverse("identify:invite", args=[each.person])
    if each.stage in (Stage.ACCEPTED, Stage.REVIEWING, Stage.PREPARING):
        words = _("See both appointments") if each.state == RecallState.BOOKED else _("Book both appointments")
        return words, reverse("prepare:appointments", args=[each.round])
    if each.stage == Stage.INVITED and each.offer:
        return _("Record the answer"), reverse("identify:answer", args=[each.offer])
    if each.stage == Stage.AGREED:
        if role not in CARES:
            return _("Their coordinator starts the review"), ""
        return _("Start the review"), reverse("review:review", args=[each.round])
    return _("Open their page"), reverse("people:person", args=[each.person])
