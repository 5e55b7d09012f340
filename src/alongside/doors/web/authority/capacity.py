"""Writing down whether somebody could make one named decision."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.capacity_forms import AssessmentForm
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import record_assessment
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import open_draft, open_round_of
from alongside.rules.dates import day_of

MOST_LETTERS = 60


@for_roles(*CARES)
def assess(request: ActingRequest, person: UUID) -> HttpResponse:
    """One decision, one finding, with every element of the Act."""
    who = person_view(by=request.actor, person=person)
    form = AssessmentForm(request.POST or None, _parts(request, person), request.actor.name, day_of(request.now))
    if request.method == "POST" and form.is_valid():

        def keep() -> None:
            record_assessment(by=request.actor, person=person, found=form.found(), now=request.now)

        if form.carries_out(keep):
            return redirect("authority:of", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "authority/assess.html", values, status=422 if form.errors else 200)


def _parts(request: ActingRequest, person: UUID) -> list[tuple[str, str]]:
    """The plan that is being written, and each thing in it: what a decision can be about."""
    current = open_round_of(by=request.actor, person=person)
    if current is None:
        return []
    draft = open_draft(by=request.actor, round_id=current.id, purpose=request.actor.purpose, now=request.now)
    items = [(str(item.id), _shortened(item.words)) for item in draft.content.items]
    return [(str(current.id), _("Agreeing to the plan that is being written")), *items]


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}…"
