"""Who sees what, in sentences: those who look after the person, and those whom the person chose. And stopping it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Sharing
from alongside.doors.web.sharing.choosing import address_of, href, page_for, reader_of
from alongside.doors.web.sharing.forms import StopForm
from alongside.doors.web.sharing.pages import common, step
from alongside.doors.web.sharing.roles import DECIDES
from alongside.doors.web.sharing.wording import default_sentences, may_sentences, purpose_sentence, reader_words
from alongside.records.sharing.changes import stop_sharing
from alongside.records.sharing.values import Reader, SharingPage, SharingView
from alongside.rules.dates import day_of


@for_roles(*DECIDES)
def mine(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Who sees the plan: those who look after the person, and those whom the person chose."""
    page = page_for(request, person)
    today = day_of(request.now)
    shown = common(request, page, person)
    decided = {each.reader for each in page.decisions}
    values = {
        **shown,
        "teams": [
            (each.name, href("sections", person, "organisation", each.id))
            for each in page.looked_after_by
            if Reader(organisation=each.id) not in decided
        ],
        "defaults": default_sentences(own=shown["own"]),
        "decisions": [_shape(each, person) for each in page.decisions if is_in_force(each, today)],
        "ended": [
            reader_words(each.reader, each.reader_name) for each in page.decisions if not is_in_force(each, today)
        ],
        "new_href": href("new", person),
    }
    return render(request, "sharing/mine.html", values)


@for_roles(*DECIDES)
def stop(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Stop at once, or say no, after asking once."""
    page = page_for(request, person)
    whom = reader_of(page, kind, reader)
    form = StopForm(request.POST or None, request.actor.role)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _stop(request, page, whom, form)):
        return redirect(href("mine", person))
    decided = page.decision_about(whom)
    more = {"looks_after": page.is_looked_after_by(whom), "shares": bool(decided and decided.sections)}
    return step(request, page, person, form, "sharing/stop.html", whom, more)


def is_in_force(each: SharingView, today: date) -> bool:
    return each.ends_on is None or each.ends_on >= today


def _stop(request: ActingRequest, page: SharingPage, whom: Reader, form: StopForm) -> None:
    stop_sharing(
        by=request.actor,
        person=page.person.id,
        reader=whom,
        how=form.how_decided,
        reason=form.cleaned_data["reason"],
        given_by=form.giver,
        now=request.now,
    )


def _shape(each: SharingView, person: UUID | None) -> Sharing:
    kind, reader = address_of(each.reader)
    may: tuple[Any, ...] = ()
    if each.comment_on or each.contribute_to:
        may = may_sentences(each.sections, each.comment_on, each.contribute_to)
    return Sharing(
        recipient=reader_words(each.reader, each.reader_name),
        sections=tuple(f"“{section_name(section)}”" for section in each.sections),
        until=each.ends_on,
        change_href=href("sections", person, kind, reader),
        stop_href=href("stop", person, kind, reader) if each.sections else "",
        more=" ".join(filter(None, (*may, purpose_sentence(each.purposes)))) if each.sections else each.reason,
    )
