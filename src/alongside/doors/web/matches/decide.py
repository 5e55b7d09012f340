"""Two records side by side, and a human's answer: the same person, or not."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.jinja import day
from alongside.doors.web.matches.roles import DECIDES
from alongside.doors.web.matches.wording import why_words
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row
from alongside.records.people.changes.receiving import decide_match
from alongside.records.people.reads import decided_match, possible_match
from alongside.records.people.values import BY_HAND, MatchView, PersonView
from alongside.rules.nhs_number import shown
from alongside.rules.refusals import Unknown

SAME, NOT_SAME = "same", "not-the-same"


@for_roles(*DECIDES)
def match(request: ActingRequest, match: UUID) -> HttpResponse:
    """What was sent beside what is here."""
    found = possible_match(by=request.actor, match=match)
    values = {
        "found": found,
        "why": why_words(found.why),
        "sent": _sent(found),
        "here": _here(found.person) if found.person else [],
        "is_by_hand": found.why == BY_HAND,
    }
    return render(request, "matches/match.html", values)


@for_roles(*DECIDES)
def confirm(request: ActingRequest, match: UUID, answer: str) -> HttpResponse:
    """What the answer leads to, and the button that gives it."""
    found = possible_match(by=request.actor, match=match)
    if answer not in (SAME, NOT_SAME) or (answer == SAME and found.person is None):
        raise Unknown("match.unknown")
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide_match(by=request.actor, match=match, is_same=answer == SAME, now=request.now)
        return redirect("matches:decided", match)
    values = {"found": found, "is_same": answer == SAME, "is_by_hand": found.why == BY_HAND}
    return render(request, "matches/confirm.html", values)


@for_roles(*DECIDES)
def decided(request: ActingRequest, match: UUID) -> HttpResponse:
    """What was answered, and what somebody has to do so that it takes effect."""
    found = decided_match(by=request.actor, match=match)
    return render(request, "matches/decided.html", {"found": found, "is_by_hand": found.why == BY_HAND})


def _sent(found: MatchView) -> list[Row]:
    rows = [Row(_("Name"), found.name), Row(_("Date of birth"), day(found.born_on))]
    if found.why == BY_HAND:
        return [*rows, Row(_("Typed on"), day(found.found_at))]
    return [*rows, Row(_("Number in their system"), found.source_id), Row(_("Sent on"), day(found.found_at))]


def _here(person: PersonView) -> list[Row]:
    rows = [
        Row(_("Name"), person.name),
        Row(_("Date of birth"), day(person.born_on)),
        Row(_("NHS number"), shown(person.nhs_number) if person.nhs_number else ""),
        Row(_("Address"), "\n".join(filter(None, (person.address, person.postcode)))),
        Row(_("Phone"), person.telephone),
    ]
    return [row for row in rows if row.words]
