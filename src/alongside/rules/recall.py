"""One recall a person a year, for all their conditions together: in which month, and what stands against it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.dates import months_later
from alongside.rules.refusals import Invalid
from alongside.rules.stages import Stage

# Year of Care (domain.md 3.1, stage 0). Who was seen up to three months before their month was seen for this year.
EARLY_MONTHS = 3
# Nobody who joins waits longer than this for the first: half a year before their month is theirs, once.
LONGEST_WAIT_MONTHS = 6
LONGEST_EXCEPTION_MONTHS = 12
A_YEAR = 12


class ExceptionKind(StrEnum):
    """Why somebody is not called for a time. The words beside it are the team's."""

    NOT_NOW = "not-now"
    IN_HOSPITAL = "in-hospital"
    DECLINED = "declined"
    MOVED = "moved"
    END_OF_LIFE = "end-of-life"
    OTHER = "other"


WITHOUT_END = frozenset({ExceptionKind.MOVED, ExceptionKind.END_OF_LIFE})  # until somebody ends it


class RecallState(StrEnum):
    BOOKED = "booked"
    OVERDUE = "overdue"
    DUE = "due"  # their month is here
    NOT_YET = "not-yet"
    WAITING = "waiting"  # an exception is in force, or they said no or not now


@dataclass(frozen=True, slots=True)
class RecallFacts:
    """What the recall list knows of one person. since_on: the day on which they came on to it.

    month: the one that was chosen, else that of their birth. last_on: their last conversation or agreed plan.
    booked_on: the day of a conversation to come. kind and until: the newest exception, in force until that has passed.
    """

    born_on: date
    since_on: date
    month: int | None = None
    last_on: date | None = None
    booked_on: date | None = None
    stage: Stage | None = None
    kind: ExceptionKind | None = None
    until: date | None = None


def recall_month(born_on: date, chosen: int | None) -> int:
    """The month of the year, 1 to 12. Only months count: someone born on 29 February is called each February."""
    return chosen or born_on.month


def due_month(facts: RecallFacts, today: date) -> date:
    """The first day of the month of this recall: the one to come, or the newest that has passed unanswered."""
    month = recall_month(facts.born_on, facts.month)
    if facts.last_on is not None:
        seen_for = months_later(facts.last_on.replace(day=1), EARLY_MONTHS + 1)
        return _newest(_first(month, seen_for), today)
    due = _first(month, facts.since_on)
    if due > months_later(facts.since_on.replace(day=1), LONGEST_WAIT_MONTHS):
        return _newest(months_later(due, -LONGEST_WAIT_MONTHS), today, month=month)
    return _newest(due, today)


def recall_state(facts: RecallFacts, today: date) -> RecallState:
    """How the recall stands today. What is booked counts first: nobody is called to what they have in their diary."""
    if facts.booked_on is not None and facts.booked_on >= today:
        return RecallState.BOOKED
    if exception_holds(facts, today) or facts.stage in (Stage.DECLINED, Stage.NOT_NOW):
        return RecallState.WAITING
    due = due_month(facts, today)
    if due > today:
        return RecallState.NOT_YET
    return RecallState.DUE if months_later(due, 1) > today else RecallState.OVERDUE


def exception_holds(facts: RecallFacts, today: date) -> bool:
    """Up to and with its last day; one without an end holds until somebody ends it."""
    return facts.kind is not None and (facts.until is None or today <= facts.until)


def check_recall(*, month: int | None, kind: str, words: str, until: date | None, today: date) -> None:
    """Raise Invalid naming month, kind, words or until: an exception has a reason, and a day on which it ends."""
    if month is not None and not 1 <= month <= A_YEAR:
        raise Invalid("recall.month", field="month")
    if kind:
        _check_exception(kind, words, until, today)
    elif words.strip() or until is not None:
        raise Invalid("recall.kind-needed", field="kind")


def _check_exception(kind: str, words: str, until: date | None, today: date) -> None:
    if kind not in ExceptionKind:
        raise Invalid("recall.kind", field="kind")
    if not words.strip():
        raise Invalid("recall.words-needed", field="words")
    if until is None and kind not in WITHOUT_END:
        raise Invalid("recall.until-needed", field="until")
    if until is not None and not today < until <= months_later(today, LONGEST_EXCEPTION_MONTHS):
        raise Invalid("recall.until", field="until", values={"longest": LONGEST_EXCEPTION_MONTHS})


def _first(month: int, start: date) -> date:
    """The first day of the first such month, from the month of `start` on."""
    first = start.replace(day=1)
    return months_later(first, (month - first.month) % A_YEAR)


def _newest(due: date, today: date, *, month: int = 0) -> date:
    """One recall a year: where several have passed, the newest is the one that is asked about."""
    following = _first(month or due.month, months_later(due, 1))
    return _newest(following, today) if following <= today else due
