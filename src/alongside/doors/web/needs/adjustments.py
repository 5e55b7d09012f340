"""Reasonable adjustments: add one, say that there are none, say that one is no longer needed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.need_words import ADJUSTMENTS
from alongside.doors.web.needs.forms import AdjustmentForm, EndForm, NoneForm
from alongside.doors.web.needs.roles import TELLS
from alongside.doors.web.needs.whose import href, is_own, whose
from alongside.doors.web.rendering import render
from alongside.records.people.changes.needs import (
    NewAdjustment,
    add_adjustment,
    end_adjustment,
    record_no_adjustments,
)
from alongside.records.people.reads import open_adjustment


@for_roles(*TELLS)
def add(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """What is to be done differently, and what happens without it."""
    who = whose(request, person)
    form = AdjustmentForm(request.POST or None, is_own=is_own(request))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _add(request, who.id, form)):
        return redirect(href("needs", person))
    values = {"person": header_of(who), "form": form, "is_own": is_own(request), "back_href": href("needs", person)}
    return render(request, "needs/add.html", values, status=422 if form.errors else 200)


@for_roles(*TELLS)
def none(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """They were asked, and nothing has to be done differently."""
    who = whose(request, person)
    form = NoneForm(request.POST if request.method == "POST" else None, is_own=is_own(request))
    if form.is_valid() and form.carries_out(lambda: _none(request, who.id, form)):
        return redirect(href("needs", person))
    values = {"person": header_of(who), "form": form, "is_own": is_own(request), "back_href": href("needs", person)}
    return render(request, "needs/none.html", values, status=422 if form.errors else 200)


@for_roles(*TELLS)
def end(request: ActingRequest, adjustment: UUID, person: UUID | None = None) -> HttpResponse:
    """Say why it is no longer needed."""
    who = whose(request, person)
    found = open_adjustment(by=request.actor, person=who.id, adjustment=adjustment, now=request.now)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        end_adjustment(by=request.actor, person=who.id, adjustment=adjustment, why=why, now=request.now)
        return redirect(href("needs", person))
    values = {
        "person": header_of(who),
        "form": form,
        "what": str(ADJUSTMENTS[found.what]),
        "back_href": href("needs", person),
    }
    return render(request, "needs/end.html", values, status=422 if form.errors else 200)


def _add(request: ActingRequest, person: UUID, form: AdjustmentForm) -> None:
    given = form.cleaned_data
    new = NewAdjustment(given["what"], given["words"], given["consequence"])
    add_adjustment(by=request.actor, person=person, new=new, now=request.now, **form.asked())


def _none(request: ActingRequest, person: UUID, form: NoneForm) -> None:
    record_no_adjustments(by=request.actor, person=person, now=request.now, **form.asked())
