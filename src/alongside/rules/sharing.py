"""Who may see what, as one pure decision: deny by default, restrictions first, every answer naming its rule.

Source: domain.md 7.1-7.4 (common-law confidentiality, Caldicott), safety.md 2.2 (rules F and P). The database holds the
same decision as `decide_section()` in records/sharing/rls.sql; tests/records/sharing hold the two together.
"""

from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.actors import Actor, Role
from alongside.rules.plan.sections import ALL_SECTIONS, Section


class Act(StrEnum):
    READ = "read"
    CONTRIBUTE = "contribute"


class Because(StrEnum):
    """The rule that gave the answer. Codes are for the audit; doors hold a sentence for each."""

    RESTRICTED = "restricted"  # F1: a restriction names this reader
    NO_CONTENT_ROLE = "no-content-role"  # F7: this role never sees content
    NOT_SIGNED_IN = "not-signed-in"
    OWN_PLAN = "own-plan"  # P1: it is their plan
    OWN_COPY = "own-copy"  # P1: a job carries the person's own copy to them
    SHARED = "shared"  # P3: the person decided to share this
    NOT_SHARED = "not-shared"  # P3: the person decided, and this is not in it
    CARE_ROLE = "care-role"  # P4: their organisation looks after this person, and the role needs this section
    NO_RULE = "no-rule"  # nothing allows it


@dataclass(frozen=True, slots=True)
class Choice:
    """The person's newest decision, in force today, about one reader (an organisation, or an account)."""

    sections: frozenset[Section]
    may_contribute: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the decision about one actor and one person stands on, as of one moment.

    is_own: the person is actor.own_plan. registered: the actor's organisation has this person on its list. choice: None
    when the person has made no decision about this reader. restricted: sections that an in-force restriction keeps
    from this reader.
    """

    is_own: bool = False
    registered: bool = False
    choice: Choice | None = None
    restricted: frozenset[Section] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    allowed: bool
    because: Because


# P4: what each role of an organisation that looks after the person sees, and may add to, unless the person decided
# otherwise.
ROLE_SECTIONS: dict[Role, frozenset[Section]] = {
    Role.COORDINATOR: ALL_SECTIONS,
    Role.PROFESSIONAL: ALL_SECTIONS,
    Role.HEALTH_CARE_ASSISTANT: frozenset({Section.ABOUT_ME, Section.WHAT_MATTERS, Section.HEALTH, Section.PEOPLE}),
}
# Roles that may add words or records in the sections that they see.
CONTRIBUTING_ROLES = frozenset({Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT})
# P3: who sees what the person chose to share: these roles of the chosen organisation, and a carer chosen by name.
CHOSEN_ROLES = frozenset({Role.COORDINATOR, Role.PROFESSIONAL, Role.VCSE_PARTNER, Role.CLIENT, Role.CARER})
CONTENT_ROLES = CHOSEN_ROLES | ROLE_SECTIONS.keys()


def decide(actor: Actor, act: Act, section: Section, facts: Facts) -> Decision:
    """Decide one act on one section. Total: every combination has an answer, and no rule means no."""
    if actor.role == Role.ANONYMOUS:
        return Decision(False, Because.NOT_SIGNED_IN)
    if section in facts.restricted:
        return Decision(False, Because.RESTRICTED)
    if facts.is_own and actor.role == Role.PERSON:
        return Decision(True, Because.OWN_PLAN)
    if facts.is_own and actor.role == Role.SYSTEM and act == Act.READ:
        return Decision(True, Because.OWN_COPY)
    if actor.role not in CONTENT_ROLES:
        return Decision(False, Because.NO_CONTENT_ROLE)
    if facts.choice is not None and section not in facts.choice.sections:
        return Decision(False, Because.NOT_SHARED)
    if facts.choice is not None and actor.role in CHOSEN_ROLES:
        return _by_choice(actor, act, facts.choice, facts.registered)
    return _by_care_role(actor, section, facts.registered)


def can_see(actor: Actor, section: Section, facts: Facts) -> bool:
    return decide(actor, Act.READ, section, facts).allowed


def sections_seen(actor: Actor, facts: Facts) -> frozenset[Section]:
    """The sections that this actor may read."""
    return frozenset(section for section in Section if can_see(actor, section, facts))


def _by_choice(actor: Actor, act: Act, choice: Choice, registered: bool) -> Decision:
    cares_for_person = registered and actor.role in CONTRIBUTING_ROLES
    if act == Act.CONTRIBUTE and not (choice.may_contribute or cares_for_person):
        return Decision(False, Because.NOT_SHARED)
    return Decision(True, Because.SHARED)


def _by_care_role(actor: Actor, section: Section, registered: bool) -> Decision:
    """A choice narrows a role that sees only its own sections; it never widens it."""
    if registered and section in ROLE_SECTIONS.get(actor.role, frozenset()):
        return Decision(True, Because.CARE_ROLE)
    return Decision(False, Because.NO_RULE)
