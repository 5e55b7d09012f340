"""What a decision would change for those it is about: the one decision of rules.sharing, asked before and after.

Source: domain.md 7.2 and 7.3, Caldicott principle 8 (inform people about how their information is used).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import Act, Because, Choice, Facts, decide, decide_known

# Who works in an organisation that looks after the person, and in one that does not: those of whom a page speaks.
CARING_ROLES = (Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT)
OTHER_ROLES = (Role.COORDINATOR, Role.PROFESSIONAL, Role.VCSE_PARTNER)
# Of whom it is said what they see without a decision.
TOLD_ROLES = (*CARING_ROLES, Role.SAFEGUARDING_LEAD, Role.PRACTICE_ADMINISTRATOR)
# Who is told who can see each part: whose plan it is, and those who look after them.
TOLD_READERS = frozenset({Role.PERSON, Role.PROXY, Role.COORDINATOR, Role.PROFESSIONAL})
NOTHING = Choice(frozenset())


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about one reader, as far as it decides. breadth: 1 an account, 2 a role, 3 a team, 4 all of an
    organisation; the narrowest counts."""

    breadth: int
    choice: Choice
    purposes: frozenset[str]
    ends_on: date | None = None

    def for_purpose(self, purpose: Purpose) -> Choice:
        """What it shows somebody who reads for this; nothing, if it was made for another purpose."""
        return self.choice if str(purpose) in self.purposes else NOTHING


@dataclass(frozen=True, slots=True)
class Effect:
    """What somebody in one role may do, for one purpose, and what of it is new or ends with the decision."""

    reads: frozenset[Section]
    comments: frozenset[Section]
    adds: frozenset[Section]
    new: frozenset[Section]
    ends: frozenset[Section]


@dataclass(frozen=True, slots=True)
class Reading:
    """By which rule somebody may read a part (None: not at all), and whether they may do more there."""

    because: Because | None
    comments: bool = False
    adds: bool = False


def in_force(decided: Iterable[Decided], today: date) -> Decided | None:
    """Of the decisions that name one reader, the one that counts today."""
    holding = [each for each in decided if each.ends_on is None or each.ends_on >= today]
    return min(holding, key=lambda each: each.breadth, default=None)


def effect_of(
    *, role: Role, purpose: Purpose, looked_after: bool, before: Decided | None, after: Decided | None
) -> Effect:
    """looked_after: by the reader's organisation. Restrictions are left out: nobody is told of one."""
    actor = Actor(role=role, purpose=purpose, assurance=Assurance.TWO_FACTOR)
    was = _facts(looked_after, before, purpose)
    then = _facts(looked_after, after, purpose)
    read_before, reads = _may(actor, Act.READ, was), _may(actor, Act.READ, then)
    return Effect(
        reads=reads,
        comments=_may(actor, Act.COMMENT, then),
        adds=_may(actor, Act.CONTRIBUTE, then),
        new=reads - read_before,
        ends=read_before - reads,
    )


def reading_of(role: Role, section: Section, *, looked_after: bool, decided: Decided | None) -> Reading:
    """How somebody in this role reads one part, when they look after the person day by day."""
    actor = Actor(role=role, assurance=Assurance.TWO_FACTOR)
    facts = _facts(looked_after, decided, Purpose.DIRECT_CARE)
    reads = decide(actor, Act.READ, section, facts)
    if not reads.allowed:
        return Reading(None)
    may = {act: decide(actor, act, section, facts).allowed for act in (Act.COMMENT, Act.CONTRIBUTE)}
    return Reading(reads.because, may[Act.COMMENT], may[Act.CONTRIBUTE])


def seen_without_a_decision(role: Role) -> frozenset[Section]:
    """What this role sees in an organisation that looks after the person, when the person has decided nothing."""
    actor = Actor(role=role, assurance=Assurance.TWO_FACTOR)
    return _may(actor, Act.READ, Facts(registered=True))


def seen_whatever_is_decided(role: Role) -> frozenset[Section]:
    """What this role sees there even when the person shares nothing with their organisation."""
    actor = Actor(role=role, assurance=Assurance.TWO_FACTOR)
    return _may(actor, Act.READ, Facts(registered=True, choice=NOTHING))


def knows_of(role: Role) -> bool:
    """Whether this role there knows who the person is and what is due."""
    return decide_known(Actor(role=role, assurance=Assurance.TWO_FACTOR), Facts(registered=True)).allowed


def _facts(looked_after: bool, decided: Decided | None, purpose: Purpose) -> Facts:
    return Facts(registered=looked_after, choice=decided.for_purpose(purpose) if decided else None)


def _may(actor: Actor, act: Act, facts: Facts) -> frozenset[Section]:
    return frozenset(section for section in Section if decide(actor, act, section, facts).allowed)
