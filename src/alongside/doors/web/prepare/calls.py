"""A result that is told by a human first: hold it back, see whom to call, and write down what they said."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import moment
from alongside.doors.web.prepare.call_forms import HoldForm, ToldForm
from alongside.doors.web.prepare.roles import CARES
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.journey.prepare.changes import hold_result, stop_holding_result
from alongside.journey.prepare.reads import callers, calls_to_make, pack_for
from alongside.journey.prepare.values import CallTask, PackResultView, PackView
from alongside.rules.refusals import Unknown


@for_roles(*CARES)
def calls(request: ActingRequest) -> HttpResponse:
    """Whom to call, one's own first. Why is on the page of the pack."""
    values = {"rows": [_row(each) for each in calls_to_make(by=request.actor, now=request.now)]}
    return render(request, "prepare/calls.html", values)


@for_roles(*CARES)
def hold(request: ActingRequest, round_id: UUID, result: UUID) -> HttpResponse:
    """Keep one result back and give somebody the call; or write down that the person was told."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    found = _result(view, result)
    form = _told_form(request) if found.is_held else _hold_form(request)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _save(request, round_id, found, form)):
        return redirect("prepare:pack", round_id)
    values = {"person": header_of(view.person), "pack": view, "result": found, "form": form}
    return render(request, "prepare/hold.html", values, status=form.status)


def _hold_form(request: ActingRequest) -> HoldForm:
    staff = {each.account: each.account_name for each in callers(by=request.actor, now=request.now)}
    return HoldForm(request.POST or None, staff, request.actor.account)


def _told_form(request: ActingRequest) -> ToldForm:
    return ToldForm(request.POST or None, request.now)


def _save(request: ActingRequest, round_id: UUID, found: PackResultView, form: HoldForm | ToldForm) -> None:
    which: dict[str, Any] = {"by": request.actor, "round_id": round_id, "result": found.id, "now": request.now}
    if isinstance(form, ToldForm):
        stop_holding_result(**which, said=form.cleaned_data["said"], called_at=form.called_at())
    else:
        hold_result(**which, caller=UUID(form.cleaned_data["caller"]))


def _result(view: PackView, result: UUID) -> PackResultView:
    found = next((each for each in view.results if each.id == result), None)
    if found is None:
        raise Unknown("prepare.unknown-result")
    return found


def _row(each: CallTask) -> list[Cell]:
    return [
        Cell(each.person.known_as, reverse("prepare:pack", args=[each.round])),
        Cell(each.person.telephone),
        Cell(each.for_name),
        Cell(moment(each.asked_at)),
    ]
