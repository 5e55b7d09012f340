"""Who sees what, in sentences: those who look after the person, and those whom the person chose. And stopping it."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.grounds import GROUND_WORDS
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.saved import Saved, saying
from alongside.doors.web.sharing.choosing import href, is_own, page_for, reader_of
from alongside.doors.web.sharing.decisions import decision_shape, team_shape
from alongside.doors.web.sharing.forms import StopForm
from alongside.doors.web.sharing.pages import common, step
from alongside.doors.web.sharing.roles import DECIDES
from alongside.doors.web.sharing.wording import quoted, reader_words, seen_all_the_same, team_sentences
from alongside.records.plans.reads import versions_of
from alongside.records.sharing.changes import confirm_sharing, stop_sharing
from alongside.records.sharing.reads import overrides_told_of, sharing_to_ask_about
from alongside.records.sharing.values import OverrideView, Reader, SharingPage
from alongside.rules.dates import day_of
from alongside.rules.openings import OverrideStanding


@for_roles(*DECIDES)
def mine(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Who sees the plan: those who look after the person, and those whom the person chose."""
    page = page_for(request, person)
    today = day_of(request.now)
    shown = common(request, page, person)
    decided = {each.reader for each in page.decisions}
    versions = versions_of(by=request.actor, person=page.person.id)
    changed_at = versions[0].agreed_at if versions else None
    about = sharing_to_ask_about(by=request.actor, person=page.person.id, changed_at=changed_at, now=request.now)
    asked = {each.id: why for each, why in about}
    values = {
        **shown,
        "teams": [
            (
                each.name,
                href("sections", person, "organisation", each.id),
                team_sentences(page, each.id, today, own=shown["own"]),
            )
            for each in page.looked_after_by
            if Reader(organisation=each.id) not in decided
        ],
        "decisions": [
            team_shape(decision_shape(each, person, asked.get(each.id)), each, page, person, today)
            for each in page.decisions
            if each.is_in_force(today)
        ],
        "ended": [
            reader_words(each.reader, each.reader_name) for each in page.decisions if not each.is_in_force(today)
        ],
        "new_href": href("new", person),
        "shown_by_law": [_by_law(each, today) for each in overrides_told_of(by=request.actor, person=page.person.id)],
        "is_online": person is None,  # they decide by their own sign-in
        "overrides_href": reverse("sharing:overrides-about", args=[person]) if person else "",
    }
    return render(request, "sharing/mine.html", values)


@for_roles(*DECIDES)
def stop(request: ActingRequest, kind: str, reader: UUID, person: UUID | None = None) -> HttpResponse:
    """Stop at once, or say no, after asking once."""
    page = page_for(request, person)
    whom = reader_of(page, kind, reader)
    form = StopForm(request.POST or None, request.actor.role)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _stop(request, page, whom, form)):
        return saying(Saved.STOPPED, redirect(href("mine", person)))
    decided = page.decision_about(whom)
    more = {
        "shares": bool(decided and decided.sections),
        "all_the_same": seen_all_the_same(page, whom, own=is_own(request)),
    }
    return step(request, page, person, form, "sharing/stop.html", whom, more)


@for_roles(*DECIDES)
def still_ok(request: ActingRequest, decision: UUID, person: UUID | None = None) -> HttpResponse:
    """The person looked at a decision again, and it stands."""
    page = page_for(request, person)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm_sharing(by=request.actor, person=page.person.id, decision=decision, now=request.now)
        return saying(Saved.STILL_OK, redirect(href("mine", person)))
    return redirect(href("mine", person))


def _by_law(each: OverrideView, today: date) -> str:
    """What was shown to whom on what legal ground, until when."""
    values = {
        "who": each.organisation_name,
        "parts": quoted(each.sections),
        "day": day(each.ends_on),
        "ground": str(GROUND_WORDS[each.ground]),
        "reason": each.reason,
    }
    if each.standing(today) == OverrideStanding.HOLDS:
        return _("%(who)s can see %(parts)s until %(day)s. %(ground)s. What was written down: %(reason)s") % values
    return _("%(who)s could see %(parts)s. That is over. %(ground)s. What was written down: %(reason)s") % values


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
