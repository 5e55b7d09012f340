"""Why a person is on the list of people to think about, and whether they may be invited. A human decides each time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from alongside.rules.dates import months_later
from alongside.rules.refusals import Invalid, NotReady
from alongside.rules.review import ReviewState, review_due_on, review_state
from alongside.rules.stages import UNDER_WAY, Stage

OFFER_AGAIN_MONTHS = 6  # rule P4: nobody is pressed; declined means six months of peace, unless they ask
LONGEST_NOT_NOW_MONTHS = 12
NO_ANSWER_AFTER = timedelta(weeks=3)
MANY_CONDITIONS = 2


class Offer(StrEnum):
    """How the offer of a plan stands: the cancer data set's list (COSD), used for everybody (domain.md 1.7)."""

    UNDECIDED = "undecided"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    NOT_OFFERED = "not-offered"
    UNABLE = "unable"
    NOT_OFFERED_OTHER = "not-offered-other"


# The stage that an answer to the offer moves the round to. The other offers are not answers.
STAGE_AFTER: Mapping[Offer, Stage] = {
    Offer.ACCEPTED: Stage.ACCEPTED,
    Offer.DECLINED: Stage.DECLINED,
    Offer.UNDECIDED: Stage.NOT_NOW,
    Offer.UNABLE: Stage.NOT_NOW,
}


class Reason(StrEnum):
    """Why somebody is on the list; doors hold a sentence for each. A reason is never more than a suggestion."""

    ASKED = "asked"
    REVIEW_OVERDUE = "review-overdue"
    REVIEW_DUE = "review-due"
    NOTHING_BOOKED = "nothing-booked"
    NO_ANSWER = "no-answer"
    NO_PLAN = "no-plan"
    ASK_AGAIN = "ask-again"  # they said "not now", and the date they gave has come
    OFFER_AGAIN = "offer-again"  # they declined six months ago or more
    MANY_CONDITIONS = "many-conditions"  # only ever beside another reason


class WhyNot(StrEnum):
    """Why somebody is left off the list, whatever else is true."""

    DIED = "died"
    MOVED_AWAY = "moved-away"
    DECLINED = "declined"
    NOT_NOW = "not-now"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the list knows of one person. stage is that of their newest round and stage_on the day it got there.

    asked: they asked for a plan since they declined or said "not now". conditions: how many long-term conditions.
    agreed_on and review_on are those of their newest agreed plan.
    """

    died_on: date | None = None
    moved_away_on: date | None = None
    asked: bool = False
    conditions: int = 0
    agreed_on: date | None = None
    review_on: date | None = None
    stage: Stage | None = None
    stage_on: date | None = None
    not_now_until: date | None = None
    conversation_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReasonFound:
    reason: Reason
    values: Mapping[str, int | date] = field(default_factory=dict)


def why_not(facts: PersonFacts, today: date) -> WhyNot | None:
    """The reason to leave a person off the list and uninvited today, if there is one."""
    if facts.died_on is not None:
        return WhyNot.DIED
    if facts.moved_away_on is not None and facts.moved_away_on <= today:
        return WhyNot.MOVED_AWAY
    if facts.asked:
        return None
    if facts.stage == Stage.DECLINED and today < _offer_again_on(facts, today):
        return WhyNot.DECLINED
    if facts.stage == Stage.NOT_NOW and facts.not_now_until is not None and today < facts.not_now_until:
        return WhyNot.NOT_NOW
    return None


def reasons_for(facts: PersonFacts, today: date) -> tuple[ReasonFound, ...]:
    """Every reason why this person is on the list today, strongest first; none means that they are not on it."""
    if why_not(facts, today) is not None:
        return ()
    found = (*_asked(facts), *_review(facts, today), *_waiting(facts, today), *_without_plan(facts))
    if found and facts.conditions >= MANY_CONDITIONS:
        return (*found, ReasonFound(Reason.MANY_CONDITIONS, {"count": facts.conditions}))
    return found


def check_can_invite(facts: PersonFacts, today: date) -> None:
    """Raise NotReady if this person must not be invited today: it says why, and when they may be."""
    reason = why_not(facts, today)
    if reason in (WhyNot.DIED, WhyNot.MOVED_AWAY):
        raise NotReady(f"identify.{reason}")
    if reason == WhyNot.DECLINED:
        raise NotReady("identify.declined", values={"until": _offer_again_on(facts, today)})
    if reason == WhyNot.NOT_NOW:
        raise NotReady("identify.not-now", values={"until": facts.not_now_until})
    if facts.stage in UNDER_WAY:
        raise NotReady("identify.round-under-way", values={"stage": facts.stage})


def check_offer_answer(offer: Offer, *, reason: str, not_now_until: date | None, today: date) -> Stage:
    """Check the answer to an offer, and return the stage it leads to.

    "No" needs a reason in words ("They did not say" is one). "Not now" needs a date after today, within a year.
    """
    if offer not in STAGE_AFTER:
        raise Invalid("identify.not-an-answer", field="offer")
    if offer == Offer.DECLINED and not reason.strip():
        raise Invalid("identify.declined-reason", field="reason")
    if STAGE_AFTER[offer] == Stage.NOT_NOW:
        _check_not_now(not_now_until, today)
    return STAGE_AFTER[offer]


def _check_not_now(until: date | None, today: date) -> None:
    if until is None:
        raise Invalid("identify.not-now-date", field="not_now_until")
    if not today < until <= months_later(today, LONGEST_NOT_NOW_MONTHS):
        values = {"longest": LONGEST_NOT_NOW_MONTHS}
        raise Invalid("identify.not-now-range", field="not_now_until", values=values)


def _offer_again_on(facts: PersonFacts, today: date) -> date:
    """An unknown day of declining counts as today: nobody is asked again because a date is missing."""
    return months_later(facts.stage_on or today, OFFER_AGAIN_MONTHS)


def _asked(facts: PersonFacts) -> tuple[ReasonFound, ...]:
    return (ReasonFound(Reason.ASKED),) if facts.asked and facts.stage not in UNDER_WAY else ()


def _review(facts: PersonFacts, today: date) -> tuple[ReasonFound, ...]:
    if facts.agreed_on is None or facts.stage in UNDER_WAY:
        return ()
    state = review_state(facts.agreed_on, facts.review_on, today)
    if state == ReviewState.NOT_YET:
        return ()
    reason = Reason.REVIEW_DUE if state == ReviewState.DUE else Reason.REVIEW_OVERDUE
    return (ReasonFound(reason, {"on": review_due_on(facts.agreed_on, facts.review_on)}),)


def _waiting(facts: PersonFacts, today: date) -> tuple[ReasonFound, ...]:
    """Something was begun, and the next step is ours."""
    since: dict[str, int | date] = {"since": facts.stage_on} if facts.stage_on is not None else {}
    if facts.stage in (Stage.ACCEPTED, Stage.PREPARING) and facts.conversation_on is None:
        return (ReasonFound(Reason.NOTHING_BOOKED, since),)
    if facts.stage == Stage.INVITED and facts.stage_on is not None and today >= facts.stage_on + NO_ANSWER_AFTER:
        return (ReasonFound(Reason.NO_ANSWER, since),)
    return ()


def _without_plan(facts: PersonFacts) -> tuple[ReasonFound, ...]:
    if facts.asked:
        return ()
    if facts.stage == Stage.NOT_NOW and facts.not_now_until is not None:
        return (ReasonFound(Reason.ASK_AGAIN, {"on": facts.not_now_until}),)
    if facts.stage == Stage.DECLINED and facts.stage_on is not None:
        return (ReasonFound(Reason.OFFER_AGAIN, {"declined_on": facts.stage_on}),)
    if facts.agreed_on is None and facts.stage not in UNDER_WAY:
        return (ReasonFound(Reason.NO_PLAN),)
    return ()
