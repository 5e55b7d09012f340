"""The steps of one sharing decision, a question a page: who, which parts, what they may do, for what, until when."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.saved import Saved, saying
from alongside.doors.web.sharing.choosing import Chosen, address_of, chosen_in, go_to, href, is_own, page_for, reader_of
from alongside.doors.web.sharing.forms import (
    ADD,
    COMMENT,
    EACH,
    CheckForm,
    EachForm,
    MayForm,
    PurposesForm,
    ReaderForm,
    SectionsForm,
    UntilForm,
    WithinForm,
)
from alongside.doors.web.sharing.pages import step
from alongside.doors.web.sharing.roles import DECIDES
from alongside.doors.web.sharing.wording import purpose_sentence, seen_all_the_same, seen_now, told_of
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader, SharingPage
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.sharing_choices import SharingPurpose

CHOOSE = "sharing/choose.html"


@for_roles(*DECIDES)
def new(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Whom to share with."""
    page = page_for(request, person)
    form = ReaderForm(request.POST or None, page)
    if request.method == "POST" and form.is_valid():
        kind, reader = form.cleaned_data["reader"].split("/")
        return go_to("sections", person, kind, reader)
    return step(request, page, person, form, CHOOSE)


@for_roles(*DECIDES)
def within(request: ActingRequest, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Who of an organisation."""
    page = page_for(request, person)
    organisation = reader_of(page, "organisation", reader)
    form = WithinForm(request.POST or None, page, organisation)
    if request.method == "POST" and form.is_valid():
        kind, found = form.cleaned_data["reader"].split("/")
        return go_to("sections", person, kind, found)
    return step(request, page, person, form, CHOOSE, organisation)


@for_roles(*DECIDES)
def sections(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Which parts of the plan."""
    page = page_for(request, person)
    whom = reader_of(page, kind, reader)
    decided = page.decision_about(whom)
    form = SectionsForm(request.POST or None, initial={"sections": seen_now(page, whom, day_of(request.now))})
    if request.method == "POST" and form.is_valid():
        found = tuple(Section(each) for each in form.cleaned_data["sections"])
        chosen = Chosen(found, based_on=decided.number if decided else 0)
        return go_to("may", person, kind, reader, query=chosen.query)
    more = {
        "within_href": href("within", person, reader) if kind == "organisation" else "",
        "none_href": href("stop", person, kind, reader),
    }
    return step(request, page, person, form, CHOOSE, whom, more)


@for_roles(*DECIDES)
def may(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Whether they may only read, or more: for all parts alike, or part by part."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = MayForm(request.POST or None, page.decision_about(whom))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["may"]
        comment_on = chosen.sections if said in (COMMENT, ADD) else ()
        allowed = replace(chosen, comment_on=comment_on, contribute_to=chosen.sections if said == ADD else ())
        return go_to("each" if said == EACH else "purposes", person, kind, reader, query=allowed.query)
    return step(request, page, person, form, CHOOSE, whom)


@for_roles(*DECIDES)
def each(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """What they may do, part by part."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = EachForm(request.POST or None, chosen, page.decision_about(whom))
    if request.method == "POST" and form.is_valid():
        allowed = replace(chosen, comment_on=form.sections_for(COMMENT, ADD), contribute_to=form.sections_for(ADD))
        return go_to("purposes", person, kind, reader, query=allowed.query)
    return step(request, page, person, form, CHOOSE, whom)


@for_roles(*DECIDES)
def purposes(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """For what they may use it."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = PurposesForm(request.POST or None, page.decision_about(whom))
    if request.method == "POST" and form.is_valid():
        said = tuple(SharingPurpose(found) for found in form.cleaned_data["purposes"])
        return go_to("until", person, kind, reader, query=replace(chosen, purposes=said).query)
    return step(request, page, person, form, CHOOSE, whom)


@for_roles(*DECIDES)
def until(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Until when."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = UntilForm(request.POST or None, page.decision_about(whom), day_of(request.now))
    if request.method == "POST" and form.is_valid():
        query = replace(chosen, until=form.cleaned_data["day"]).query
        return go_to("check", person, kind, reader, query=query)
    return step(request, page, person, form, CHOOSE, whom)


@for_roles(*DECIDES)
def check(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """What the decision does, in words, before it is saved; saving it is the button on this page."""
    page, chosen = page_for(request, person), chosen_in(request)
    whom = reader_of(page, kind, reader)
    form = CheckForm(request.POST or None, request.actor.role)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _share(request, page, whom, form)):
        return saying(Saved.SHARED, redirect(href("mine", person)))
    told = told_of(page, whom, page.name_of(whom), chosen.about(whom), day_of(request.now))
    kind, reader = address_of(whom)
    more = {
        "told": told,
        "purpose": purpose_sentence(chosen.purposes),
        "until": chosen.until,
        "takes_away": any(each.ends for each in told),
        "all_the_same": seen_all_the_same(page, whom, own=is_own(request)),
        "again_href": href("sections", person, kind, reader),
    }
    return step(request, page, person, form, "sharing/check.html", whom, more)


def _share(request: ActingRequest, page: SharingPage, whom: Reader, form: CheckForm) -> None:
    chosen = chosen_in(request)
    share(
        by=request.actor,
        person=page.person.id,
        reader=whom,
        sections=chosen.sections,
        comment_on=chosen.comment_on,
        contribute_to=chosen.contribute_to,
        purposes=chosen.purposes,
        how=form.how_decided,
        given_by=form.giver,
        ends_on=chosen.until,
        based_on=chosen.based_on,
        now=request.now,
    )
