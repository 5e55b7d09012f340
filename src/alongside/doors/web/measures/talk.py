"""DIALOG+: last time's actions first, then up to three areas, four steps each, and actions for the plan."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.measures.forms import NEW, AgreeForm, AreasForm, StepForm, WentForm
from alongside.doors.web.measures.overview import about
from alongside.doors.web.measures.roles import RATES
from alongside.doors.web.measures.shown import rated
from alongside.doors.web.measures.talk_shown import area_options, areas_shown, last_shown
from alongside.doors.web.measures.wording import HINTS, STEPS
from alongside.doors.web.rendering import render
from alongside.doors.web.saying import new_id
from alongside.records.measures.changes import (
    agree_action,
    begin_session,
    finish_session,
    pick_areas,
    say_how_it_went,
    say_step,
)
from alongside.records.measures.reads import open_talk
from alongside.records.measures.values import AreaView, SessionView, TalkPage
from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.dialog_plus import HowItWent, Step, next_step
from alongside.rules.refusals import NotReady, Unknown


@for_roles(*RATES)
def talk(request: ActingRequest, person: UUID) -> HttpResponse:
    """Where the session stands; without one, the button that begins it about the newest ratings."""
    found = open_talk(by=request.actor, person=person, now=request.now)
    uses = found.page.uses_of(DIALOG.key)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not uses:
            raise NotReady("measures.nothing-rated")
        begin_session(by=request.actor, person=person, use=uses[0].id, now=request.now)
        return redirect("measures:areas", person)
    session = found.session
    values = {
        **about(request, found.page),
        "last_on": found.last_on,
        "last_actions": last_shown(person, found.last_actions, may_say=found.page.may_add),
        "session": session,
        "areas": areas_shown(person, session) if session else [],
        "rated": rated(uses[0], uses) if uses and not session else [],
        "rated_on": uses[0].use.on if uses else None,
        "may_add": found.page.may_add,
    }
    return render(request, "measures/talk.html", values)


@for_roles(*RATES)
def areas(request: ActingRequest, person: UUID) -> HttpResponse:
    """The ratings beside the earlier ones, and the person's choice of what to talk about."""
    found, session = _going_on(request, person)
    options, hints = area_options(session)
    form = AreasForm(request.POST or None, [area.code for area in session.areas], options, hints)
    if request.method == "POST" and form.is_valid():
        codes = form.cleaned_data["areas"]
        if form.carries_out(lambda: pick_areas(by=request.actor, session=session.id, codes=codes, now=request.now)):
            return redirect("measures:talk", person)
    uses = found.page.uses_of(DIALOG.key)
    values = {**about(request, found.page), "form": form, "rated": rated(session.use, uses)}
    return render(request, "measures/areas.html", values, status=form.status if form.is_bound else 200)


@for_roles(*RATES)
def step(request: ActingRequest, person: UUID, code: str, step: str) -> HttpResponse:
    """One step about one area, in the person's words."""
    found, session = _going_on(request, person)
    area, at = _area(session, code), _step(step)
    form = StepForm(request.POST or None, str(STEPS[at]), str(HINTS[at]), area.words.get(at, ""))

    def keep() -> None:
        words = form.cleaned_data["words"]
        say_step(by=request.actor, session=session.id, code=code, step=at, words=words, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        following = next_step(at)
        if form.pressed("later") or following is None:
            return redirect("measures:talk", person)
        return redirect(
            "measures:action" if following == Step.AGREEING else "measures:step", *_args(person, code, following)
        )
    values = {
        **about(request, found.page),
        "form": form,
        "area": _(DIALOG.item(code).name),
        "number": list(Step).index(at) + 1,
        "total": len(Step),
    }
    return render(request, "measures/step.html", values, status=form.status if form.is_bound else 200)


@for_roles(*RATES)
def action(request: ActingRequest, person: UUID, code: str) -> HttpResponse:
    """What will be done, under a goal of the plan or a new one: it is in the plan at once."""
    found, session = _going_on(request, person)
    area = _area(session, code)
    goals = [(str(goal), words) for goal, words in session.goals]
    form = AgreeForm(
        request.POST or None, request.actor, found.page.person.called, goals, area.words.get(Step.AGREEING, "")
    )

    def keep() -> None:
        given = form.cleaned_data
        agree_action(
            by=request.actor,
            session=session.id,
            code=code,
            item=new_id(request, session.id),
            goal=None if given["goal"] == NEW else UUID(given["goal"]),
            goal_words=given["goal_words"],
            whose=form.voice,
            edit=form.edit,
            now=request.now,
        )

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("measures:talk", person)
    values = {**about(request, found.page), "form": form, "area": _(DIALOG.item(code).name)}
    return render(request, "measures/action.html", values, status=422 if form.errors else 200)


@for_roles(*RATES)
def went(request: ActingRequest, person: UUID, agreed: UUID) -> HttpResponse:
    """How an action of the last session went."""
    found = open_talk(by=request.actor, person=person, now=request.now)
    about_it = next((each for each in found.last_actions if each.id == agreed), None)
    if about_it is None:
        raise Unknown("measures.unknown-action")
    kept = about_it.went
    initial = {"how": str(kept.how) if kept else "", "words": kept.words if kept else ""}
    form = WentForm(request.POST or None, initial=initial)

    def keep() -> None:
        how, words = HowItWent(form.cleaned_data["how"]), form.cleaned_data["words"]
        say_how_it_went(by=request.actor, person=person, agreed=agreed, how=how, words=words, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("measures:talk", person)
    values = {**about(request, found.page), "form": form, "action": about_it}
    return render(request, "measures/went.html", values, status=form.status if form.is_bound else 200)


@for_roles(*RATES)
def finish(request: ActingRequest, person: UUID) -> HttpResponse:
    """The talk is over; what was agreed is the first thing the next time."""
    found, session = _going_on(request, person)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        finish_session(by=request.actor, session=session.id, now=request.now)
        return redirect("measures:of", person)
    values = {**about(request, found.page), "areas": areas_shown(person, session)}
    return render(request, "measures/finish.html", values)


def _going_on(request: ActingRequest, person: UUID) -> tuple[TalkPage, SessionView]:
    found = open_talk(by=request.actor, person=person, now=request.now)
    if found.session is None:
        raise Unknown("measures.unknown-session")
    return found, found.session


def _area(session: SessionView, code: str) -> AreaView:
    found = session.area(code)
    if found is None:
        raise Unknown("measures.unknown-area")
    return found


def _step(step: str) -> Step:
    if step not in list(Step):
        raise Unknown("measures.unknown-area")
    return Step(step)


def _args(person: UUID, code: str, following: Step) -> list[object]:
    return [person, code] if following == Step.AGREEING else [person, code, following]
