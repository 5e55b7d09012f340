"""What an account may do for a person by law at one moment: the twin of `proxy_authority()` in records/authority.

tests/records/authority hold the two together. Deny wins: an authority that is stopped stops every other of its holder.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.authority.birthdays import OWN_CONSENT, TURNING, birthday
from alongside.rules.authority.kinds import OPENS_PLAN, Acting, AuthorityKind, is_money_only
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import ALL_SECTIONS, Section


class ProxyState(StrEnum):
    NONE = "none"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    OUT_OF_SCOPE = "out-of-scope"


def shown_state(kinds: Collection[AuthorityKind], state: ProxyState) -> ProxyState:
    """What a holder is told of where their powers stand. Rule K3: that a power over money alone was stopped changes
    nothing that its holder had, so they are not told; it never reached the plan.
    """
    return ProxyState.OUT_OF_SCOPE if state == ProxyState.SUSPENDED and is_money_only(kinds) else state


@dataclass(frozen=True, slots=True)
class Held:
    """One authority that an account holds for a person, as its newest step leaves it."""

    kind: AuthorityKind
    standing: Standing
    starts_on: date
    ends_on: date | None = None
    sections: frozenset[Section] = ALL_SECTIONS
    may_contribute: bool = True
    acting: Acting = Acting.ALONE


@dataclass(frozen=True, slots=True)
class CapacityNow:
    """The newest assessment of the decision "see and manage my plan", whatever it found.

    lapses_on: for a person whose ability comes and goes, the last day on which the finding is relied on.
    """

    can_decide: bool
    lapses_on: date | None = None

    def finds_unable(self, day: date) -> bool:
        return not self.can_decide and (self.lapses_on is None or self.lapses_on >= day)


@dataclass(frozen=True, slots=True)
class CompetenceNow:
    """The newest judgement of a child's own understanding (Gillick), and what a competent child lets a parent see."""

    is_competent: bool
    judged_on: date
    agreed: frozenset[Section] = frozenset()


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the person on that day."""

    born_on: date
    died_on: date | None = None
    capacity: CapacityNow | None = None
    competence: CompetenceNow | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What an account may do for a person. No sections unless IN_FORCE."""

    state: ProxyState
    sections: frozenset[Section] = frozenset()
    may_contribute: bool = False


# The first of these that any authority of the holder gives is the answer. UNSURE stops only its own authority.
_ORDER = (
    ProxyState.SUSPENDED,
    ProxyState.IN_FORCE,
    "unsure",
    ProxyState.OUT_OF_SCOPE,
    ProxyState.ENDED,
    ProxyState.NONE,
)


def proxy_reach(held: Sequence[Held], about: About, day: date) -> Reach:
    """What these authorities let their holder do on a day. In force together, they add up to what all of them open."""
    reaches = [(_state(each, about, day), each) for each in held]
    found = min((state for state, _ in reaches), key=_ORDER.index, default=ProxyState.NONE)
    if found == "unsure":
        return Reach(ProxyState.SUSPENDED)
    if found != ProxyState.IN_FORCE:
        return Reach(ProxyState(found))
    open_now = [each for state, each in reaches if state == ProxyState.IN_FORCE]
    sections = frozenset[Section]().union(*(_sections(each, about, day) for each in open_now))
    contributes = all(each.may_contribute and each.acting != Acting.TOGETHER for each in open_now)
    return Reach(ProxyState.IN_FORCE, sections, contributes)


def _state(held: Held, about: About, day: date) -> str:
    recorded = _recorded(held, about, day)
    if recorded != ProxyState.IN_FORCE:
        return recorded
    if held.kind == AuthorityKind.PARENTAL_RESPONSIBILITY and day >= birthday(about.born_on, OWN_CONSENT):
        return ProxyState.ENDED  # rule K1
    return ProxyState.IN_FORCE if _sections(held, about, day) else ProxyState.OUT_OF_SCOPE


def _recorded(held: Held, about: About, day: date) -> str:
    """What its steps and dates say. A power of attorney and a deputy's order end with the person's death."""
    if held.standing == Standing.SUSPENDED:
        return ProxyState.SUSPENDED
    if held.standing in (Standing.ENDED, Standing.WITHDRAWN):
        return ProxyState.ENDED
    if held.standing == Standing.UNSURE:
        return "unsure"
    if held.standing != Standing.IN_FORCE or held.starts_on > day:
        return ProxyState.NONE
    is_over = (held.ends_on is not None and held.ends_on < day) or (about.died_on is not None and about.died_on <= day)
    return ProxyState.ENDED if is_over else ProxyState.IN_FORCE


def _sections(held: Held, about: About, day: date) -> frozenset[Section]:
    """What an authority that is in use opens, its condition considered; nothing where the condition does not hold."""
    if held.kind not in OPENS_PLAN:
        return frozenset()
    if held.kind == AuthorityKind.PARENTAL_RESPONSIBILITY:
        return held.sections & _left_to_parent(about, day)
    if held.kind == AuthorityKind.LPA_WELFARE:  # MCA 2005 s.11(7)(a)
        holds = about.capacity is not None and about.capacity.finds_unable(day)
    else:  # MCA 2005 s.20(1): a deputy does not decide what the person is found able to decide
        holds = about.capacity is None or not about.capacity.can_decide
    return held.sections if holds else frozenset()


def _left_to_parent(about: About, day: date) -> frozenset[Section]:
    """All of it below 11; from 11 what a judgement made since then says (Gillick v West Norfolk [1986] AC 112)."""
    turning = birthday(about.born_on, TURNING)
    if day < turning:
        return ALL_SECTIONS
    judged = about.competence
    if judged is None or judged.judged_on < turning:
        return frozenset()
    return judged.agreed if judged.is_competent else ALL_SECTIONS
