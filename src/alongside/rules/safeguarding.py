"""What a safeguarding lead writes down about harm, and when it is closed.

Source: Core Information Standard, Safeguarding; Care Act 2014 s.42; care and support statutory guidance ch. 14 (the ten
kinds of abuse and neglect, and making safeguarding personal); domain.md 2.4 and 7.5.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from alongside.rules.involvement import Asked
from alongside.rules.refusals import Invalid, NotReady


class Harm(StrEnum):
    """The ten kinds of abuse and neglect (statutory guidance 14.17)."""

    PHYSICAL = "physical"
    DOMESTIC = "domestic"
    SEXUAL = "sexual"
    PSYCHOLOGICAL = "psychological"
    FINANCIAL = "financial"
    MODERN_SLAVERY = "modern-slavery"
    DISCRIMINATORY = "discriminatory"
    ORGANISATIONAL = "organisational"
    NEGLECT = "neglect"
    SELF_NEGLECT = "self-neglect"


class Closed(StrEnum):
    """Why a concern is closed."""

    SAFE_NOW = "safe-now"
    HANDED_ON = "handed-on"  # somebody else leads: the council's safeguarding adults team, the police
    OWN_CHOICE = "own-choice"  # the person can decide about it, and wants nothing more done
    NO_HARM_FOUND = "no-harm-found"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class NewConcern:
    """A concern as it is written down. seen_on: when it happened or was noticed. words: what, and who says so."""

    seen_on: date
    harms: frozenset[Harm]
    words: str


@dataclass(frozen=True, slots=True)
class OwnView:
    """What the person says, and what they want to happen; NOT_ASKED: why nobody could ask, and nothing else."""

    asked: Asked
    asked_on: date
    view: str = ""
    wants: str = ""
    why_not_alone: str = ""


def check_concern(new: NewConcern, today: date) -> None:
    """Raise Invalid for a concern of no kind, without words, or of a day that is still to come."""
    if not new.harms:
        raise Invalid("concern.harms", field="harms")
    if not new.words.strip():
        raise Invalid("concern.words", field="words")
    _check_past(new.seen_on, today, "seen_on")


def check_note(words: str, done_on: date, today: date) -> None:
    """Raise Invalid for a note that says nothing, or of something that is still to be done."""
    if not words.strip():
        raise Invalid("concern.words", field="words")
    _check_past(done_on, today, "done_on")


def check_view(own: OwnView, today: date) -> None:
    """Raise Invalid unless it says what the person said or wants, alone, or why not alone or not at all."""
    if own.asked not in (Asked.ALONE, Asked.NOT_ALONE, Asked.NOT_ASKED):
        raise Invalid("involvement.asked", field="asked")
    if own.asked != Asked.ALONE and not own.why_not_alone.strip():
        raise Invalid("involvement.why-not-alone", field="why_not_alone")
    has_words = bool(own.view.strip() or own.wants.strip())
    if has_words == (own.asked == Asked.NOT_ASKED):
        raise Invalid("concern.own-view", field="view")
    _check_past(own.asked_on, today, "asked_on")


def check_goes_on(closed_at: datetime | None) -> None:
    """Raise NotReady for a concern that is closed: nothing more is written to it."""
    if closed_at is not None:
        raise NotReady("concern.closed")


def check_close(words: str) -> None:
    """Raise Invalid for a concern that is closed without saying what was found and done."""
    if not words.strip():
        raise Invalid("concern.close-words", field="words")


def check_named(supporters: Collection[object], words: str) -> None:
    """Raise Invalid when nobody is named as having caused harm."""
    if not supporters and not words.strip():
        raise Invalid("concern.nobody-named", field="supporters")


def is_still_said(closed: Closed | None) -> bool:
    """Whether what is said of somebody in a concern still keeps them from taking a part: unless no harm was found."""
    return closed != Closed.NO_HARM_FOUND


def _check_past(day: date, today: date, field: str) -> None:
    if day > today:
        raise Invalid("concern.in-future", field=field)
