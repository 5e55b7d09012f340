"""The team's pages of one pack: make it, check it, hold a result, choose its day, print it."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.papers import pack_paper
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.forms import PackForm, ReleaseForm
from alongside.doors.web.prepare.presenting import choice_words, contact_rows, pack_rows
from alongside.doors.web.prepare.roles import CARES, GATHERS
from alongside.doors.web.prepare.tracking import next_words, track_rows
from alongside.doors.web.prepare.wording import STATUSES
from alongside.doors.web.printing import printed
from alongside.doors.web.rendering import render
from alongside.journey.prepare.changes import make_pack, release_pack
from alongside.journey.prepare.reads import goals_before, pack_for, results_to_choose, sets_for_round, track_of
from alongside.journey.prepare.values import PackView
from alongside.rules.dates import day_of
from alongside.rules.prepare import Lead, lead_of, release_window
from alongside.rules.refusals import Unknown
from alongside.rules.tracking import PackNeed


@for_roles(*GATHERS)
def pack(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The pack as it stands, and what it still needs."""
    view, track = track_of(by=request.actor, round_id=round_id, now=request.now)
    values = {
        "person": header_of(view.person),
        "pack": view,
        "track": track_rows(view, track),
        "next": next_words(track.need),
        "came_back": track.need == PackNeed.CAME_BACK,
        "status": STATUSES[view.status],
        "contacts": contact_rows(view),
        "lead": _lead(view),
        "results": pack_rows(view, may_hold=request.actor.role in CARES),
        "may_release": request.actor.role in CARES,
    }
    return render(request, "prepare/pack.html", values)


@for_roles(*GATHERS)
def make(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Choose which results and questions go into the pack."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    choices = results_to_choose(by=request.actor, round_id=round_id, now=request.now)
    sets = sets_for_round(by=request.actor, round_id=round_id, now=request.now)
    form = PackForm(request.POST or None, view, choices, sets, choice_words)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _make(request, round_id, form)):
        return redirect("prepare:pack", round_id)
    values = {"person": header_of(view.person), "pack": view, "form": form, "has_results": bool(choices)}
    return render(request, "prepare/make.html", values, status=form.status)


@for_roles(*CARES)
def release(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Choose the day on which the person gets the pack."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    window = _window(view)
    form = ReleaseForm(request.POST or None, view, _suggested(window, day_of(request.now)))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _release(request, round_id, form)):
        return redirect("prepare:pack", round_id)
    values = {"person": header_of(view.person), "pack": view, "form": form, "window": window}
    return render(request, "prepare/release.html", values, status=form.status)


@for_roles(*GATHERS)
def print_pack(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The pack on paper, as the person gets it: without held results."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    if not view.is_made:
        raise Unknown("prepare.no-pack")
    back = reverse("prepare:pack", args=[round_id])
    before = goals_before(by=request.actor, round_id=round_id, now=request.now)
    return printed(request, view.person, "pack", back, lambda print_as: pack_paper(view, request.now, before, print_as))


def _make(request: ActingRequest, round_id: UUID, form: PackForm) -> None:
    make_pack(
        by=request.actor,
        round_id=round_id,
        prompt_sets=form.cleaned_data["prompt_sets"],
        results=form.chosen(),
        note=form.cleaned_data["note"],
        now=request.now,
    )


def _release(request: ActingRequest, round_id: UUID, form: ReleaseForm) -> None:
    given = form.cleaned_data
    release_pack(
        by=request.actor, round_id=round_id, release_on=given["release_on"], reason=given["reason"], now=request.now
    )


def _lead(view: PackView) -> Lead | None:
    """How many days before the conversation they get it (rule Q3); none while one of the days is not known."""
    if view.conversation is None or view.release_on is None:
        return None
    return lead_of(view.release_on, day_of(view.conversation.starts_at))


def _window(view: PackView) -> tuple[date, date] | None:
    return release_window(day_of(view.conversation.starts_at)) if view.conversation else None


def _suggested(window: tuple[date, date] | None, today: date) -> date | None:
    """Ten days before the conversation, where that is still to come; else the earliest day that is."""
    return max(today, window[1] - timedelta(days=3)) if window else None
