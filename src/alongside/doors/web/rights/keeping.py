"""Records that need not be kept: held by a privacy officer, proposed by one person, and decided about by another."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Agree, ButtonForm, Choice, StrictForm, Words
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.roles import DECIDES_KEEPING, OFFICER
from alongside.doors.web.rights.wording import BECAUSE
from alongside.doors.web.shapes import Cell, Change, Row
from alongside.records.rights.changes import (
    approve_disposal,
    hold_record,
    lift_hold,
    note_list_opened,
    propose_disposal,
    refuse_disposal,
)
from alongside.records.rights.reads import disposal_view, hold_view, holds_on, record_past, records_past
from alongside.records.rights.values import DisposalView, HoldView, PastRecord
from alongside.rules.dates import day_of
from alongside.rules.retention import Because

KEEP, DISPOSE = "keep", "dispose"


class WhyForm(StrictForm):
    """Why a record is held, or a hold lifted."""

    why = Words(gettext_lazy("Why?"), required=True, rows=3, longest=2000)


class DisposalForm(StrictForm):
    """The second of two people: it is still kept, with the reason, or it is emptied for ever."""

    decision = Choice(
        gettext_lazy("What do you decide?"),
        [
            (KEEP, gettext_lazy("The record is still kept")),
            (DISPOSE, gettext_lazy("The record is emptied now, for ever")),
        ],
    )
    why = Words(gettext_lazy("If it is still kept: why?"), rows=3, longest=2000)
    understood = Agree(gettext_lazy("If it is emptied: I know that nobody can take this back"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decision") == KEEP and given.get("why") == "":
            self.add_error("why", ValidationError(_("Write why the record is still kept.")))
        if given.get("decision") == DISPOSE and given.get("understood") is False:
            self.add_error("understood", ValidationError(_("Tick that you know that nobody can take this back.")))
        return given


@for_roles(*DECIDES_KEEPING)
def records(request: ActingRequest) -> HttpResponse:
    """Everybody whom the organisation no longer looks after, or who died: names and days. Opening it is logged."""
    note_list_opened(by=request.actor, now=request.now)
    found = records_past(by=request.actor, now=request.now)
    return render(request, "rights/records.html", {"rows": [_row(request, each) for each in found]})


@for_roles(*DECIDES_KEEPING)
def past(request: ActingRequest, person: UUID) -> HttpResponse:
    """Until when one record is kept, why, what holds it, and what was proposed."""
    found = record_past(by=request.actor, person=person, now=request.now)
    is_officer = request.actor.role in OFFICER
    may_propose = found.due.is_reached(day_of(request.now)) and not found.is_held and found.disposal is None
    values = {
        "found": found,
        "rows": _rows(found),
        "holds": [_hold_row(each) for each in holds_on(by=request.actor, person=person)],
        "is_officer": is_officer,
        "may_propose": is_officer and may_propose,
    }
    return render(request, "rights/past.html", values)


@for_roles(*OFFICER)
def hold(request: ActingRequest, person: UUID) -> HttpResponse:
    """Keep a record whatever its day, until the hold is lifted: an inquest, a claim, an inquiry."""
    found = record_past(by=request.actor, person=person, now=request.now)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _hold(request, person, form)):
        return redirect("rights:past", person)
    return render(request, "rights/hold.html", {"found": found, "form": form}, status=422 if form.errors else 200)


@for_roles(*OFFICER)
def lift(request: ActingRequest, hold: UUID) -> HttpResponse:
    """End a hold, with the reason."""
    found = hold_view(by=request.actor, hold=hold)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _lift(request, hold, form)):
        return redirect("rights:past", found.person)
    return render(request, "rights/lift.html", {"found": found, "form": form}, status=422 if form.errors else 200)


@for_roles(*OFFICER)
def propose(request: ActingRequest, person: UUID) -> HttpResponse:
    """The first of two people says that a record is no longer kept."""
    found = record_past(by=request.actor, person=person, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _propose(request, person)):
        return redirect("rights:past", person)
    return render(request, "rights/propose.html", {"found": found, "form": form}, status=422 if form.errors else 200)


@for_roles(*DECIDES_KEEPING)
def disposal(request: ActingRequest, disposal: UUID) -> HttpResponse:
    """One proposal, for the second of two people; once it is decided, what was."""
    found = disposal_view(by=request.actor, disposal=disposal)
    form = DisposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _decide(request, found, form)):
        return redirect("rights:disposal", disposal)
    is_open = found.refused_at is None and found.approved_at is None
    values = {
        "found": found,
        "form": form,
        "name": record_past(by=request.actor, person=found.person, now=request.now).name if is_open else "",
        "rows": _disposal_rows(found),
        "is_open": is_open,
        "is_own": found.proposed_by == request.actor.account,
    }
    return render(request, "rights/disposal.html", values, status=422 if form.errors else 200)


def _hold(request: ActingRequest, person: UUID, form: WhyForm) -> None:
    hold_record(by=request.actor, person=person, reason=form.cleaned_data["why"], now=request.now)


def _lift(request: ActingRequest, hold: UUID, form: WhyForm) -> None:
    lift_hold(by=request.actor, hold=hold, why=form.cleaned_data["why"], now=request.now)


def _propose(request: ActingRequest, person: UUID) -> None:
    propose_disposal(by=request.actor, person=person, now=request.now)


def _decide(request: ActingRequest, found: DisposalView, form: DisposalForm) -> None:
    if form.cleaned_data["decision"] == KEEP:
        refuse_disposal(by=request.actor, disposal=found.id, why=form.cleaned_data["why"], now=request.now)
    else:
        approve_disposal(by=request.actor, disposal=found.id, now=request.now)


def _row(request: ActingRequest, each: PastRecord) -> list[Cell]:
    until = Cell(day(each.due.on) if each.due.on else _("No day yet"), note=str(BECAUSE[each.due.because]))
    return [Cell(each.name, reverse("rights:past", args=[each.person])), until, _state_cell(request, each)]


def _state_cell(request: ActingRequest, each: PastRecord) -> Cell:
    if each.is_held:
        return Cell(_("Held"), tag="blue")
    if each.disposal is not None:
        return Cell(_("Waits for a second person"), tag="yellow")
    if each.due.is_reached(day_of(request.now)):
        return Cell(_("Past its time"), tag="red")
    return Cell(_("Still kept"))


def _rows(each: PastRecord) -> list[Row]:
    rows = [
        Row(_("Name"), each.name),
        Row(_("Date of birth"), day(each.born_on)),
        Row(_("Died on"), day(each.died_on) if each.died_on else ""),
        Row(_("Last entry"), day(each.last_entry_on)),
        Row(_("Kept until"), day(each.due.on) if each.due.on else _("No day yet")),
        Row(_("Why"), str(BECAUSE[Because(each.due.because)])),
        Row(_("By what rule"), each.due.source),
    ]
    return [row for row in rows if row.words]


def _hold_row(each: HoldView) -> Row:
    lift_it = Change(reverse("rights:lift", args=[each.id]), _("Lift"), _("this hold"))
    return Row(_("%(name)s on %(day)s") % {"name": each.set_by_name, "day": day(each.set_at)}, each.reason, (lift_it,))


def _disposal_rows(each: DisposalView) -> list[Row]:
    rows = [
        Row(_("Kept until"), day(each.due_on)),
        Row(_("Why"), str(BECAUSE[Because(each.because)])),
        Row(_("By what rule"), each.source),
        Row(_("Proposed by"), _("%(name)s on %(day)s") % {"name": each.proposed_by_name, "day": day(each.proposed_at)}),
        Row(_("Still kept, because"), each.refused_why),
    ]
    if each.approved_at:
        who = _("%(name)s on %(day)s") % {"name": each.approved_by_name, "day": day(each.approved_at)}
        rows.append(Row(_("Emptied"), who))
    return [row for row in rows if row.words]
