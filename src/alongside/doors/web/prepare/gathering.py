"""The checklist at the appointment: one page, saved as one goes; what is unlikely is asked again, and then kept."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.prepare.gathering_form import GatheringForm
from alongside.doors.web.prepare.roles import GATHERS
from alongside.doors.web.rendering import render
from alongside.doors.words import words_of
from alongside.journey.prepare.changes import save_gathering
from alongside.journey.prepare.doubts import looked_over
from alongside.journey.prepare.reads import gathering_for
from alongside.journey.prepare.values import CheckRow, GatheringView
from alongside.rules.contacts import Doubt
from alongside.rules.gathering.other_plans import is_unanswered

BETWEEN = "|"


@for_roles(*GATHERS)
def gathering(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Every check once. Nothing has to be filled in; what was saved is here next time."""
    view = gathering_for(by=request.actor, round_id=round_id, now=request.now)
    form = GatheringForm(request.POST or None, view)
    doubts: tuple[Doubt, ...] = ()
    if request.method == "POST" and form.is_valid():
        doubts = _doubts(view, form)
        if not doubts and form.is_valid() and form.carries_out(lambda: _save(request, round_id, form)):
            return redirect("prepare:pack" if form.pressed("finish") else "prepare:gathering", round_id)
    values = {
        "person": header_of(view.person),
        "view": view,
        "form": form,
        "rows": [(each, _beside(each)) for each in view.rows],
        "doubts": [(words_of(each.message, each.values), each.field) for each in doubts],
        "sure": BETWEEN.join(each.key for each in doubts),
        "finishes": form.pressed("finish"),
        "unanswered": is_unanswered(view.other_plans),
    }
    return render(request, "prepare/gathering.html", values, status=422 if doubts else form.status)


def _doubts(view: GatheringView, form: GatheringForm) -> tuple[Doubt, ...]:
    """What cannot be is shown at its field; what is unlikely, and was not seen before this press, is asked."""
    problems, doubts = looked_over(view, form.typed())
    for refusal in problems:
        form.add_refusal(refusal)
    seen = form.pressed("sure").split(BETWEEN)
    return () if problems or all(each.key in seen for each in doubts) else doubts


def _save(request: ActingRequest, round_id: UUID, form: GatheringForm) -> None:
    save_gathering(
        by=request.actor,
        round_id=round_id,
        entries=form.entries(),
        joined=form.joined(),
        finished=bool(form.pressed("finish")),
        now=request.now,
    )


def _beside(each: CheckRow) -> list[str]:
    """What stands beside a check: the last value, which sets ask for it, and who wrote it down."""
    lines = []
    if each.last:
        lines.append(_("Last time: %(value)s, %(day)s") % {"value": each.last.words, "day": day(each.last.on)})
    lines.append(", ".join(_(title) for title in each.titles))
    if each.saved_by:
        lines.append(_("Written down by %(name)s") % {"name": each.saved_by})
    return lines
