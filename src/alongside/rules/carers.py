"""Somebody who looks after another, unpaid: how they were found, what is asked of them, and what each shows the other.

Source: Care Act 2014 s.10 (a carer's assessment), s.25 (a carer's plan is the carer's), s.63 and Children Act 1989
s.17ZA (young carers); domain.md 5.13 (the plan for when the carer cannot care has two data subjects), 13.8.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from alongside.rules.dates import age_on
from alongside.rules.refusals import Invalid

MOST_HOURS = 168  # in a week
ADULT = 18


class IdentifiedBy(StrEnum):
    """Who said that somebody is a carer."""

    PERSON = "person"  # the one they look after
    SELF = "self"
    STAFF = "staff"


class AssessmentAnswer(StrEnum):
    """What the carer said to the offer of an assessment."""

    NOT_YET = "not-yet"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class AssessmentLaw(StrEnum):
    """By which law the council assesses a carer of this age."""

    ADULT = "adult"  # Care Act 2014 s.10
    YOUNG = "young"  # Children Act 1989 s.17ZA, Care Act 2014 s.63


class Showing(StrEnum):
    """What a carer can let the one they look after see. Nothing of it is shown until they choose it."""

    LINK = "link"  # that they have a record of their own here
    WORDS = "words"  # what they do, and what they are willing and able to do
    PLAN = "plan"  # the plan for when they cannot care


class About(StrEnum):
    """Whose details a part of the plan holds: it has two data subjects."""

    CARER = "carer"
    CARED_FOR = "cared-for"


class Topic(StrEnum):
    """The parts of the plan for when the carer cannot care, in their order."""

    WHO_STEPS_IN = "who-steps-in"
    ABOUT_THE_CARER = "about-the-carer"
    ON_THEIR_OWN = "on-their-own"
    MEDICINES = "medicines"
    TALKING = "talking"
    NORMAL_DAY = "normal-day"
    HOME = "home"


ABOUT: dict[Topic, About] = {
    Topic.WHO_STEPS_IN: About.CARER,
    Topic.ABOUT_THE_CARER: About.CARER,
    Topic.ON_THEIR_OWN: About.CARED_FOR,
    Topic.MEDICINES: About.CARED_FOR,
    Topic.TALKING: About.CARED_FOR,
    Topic.NORMAL_DAY: About.CARED_FOR,
    Topic.HOME: About.CARED_FOR,
}


@dataclass(frozen=True, slots=True)
class Part:
    """What was written under one topic, once. Without words it was taken out."""

    topic: Topic
    words: str
    number: int
    at: datetime

    @property
    def about(self) -> About:
        return ABOUT[self.topic]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the one who is looked after said to the plan, and when."""

    agrees: bool
    at: datetime


def check_hours(hours: int | None) -> None:
    """Hours of a week; None where the carer did not say. Raises Invalid."""
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise Invalid("carer.hours", field="hours", values={"most": MOST_HOURS})


def check_showing(parts: Collection[Showing]) -> None:
    """The words and the plan tell that there is a record, so they are shown with it or not at all. Raises Invalid."""
    if parts and Showing.LINK not in parts:
        raise Invalid("carer.show-the-record-too", field="parts")


def check_offered(offered_on: date, today: date) -> None:
    """Raise Invalid for an offer that is still to be made."""
    if offered_on > today:
        raise Invalid("carer.offered-in-future", field="offered_on")


def assessment_law(born_on: date, today: date) -> AssessmentLaw:
    """From their eighteenth birthday a carer is assessed as an adult."""
    return AssessmentLaw.ADULT if age_on(born_on, today) >= ADULT else AssessmentLaw.YOUNG


def newest(history: Iterable[Part]) -> tuple[Part, ...]:
    """The newest part of each topic, in order, without those that were taken out."""
    last = {each.topic: each for each in sorted(history, key=lambda each: each.number)}
    return tuple(last[topic] for topic in Topic if topic in last and last[topic].words)


def shown_in_emergency(
    history: Iterable[Part], *, shows: Collection[Showing], agreed: Agreed | None
) -> tuple[Part, ...]:
    """What others see in an emergency of the one who is looked after: nothing unless both have said yes.

    About the carer, the newest: the carer writes it. About the other, what stood there when they agreed: newer words
    wait for a new yes, and what was taken out is out at once. The database holds the same in cannot_care_of().
    """
    parts = list(history)
    if Showing.PLAN not in shows or agreed is None or not agreed.agrees:
        return ()
    still_there = {each.topic for each in newest(parts)}
    seen = [each for each in parts if each.about == About.CARER or each.at <= agreed.at]
    return tuple(each for each in newest(seen) if each.topic in still_there)
