"""Every opening is looked at by somebody else: what waits, one of them with its reason, and what was found.

Who the person is, is not said here: whoever looks needs the reference, who opened, and why.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.references import reference_of
from alongside.doors.web.door import for_roles
from alongside.doors.web.emergency.forms import KEEP, ReviewForm
from alongside.doors.web.emergency.roles import REVIEWS
from alongside.doors.web.emergency.wording import KINDS, OUTCOMES, REASONS
from alongside.doors.web.jinja import moment
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell, Row
from alongside.records.sharing.changes import review_opening
from alongside.records.sharing.reads import opening_view, openings_to_review
from alongside.records.sharing.values import OpeningView
from alongside.rules.openings import OpeningKind, Outcome, is_review_late
from alongside.rules.refusals import Unknown


@for_roles(*REVIEWS)
def waiting(request: ActingRequest) -> HttpResponse:
    """By reference alone, the oldest first."""
    found = openings_to_review(by=request.actor)
    return render(request, "emergency/openings.html", {"rows": [_row(request, each) for each in found]})


@for_roles(*REVIEWS)
def opening(request: ActingRequest, opening: UUID) -> HttpResponse:
    """One of them: who opened, why, whether the person was told; and what was found."""
    found = opening_view(by=request.actor, opening=opening)
    if found is None:
        raise Unknown("opening.unknown")
    form = ReviewForm(request.POST or None, is_told_later=bool(found.not_told))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _review(request, opening, form)):
        return redirect("emergency:openings")
    values = {
        "form": form,
        "reference": reference_of(found.id),
        "rows": _rows(found),
        "is_reviewed": found.reviewed_at is not None,
        "is_own": found.account == request.actor.account,
    }
    return render(request, "emergency/opening.html", values, status=422 if form.errors else 200)


def _review(request: ActingRequest, opening: UUID, form: ReviewForm) -> None:
    said = form.cleaned_data
    review_opening(
        by=request.actor,
        opening=opening,
        outcome=Outcome(said["outcome"]),
        words=said["words"],
        tell_person=said.get("told") != KEEP,
        now=request.now,
    )


def _row(request: ActingRequest, each: OpeningView) -> list[Cell]:
    is_late = is_review_late(opened_at=each.opened_at, reviewed_at=each.reviewed_at, now=request.now)
    return [
        Cell(reference_of(each.id), reverse("emergency:opening", args=[each.id])),
        Cell(moment(each.opened_at), note=str(KINDS[each.kind])),
        Cell(_("Late"), tag="red") if is_late else Cell(_("To look at"), tag="yellow"),
    ]


def _rows(each: OpeningView) -> list[Row]:
    told = _("Told on %(day)s") % {"day": moment(each.told_at)} if each.told_at else _("Will be told in a few minutes")
    rows = [
        Row(_("Opened by"), each.name),
        Row(_("When"), moment(each.opened_at)),
        Row(_("What"), str(KINDS[each.kind])),
        Row(_("Reason"), str(REASONS[each.reason])),
        Row(_("What they said"), each.words),
        Row(_("E-mail to the privacy officer"), _alert(each)),
        Row(_("The person"), _("Not told yet: %(why)s") % {"why": each.not_told} if each.not_told else told),
    ]
    if each.reviewed_at and each.outcome:
        rows.append(Row(_("Looked at"), f"{moment(each.reviewed_at)}\n{OUTCOMES[each.outcome]}\n{each.review_words}"))
    return rows


def _alert(each: OpeningView) -> str:
    if each.alerted_at:
        return _("Sent on %(day)s") % {"day": moment(each.alerted_at)}
    if each.is_alert_due:
        return _("Will be sent in a few minutes")
    if each.kind == OpeningKind.BREAK_GLASS:
        return _("It could not be sent: nobody in that role has an address that works.")
    return _("None: this was the emergency page, not a whole plan.")
