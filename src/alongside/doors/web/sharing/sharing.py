"""Who sees what, in sentences; and each step of a decision, with its effect shown before it is saved."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Sharing
from alongside.doors.web.sharing.choosing import (
    Chosen,
    address_of,
    chosen_in,
    go_to,
    href,
    is_own,
    page_for,
    reader_of,
)
from alongside.doors.web.sharing.forms import CheckForm, ReaderForm, SectionsForm, UntilForm
from alongside.doors.web.sharing.roles import DECIDES
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader, SharingPage, SharingView
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section


@for_roles(*DECIDES)
def mine(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Who sees the plan: those who look after the person, and those whom the person chose."""
    page = page_for(request, person)
    today = day_of(request.now)
    decided = {each.reader.organisation for each in page.decisions}
    values = {
        **_common(request, page, person),
        "teams": [
            (each.name, href("sections", person, "organisation", each.id))
            for each in page.looked_after_by
            if each.id not in decided
        ],
        "decisions": [_shape(each, person) for each in page.decisions if _in_force(each, today)],
        "ended": [each.reader_name for each in page.decisions if not _in_force(each, today)],
        "new_href": href("new", person),
    }
    return render(request, "sharing/mine.html", values)


@for_roles(*DECIDES)
def new(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Whom to share with."""
    page = page_for(request, person)
    form = ReaderForm(request.POST or None, page)
    if request.method == "POST" and form.is_valid():
        kind, reader = form.cleaned_data["reader"].split("/")
        return go_to("sections", person, kind, reader)
    return _step(request, page, person, form, "sharing/choose.html")


@for_roles(*DECIDES)
def sections(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Which parts of the plan."""
    page = page_for(request, person)
    whom = reader_of(page, kind, reader)
    decided = page.decision_about(whom)
    form = SectionsForm(request.POST or None, initial={"sections": list(decided.sections) if decided else []})
    if request.method == "POST" and form.is_valid():
        chosen = Chosen(tuple(Section(each) for each in form.cleaned_data["sections"]), None)
        return go_to("until", person, kind, reader, query=chosen.query)
    return _step(request, page, person, form, "sharing/choose.html", whom)


@for_roles(*DECIDES)
def until(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Until when."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = UntilForm(request.POST or None, page.decision_about(whom), day_of(request.now))
    if request.method == "POST" and form.is_valid():
        query = Chosen(chosen.sections, form.cleaned_data["day"]).query
        return go_to("check", person, kind, reader, query=query)
    return _step(request, page, person, form, "sharing/choose.html", whom)


@for_roles(*DECIDES)
def check(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """What the decision does, in words, before it is saved; saving it is the button on this page."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = CheckForm(request.POST or None, own=is_own(request))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _share(request, page, whom, form)):
        return redirect(href("mine", person))
    more = {
        "seen": [section_name(section) for section in chosen.sections],
        "not_seen": [section_name(section) for section in Section if section not in chosen.sections],
        "until": chosen.until,
    }
    return _step(request, page, person, form, "sharing/check.html", whom, more)


@for_roles(*DECIDES)
def stop(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Stop at once, after asking once."""
    page = page_for(request, person)
    whom = reader_of(page, kind, reader)
    form = CheckForm(request.POST or None, own=is_own(request))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _stop(request, page, whom, form)):
        return redirect(href("mine", person))
    looks_after = any(each.id == whom.organisation for each in page.looked_after_by)
    return _step(request, page, person, form, "sharing/stop.html", whom, {"looks_after": looks_after})


def _share(request: ActingRequest, page: SharingPage, whom: Reader, form: CheckForm) -> None:
    chosen = chosen_in(request)
    share(
        by=request.actor,
        person=page.person.id,
        reader=whom,
        sections=chosen.sections,
        how=form.how_decided,
        ends_on=chosen.until,
        now=request.now,
    )


def _stop(request: ActingRequest, page: SharingPage, whom: Reader, form: CheckForm) -> None:
    stop_sharing(by=request.actor, person=page.person.id, reader=whom, how=form.how_decided, now=request.now)


def _shape(each: SharingView, person: UUID | None) -> Sharing:
    kind, reader = address_of(each.reader)
    return Sharing(
        recipient=each.reader_name,
        sections=tuple(f"“{section_name(section)}”" for section in each.sections),
        until=each.ends_on,
        change_href=href("sections", person, kind, reader),
        stop_href=href("stop", person, kind, reader) if each.sections else "",
    )


def _in_force(each: SharingView, today: date) -> bool:
    return each.ends_on is None or each.ends_on >= today


def _common(request: ActingRequest, page: SharingPage, person: UUID | None) -> dict[str, Any]:
    return {
        "person": header_of(page.person),
        "page": page,
        "own": is_own(request),
        "mine_href": href("mine", person),
    }


def _step(
    request: ActingRequest,
    page: SharingPage,
    person: UUID | None,
    form: Any,
    template: str,
    whom: Reader | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    values = {
        **_common(request, page, person),
        "form": form,
        "name": page.name_of(whom) if whom else "",
        **(more or {}),
    }
    return render(request, template, values, status=422 if form.errors else 200)
