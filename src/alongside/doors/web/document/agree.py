"""Agreeing together: the question, then how and until when; or why not yet; then the copy and sharing."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.document.changed import newest_instead, what_changed
from alongside.doors.web.document.forms import EXCEPT, FOR_THEM, NOT_YET, YES, AgreeForm, NotAgreedForm, YesForm
from alongside.doors.web.document.roles import AGREES, WRITES
from alongside.doors.web.document.saving import is_stale
from alongside.doors.web.document.wording import OWN_COPY, THEIR_COPY, missing_words
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.journey.document.changes import agree_plan, record_not_agreed
from alongside.journey.document.reads import agreed_now, draft_for, round_for
from alongside.journey.document.values import Draft
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.plan.readiness import Severity


@for_roles(*AGREES)
def agree(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Do you agree to this plan? Yes, yes except..., or not yet."""
    page = round_for(by=request.actor, round_id=round_id, now=request.now)
    form = AgreeForm(
        request.POST or None,
        {"shown": request.GET.get("shown", "")},
        _question(request, page.person),
        request.actor.role,
    )
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["answer"] == NOT_YET:
            return redirect("document:not-agreed", round_id)
        query = {"shown": form.cleaned_data["shown"], "answer": form.cleaned_data["answer"]}
        page_of_yes = "document:for-them" if form.cleaned_data["answer"] == FOR_THEM else "document:yes"
        return redirect(f"{reverse(page_of_yes, args=[round_id])}?{urlencode(query)}")
    values = {"person": header_of(page.person), "page": page, "form": form}
    return render(request, "document/agree.html", values, status=422 if form.errors else 200)


@for_roles(*WRITES)
def yes(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The rest of the agreement: exceptions, how it was said, and when to look again. Sending it makes the version."""
    draft = draft_for(by=request.actor, round_id=round_id, now=request.now)
    form = _yes_form(request, draft, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_stale(lambda: form.carries_out(lambda: _agree(request, round_id, form))):
            return _read_again(request, round_id)
        if not form.errors:
            return redirect("document:done", round_id)
    return render(request, "document/yes.html", _yes_values(request, draft, form), status=422 if form.errors else 200)


@for_roles(*AGREES)
def not_agreed(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Why the plan is not agreed, or not yet, in whose words."""
    page, own = round_for(by=request.actor, round_id=round_id, now=request.now), request.actor.role == Role.PERSON
    form = NotAgreedForm(request.POST or None, own=own)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _not_agreed(request, round_id, form)):
        return redirect("document:draft", round_id)
    values = {"person": header_of(page.person), "page": page, "form": form, "own": own}
    return render(request, "document/not_agreed.html", values, status=422 if form.errors else 200)


@for_roles(*AGREES)
def done(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """It is agreed: the copy, and an invitation to share."""
    agreed = agreed_now(by=request.actor, round_id=round_id, now=request.now)
    own = request.actor.role == Role.PERSON
    values = {
        "person": header_of(agreed.person),
        "agreed": agreed,
        "own": own,
        "copy": str((OWN_COPY if own else THEIR_COPY).get(agreed.copy_channel, "")),
        "sharing_href": reverse("sharing:mine") if own else reverse("sharing:mine", args=[agreed.person.id]),
        "plan_href": reverse("plan:mine") if own else reverse("plan:of", args=[agreed.person.id]),
    }
    return render(request, "document/done.html", values)


def _read_again(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Somebody changed the plan while it was read: nothing is agreed, nothing that was filled in is lost."""
    draft = draft_for(by=request.actor, round_id=round_id, now=request.now)
    form = _yes_form(request, draft, newest_instead(request.POST, draft))
    values = {**_yes_values(request, draft, form), "changed": what_changed(request, round_id, draft)}
    return render(request, "document/yes.html", values, status=409)


def _yes_form(request: ActingRequest, draft: Draft, data: Any) -> YesForm:
    return YesForm(
        data,
        _yes_initial(request, draft),
        own=request.actor.role == Role.PERSON,
        with_exceptions=request.GET.get("answer", YES) == EXCEPT,
        today=day_of(request.now),
    )


def _yes_values(request: ActingRequest, draft: Draft, form: YesForm) -> dict[str, Any]:
    return {
        "person": header_of(draft.person),
        "draft": draft,
        "form": form,
        "own": request.actor.role == Role.PERSON,
        "blocks": [missing_words(each) for each in draft.findings if each.severity == Severity.BLOCK],
        "changed": None,
    }


def _question(request: ActingRequest, person: Any) -> str:
    if request.actor.role == Role.PERSON:
        return _("Do you agree to this plan?")
    if request.actor.role == Role.PROXY:
        return _("Do you agree to this plan for %(name)s?") % {"name": person.called}
    return _("Does %(name)s agree to this plan?") % {"name": person.called}


def _yes_initial(request: ActingRequest, draft: Draft) -> dict[str, Any]:
    return {
        "shown": request.GET.get("shown", ""),
        "based_on": str(draft.previous_number),
        "review_on": draft.round.review_on if draft.round.review_on else None,
        "review_with": draft.round.review_with,
    }


def _agree(request: ActingRequest, round_id: UUID, form: YesForm) -> None:
    own = request.actor.role == Role.PERSON
    agree_plan(
        by=request.actor,
        round_id=round_id,
        based_on=int(form.cleaned_data["based_on"]),
        draft_tag=form.cleaned_data["shown"],
        yes=form.yes("" if own else request.actor.name),
        now=request.now,
    )


def _not_agreed(request: ActingRequest, round_id: UUID, form: NotAgreedForm) -> None:
    record_not_agreed(
        by=request.actor,
        round_id=round_id,
        reason=form.why,
        words=form.cleaned_data["words"],
        said_by=form.cleaned_data.get("said_by", ""),
        now=request.now,
    )
