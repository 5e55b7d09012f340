"""Concerns about how a plan was made, for a privacy officer who took no part: what waits, and one of them to answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.references import reference_of
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, StrictForm, Words
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.roles import OFFICER
from alongside.doors.web.rights.wording import due_cell
from alongside.doors.web.shapes import Cell, Row
from alongside.records.rights.changes import acknowledge_complaint, answer_complaint
from alongside.records.rights.reads import complaints_to_answer, open_complaint
from alongside.records.rights.values import ComplaintView
from alongside.rules.dates import day_of


class ReplyForm(StrictForm):
    """The answer to a concern, in full."""

    answer = Words(
        gettext_lazy("Your answer"),
        hint=gettext_lazy("What you looked at, what you found, and what changes. They see this on their page."),
        required=True,
        rows=8,
        longest=6000,
    )


@for_roles(*OFFICER)
def concerns(request: ActingRequest) -> HttpResponse:
    """What waits for an answer here, what is due first. Not those about a plan that this officer had a part in."""
    found = complaints_to_answer(by=request.actor, now=request.now)
    return render(request, "rights/concerns.html", {"rows": [_row(request, each) for each in found]})


@for_roles(*OFFICER)
def concern(request: ActingRequest, complaint: UUID) -> HttpResponse:
    """One of them, and its answer."""
    found = open_complaint(by=request.actor, complaint=complaint, now=request.now)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _answer(request, complaint, form)):
        return redirect("rights:concern-about", complaint)
    values = {"found": found, "form": form, "rows": _rows(found)}
    return render(request, "rights/concern_about.html", values, status=422 if form.errors else 200)


@for_roles(*OFFICER)
def acknowledge(request: ActingRequest, complaint: UUID) -> HttpResponse:
    """Say that it has arrived, and who looks into it."""
    found = open_complaint(by=request.actor, complaint=complaint, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acknowledge_complaint(by=request.actor, complaint=complaint, now=request.now)
        return redirect("rights:concern-about", complaint)
    return render(request, "rights/acknowledge.html", {"found": found})


def _answer(request: ActingRequest, complaint: UUID, form: ReplyForm) -> None:
    answer_complaint(by=request.actor, complaint=complaint, answer=form.cleaned_data["answer"], now=request.now)


def _row(request: ActingRequest, each: ComplaintView) -> list[Cell]:
    today = day_of(request.now)
    next_due = each.due_on if each.acknowledged_at else each.acknowledge_on
    what = _("Answer it") if each.acknowledged_at else _("Say that it arrived")
    return [
        Cell(
            each.raised_by_name,
            reverse("rights:concern-about", args=[each.id]),
            note=f"{reference_of(each.id)}, {day(each.raised_at)}",
        ),
        Cell(what),
        due_cell(next_due, today),
    ]


def _rows(each: ComplaintView) -> list[Row]:
    rows = [
        Row(_("Reference"), reference_of(each.id)),
        Row(_("From"), _("%(name)s on %(day)s") % {"name": each.raised_by_name, "day": day(each.raised_at)}),
        Row(_("What they are concerned about"), each.words),
        Row(_("What they would like to happen"), each.wanted),
        Row(_("E-mail about it"), "" if each.acknowledged_at else _alert(each)),
        Row(_("Say that it arrived by"), "" if each.acknowledged_at else day(each.acknowledge_on)),
        Row(_("Looked into by"), each.acknowledged_by_name),
        Row(_("Answer by"), "" if each.answered_at else day(each.due_on)),
        Row(_("Answer"), each.answer),
    ]
    if each.answered_at:
        rows.append(
            Row(
                _("Answered by"),
                _("%(name)s on %(day)s") % {"name": each.answered_by_name, "day": day(each.answered_at)},
            )
        )
    return [row for row in rows if row.words]


def _alert(each: ComplaintView) -> str:
    if each.alerted_at:
        return _("Sent on %(day)s") % {"day": moment(each.alerted_at)}
    if each.is_alert_due:
        return _("Will be sent in a few minutes")
    return _("Nobody was told by e-mail.")
