"""Typing a result that was measured here."""

from datetime import time
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.forms import ResultForm
from alongside.doors.web.prepare.result_kinds import kind_of, numbers_of
from alongside.doors.web.prepare.roles import GATHERS
from alongside.doors.web.rendering import render
from alongside.journey.prepare.reads import pack_for
from alongside.records.health.changes import NewResult, add_result
from alongside.rules.dates import day_of, instant_at


@for_roles(*GATHERS)
def result(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Type one result; it can then go into the pack."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    form = ResultForm(request.POST or None, initial={"taken_on": day_of(request.now)})
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _add(request, view.person.id, form)):
        return redirect("prepare:make", round_id)
    values = {"person": header_of(view.person), "pack": view, "form": form}
    return render(request, "prepare/result.html", values, status=422 if form.errors else 200)


def _add(request: ActingRequest, person: UUID, form: ResultForm) -> None:
    kind, taken_on = kind_of(form.cleaned_data["kind"]), form.cleaned_data["taken_on"]
    value, second_value = numbers_of(kind, form.cleaned_data["value"])
    is_today = taken_on == day_of(request.now)
    taken = NewResult(
        name=kind.stored_name,
        taken_at=request.now if is_today else instant_at(taken_on, time(12), field="taken_on"),
        code=kind.code,
        value=value,
        second_value=second_value,
        unit=kind.unit,
    )
    add_result(by=request.actor, person=person, result=taken, now=request.now)
