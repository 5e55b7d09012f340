"""A decision made for somebody who was found unable to make it: everything that the Act asks to be considered.

Source: MCA 2005 s.4 and s.5, s.35-s.39 (IMCA); domain.md 5.4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.rules.authority.birthdays import is_child
from alongside.rules.authority.capacity import Assessment, DecisionKind
from alongside.rules.refusals import Invalid, NotReady

LEAST_OPTIONS = 2  # one of them less restrictive, or doing nothing


class Imca(StrEnum):
    """Whether an independent mental capacity advocate is needed: nobody else to consult (MCA 2005 s.37-s.39)."""

    NOT_NEEDED = "not-needed"
    ASKED_FOR = "asked-for"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Consulted:
    """Somebody who was asked what would be best for the person (s.4(7)), and what they said."""

    name: str
    relationship: str
    view: str


@dataclass(frozen=True, slots=True)
class BestInterests:
    """One decision as it was made. capacity: the finding that the person cannot decide this."""

    decision: str
    kind: DecisionKind
    options: tuple[str, ...]
    chosen: str
    less_restrictive: str  # how the aim was weighed against the person's rights and freedom (s.1(6))
    wishes: str  # past and present wishes and feelings (s.4(6)(a))
    written_statement: str  # what they wrote while they could decide; "none found" is an answer
    beliefs: str  # beliefs and values (s.4(6)(b))
    other_factors: str  # what else they would consider (s.4(6)(c))
    took_part: str  # how the person was helped to take part (s.4(4))
    can_wait: str  # whether they may be able to decide later, and why it does or does not wait (s.4(3))
    consulted: tuple[Consulted, ...]
    nobody_consulted: str  # why nobody could be
    imca: Imca
    is_life_sustaining: bool
    not_to_bring_death: bool  # s.4(5): not motivated by a desire to bring about the person's death
    not_by_appearance: bool  # s.4(1): not by age, appearance, condition or behaviour
    decision_maker: str
    decision_maker_role: str
    decided_on: date
    review_on: date | None = None
    about: UUID | None = None


# The texts that s.4 needs an answer to, in the order of the page, each with what is said where there is none.
_NEEDED = {
    "decision": "best-interests.decision",
    "less_restrictive": "best-interests.less-restrictive",
    "wishes": "best-interests.wishes",
    "written_statement": "best-interests.written-statement",
    "beliefs": "best-interests.beliefs",
    "took_part": "best-interests.took-part",
    "can_wait": "best-interests.can-wait",
    "chosen": "best-interests.chosen",
}


def check_best_interests(made: BestInterests, capacity: Assessment | None, born_on: date, today: date) -> None:
    """Raise Invalid or NotReady, naming the field, unless everything in s.4 was considered.

    It stands on a finding that the person cannot make this decision (s.4 begins where s.2 ends), so it needs one about
    the same decision; a child under 16 is decided for by other law (s.2(5)).
    """
    if is_child(born_on, made.decided_on):
        raise NotReady("best-interests.child")
    _check_capacity(made, capacity)
    for name, message in _NEEDED.items():
        if not str(getattr(made, name)).strip():
            raise Invalid(message, field=name)
    if len(made.options) < LEAST_OPTIONS:
        raise Invalid("best-interests.options", field="options", values={"least": LEAST_OPTIONS})
    _check_consulted(made.consulted, made.nobody_consulted, made.imca)
    _check_affirmed(made, today)


def _check_capacity(made: BestInterests, capacity: Assessment | None) -> None:
    if capacity is None or capacity.can_decide:
        raise NotReady("best-interests.no-finding")
    if capacity.kind != made.kind or capacity.about != made.about:
        raise NotReady("best-interests.other-decision", values={"decision": capacity.decision})
    if capacity.assessed_on > made.decided_on:
        raise Invalid("best-interests.before-finding", field="decided_on")


def _check_consulted(consulted: Sequence[Consulted], nobody: str, imca: Imca) -> None:
    """s.4(7): anyone named, carers, attorneys and deputies, so far as is practicable and appropriate; else an IMCA."""
    if consulted:
        return
    if not nobody.strip():
        raise Invalid("best-interests.consulted", field="consulted")
    if imca == Imca.NOT_NEEDED:
        raise Invalid("best-interests.imca", field="imca")


def _check_affirmed(made: BestInterests, today: date) -> None:
    if not made.not_by_appearance:
        raise Invalid("best-interests.not-by-appearance", field="not_by_appearance")
    if made.is_life_sustaining and not made.not_to_bring_death:
        raise Invalid("best-interests.not-to-bring-death", field="not_to_bring_death")
    if not made.decision_maker.strip():
        raise Invalid("best-interests.decision-maker", field="decision_maker")
    if made.decided_on > today:
        raise Invalid("best-interests.in-future", field="decided_on")
