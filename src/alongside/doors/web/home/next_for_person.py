"""The one next thing for a person, as a sentence and at most one button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.home.page import weekday, when
from alongside.doors.web.jinja import day
from alongside.records.appointments.values import AppointmentView
from alongside.records.plans.values import RoundView, VersionView
from alongside.rules.dates import day_of
from alongside.rules.prepare import PackStatus
from alongside.rules.review import ReviewState, review_state
from alongside.rules.stages import Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: their open round if there is one, and their newest plan."""

    round: RoundView | None
    pack: PackStatus | None
    conversation: AppointmentView | None
    version: VersionView | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Next:
    """One sentence, what more there is to say, and one button where there is something to do."""

    words: str
    more: str = ""
    button: str = ""
    href: str = ""


def next_for_person(standing: Standing) -> Next:
    """Total: every stage has an answer, and no round has two (with a plan and without)."""
    if standing.round is None:
        return _plan(standing) if standing.version else _nothing_yet(standing)
    return _BY_STAGE.get(standing.round.stage, _nothing_yet)(standing)


def _nothing_yet(_standing: Standing) -> Next:
    return Next(
        _("You do not have a plan yet."),
        _("A plan says what matters to you, and what you and your team will do. If you would like one, ask us."),
    )


def _invited(_standing: Standing) -> Next:
    return Next(
        _("You are invited to make a plan with your team."),
        _("It starts with what matters to you. You choose whether you want one."),
        _("Answer the invitation"),
        reverse("home:invitation"),
    )


def _not_now(standing: Standing) -> Next:
    words = _("You asked us to wait.")
    if standing.round and standing.round.due_on:
        words = _("You asked us to wait until %(day)s.") % {"day": day(standing.round.due_on)}
    return Next(words, _("You can change your mind at any time. Tell the people below."))


def _declined(_standing: Standing) -> Next:
    return Next(
        _("You told us that you do not want a plan now."),
        _("That is fine. You can change your mind at any time. Tell the people below."),
    )


def _accepted(_standing: Standing) -> Next:
    return Next(
        _("You said yes to making a plan."),
        _("Next, your team finds two times to meet: one for tests and checks, and one to talk."),
    )


def _getting_ready(standing: Standing) -> Next:
    if standing.round is None or standing.pack in (None, PackStatus.NOT_RELEASED, PackStatus.WAITING):
        return _before_the_pack(standing)
    hub = reverse("prepare:hub", args=[standing.round.id])
    if standing.pack == PackStatus.FINISHED:
        return Next(_talk(standing), _("You have finished getting ready."), _("See what you wrote"), hub)
    more = _("Do as much or as little as you like before your conversation. You can leave out any question.")
    return Next(_("Your results and some questions to think about are here."), more, _("Get ready"), hub)


def _before_the_pack(standing: Standing) -> Next:
    more = _(
        "Before that we send you your results and some questions to think about. You do not have to do anything now."
    )
    return Next(_talk(standing), more)


def _talk(standing: Standing) -> str:
    talk = standing.conversation
    if talk is None:
        return _("Your team is finding a time to talk with you.")
    if day_of(talk.starts_at) < day_of(standing.now):
        return _("Your conversation was planned for %(day)s. If it did not happen, please tell us.") % {
            "day": weekday(day_of(talk.starts_at))
        }
    return _("Your conversation is on %(when)s, with %(who)s.") % {"when": when(talk.starts_at), "who": talk.with_name}


def _talking(standing: Standing) -> Next:
    if standing.round is None or standing.pack is None:
        return Next(_("You and your team are talking about what matters to you."))
    hub = reverse("prepare:hub", args=[standing.round.id])
    return Next(_("You and your team are talking about what matters to you."), "", _("See what you wrote"), hub)


def _drafting(standing: Standing) -> Next:
    return Next(
        _("Your plan is written down and waits for you."),
        _("Read it. It becomes your plan only when you agree."),
        _("Read my plan"),
        reverse("document:draft", args=[standing.round.id]) if standing.round else "",
    )


def _plan(standing: Standing) -> Next:
    version = standing.version
    if version is None:
        return _nothing_yet(standing)
    values = {"day": day(version.review_on), "who": version.review_with}
    state = review_state(day_of(version.agreed_at), version.review_on, day_of(standing.now))
    if state == ReviewState.NOT_YET:
        words = _("You agreed your plan on %(day)s.") % {"day": day(version.agreed_at)}
        more = _("We look at it again together by %(day)s, with %(who)s.") % values
        return Next(words, more, _("Open my plan"), reverse("plan:mine"))
    words = _("It is nearly time to look at your plan again.")
    if state == ReviewState.OVERDUE:
        words = _("It is time to look at your plan again.")
    more = (
        _("We said that we would do it together by %(day)s, with %(who)s. You do not have to do anything now.") % values
    )
    return Next(words, more, _("Open my plan"), reverse("plan:mine"))


def _looking_again(standing: Standing) -> Next:
    more = _("Together you go through it, part by part: is it still true?")
    words = _("You and your team are looking at your plan again.")
    if standing.round is None:
        return Next(words, more, _("Open my plan"), reverse("plan:mine"))
    return Next(words, more, _("Go through it"), reverse("review:review", args=[standing.round.id]))


_BY_STAGE: Mapping[Stage, Callable[[Standing], Next]] = {
    Stage.INVITED: _invited,
    Stage.NOT_NOW: _not_now,
    Stage.DECLINED: _declined,
    Stage.ACCEPTED: _accepted,
    Stage.PREPARING: _getting_ready,
    Stage.DISCUSSING: _talking,
    Stage.DRAFTING: _drafting,
    Stage.AGREED: _plan,
    Stage.REVIEWING: _looking_again,
}
