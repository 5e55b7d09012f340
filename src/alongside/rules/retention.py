"""How long a person's record is kept, as dated data, and the day from which it may be disposed of.

Source: NHS England, Records Management Code of Practice (2021), Appendix II; UK GDPR Art. 5(1)(e).
Reaching the day disposes of nothing: two people decide that, one by one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.dates import age_on, months_later
from alongside.rules.refusals import Invalid, NotAllowed, NotReady

ADULT = 18
CHILD_UNTIL = 25  # the birthday until which the record of a child is kept...
SEVENTEEN_UNTIL = 26  # ...and of somebody who was 17 when it ended


class RecordKind(StrEnum):
    """What kind of record an organisation keeps here: it decides how long."""

    GENERAL_PRACTICE = "general-practice"
    HEALTH = "health"
    MENTAL_HEALTH = "mental-health"
    SOCIAL_CARE = "social-care"
    VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True)
class Term:
    """Years after the last entry, and after death. after_last is None where a living person's record is never due."""

    after_last: int | None
    after_death: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """One edition of the code, in force from a day on."""

    since: date
    source: str
    terms: Mapping[RecordKind, Term]


SCHEDULES = (
    Schedule(
        since=date(2021, 8, 1),
        source="Records Management Code of Practice 2021, Appendix II",
        terms={
            RecordKind.GENERAL_PRACTICE: Term(after_last=None, after_death=10),
            RecordKind.HEALTH: Term(after_last=8, after_death=8),
            RecordKind.MENTAL_HEALTH: Term(after_last=20, after_death=10),
            RecordKind.SOCIAL_CARE: Term(after_last=8, after_death=8),
            RecordKind.VOLUNTARY: Term(after_last=8, after_death=8),
        },
    ),
)


@dataclass(frozen=True, slots=True)
class Life:
    """What the day stands on. kinds: one for each organisation that keeps the record, None where one has not said."""

    born_on: date
    died_on: date | None
    last_entry_on: date
    kinds: frozenset[RecordKind | None]
    is_looked_after: bool = False


class Because(StrEnum):
    """Why a record is due on a day, or has none."""

    AFTER_DEATH = "after-death"
    AFTER_LAST_ENTRY = "after-last-entry"
    CHILD = "child"
    LIVING = "living"
    LOOKED_AFTER = "looked-after"
    KIND_NOT_SAID = "kind-not-said"


@dataclass(frozen=True, slots=True)
class Due:
    """The first day on which the record may be disposed of (None: there is none yet), why, and by which edition."""

    on: date | None
    because: Because
    source: str = ""

    def is_reached(self, today: date) -> bool:
        return self.on is not None and self.on <= today


def schedule_on(day: date) -> Schedule:
    """The edition in force on a day; the first one before that."""
    past = [each for each in SCHEDULES if each.since <= day]
    return past[-1] if past else SCHEDULES[0]


def due_on(life: Life, today: date) -> Due:
    """From when this record may be disposed of: the latest day of every organisation that keeps it."""
    if life.died_on is None and life.is_looked_after:
        return Due(None, Because.LOOKED_AFTER)
    known = [kind for kind in life.kinds if kind is not None]
    if not known or None in life.kinds:
        return Due(None, Because.KIND_NOT_SAID)
    schedule = schedule_on(today)
    days = [_due_for(life, schedule.terms[kind], schedule.source) for kind in known]
    never = next((each for each in days if each.on is None), None)
    return never or max(days, key=lambda each: each.on or date.max)


@dataclass(frozen=True, slots=True)
class Approval:
    """What a disposal stands on when somebody decides about it."""

    due: Due
    is_held: bool
    proposed_by: object = None


def check_can_propose(approval: Approval, today: date) -> None:
    """Raise NotReady before the day, and while a legal hold is on."""
    if not approval.due.is_reached(today):
        raise NotReady("retention.not-due")
    if approval.is_held:
        raise NotReady("retention.held")


def check_can_approve(approval: Approval, approver: object, today: date) -> None:
    """Raise NotAllowed for the one who proposed it (two different people decide); NotReady as for proposing."""
    if approval.proposed_by == approver:
        raise NotAllowed("access.two-people")
    check_can_propose(approval, today)


def check_kind(kind: str) -> RecordKind:
    """The kind of record of this name. Raises Invalid."""
    try:
        return RecordKind(kind)
    except ValueError:
        raise Invalid("retention.kind", field="record_kind") from None


def _due_for(life: Life, term: Term, source: str) -> Due:
    if life.died_on is not None:
        return Due(months_later(life.died_on, 12 * term.after_death), Because.AFTER_DEATH, source)
    if term.after_last is None:
        return Due(None, Because.LIVING, source)
    after_last = Due(months_later(life.last_entry_on, 12 * term.after_last), Because.AFTER_LAST_ENTRY, source)
    age = age_on(life.born_on, life.last_entry_on)
    if age >= ADULT:
        return after_last
    until = SEVENTEEN_UNTIL if age == ADULT - 1 else CHILD_UNTIL
    as_child = Due(months_later(life.born_on, 12 * until), Because.CHILD, source)
    return max(as_child, after_last, key=lambda each: each.on or date.max)
