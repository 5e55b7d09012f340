"""Agreeing for somebody who cannot decide this: by which right, checked before anything is agreed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.document.changed import newest_instead, what_changed
from alongside.doors.web.document.forms import ForThemForm
from alongside.doors.web.document.roles import CARES
from alongside.doors.web.document.saving import is_stale
from alongside.doors.web.document.wording import missing_words
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.journey.document.changes import agree_plan
from alongside.journey.document.reads import draft_for
from alongside.journey.document.values import Draft
from alongside.records.authority.reads import citable_for, own_authority
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.plan.readiness import Severity


@for_roles(Role.PROXY, *CARES)
def for_them(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """What the yes stands on, and when the plan is looked at again. Sending it makes the version."""
    draft = draft_for(by=request.actor, round_id=round_id, now=request.now)
    form = _form(request, draft, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_stale(lambda: form.carries_out(lambda: _agree(request, draft, form))):
            draft = draft_for(by=request.actor, round_id=round_id, now=request.now)
            form = _form(request, draft, newest_instead(request.POST, draft))
            values = {**_values(request, draft, form), "changed": what_changed(request, round_id, draft)}
            return render(request, "document/for_them.html", values, status=409)
        if not form.errors:
            return redirect("document:done", round_id)
    values = _values(request, draft, form)
    return render(request, "document/for_them.html", values, status=422 if form.errors else 200)


def _form(request: ActingRequest, draft: Draft, data: Any) -> ForThemForm:
    is_own = request.actor.role == Role.PROXY
    initial = {
        "shown": request.GET.get("shown", ""),
        "based_on": str(draft.previous_number),
        "review_on": draft.round.review_on,
        "review_with": draft.round.review_with,
        "life_sustaining": "no",
    }
    citable = None if is_own else citable_for(by=request.actor, person=draft.person.id, now=request.now)
    return ForThemForm(data, initial, citable=citable, today=day_of(request.now))


def _values(request: ActingRequest, draft: Draft, form: ForThemForm) -> dict[str, Any]:
    return {
        "person": header_of(draft.person),
        "draft": draft,
        "form": form,
        "own": request.actor.role == Role.PROXY,
        "nothing_to_cite": "cited" in form.fields and not form.fields["cited"].choices,  # type: ignore[attr-defined]
        "blocks": [missing_words(each) for each in draft.findings if each.severity == Severity.BLOCK],
        "changed": None,
    }


def _agree(request: ActingRequest, draft: Draft, form: ForThemForm) -> None:
    by, person = request.actor, draft.person.id
    own = own_authority(by=by, person=person, now=request.now) if by.role == Role.PROXY else None
    agree_plan(
        by=by,
        round_id=draft.round.id,
        based_on=int(form.cleaned_data["based_on"]),
        draft_tag=form.cleaned_data["shown"],
        yes=form.yes(),
        stands_on=form.stands_on(own),
        now=request.now,
    )
