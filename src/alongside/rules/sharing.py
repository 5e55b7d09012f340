"""Who may see what, as one pure decision: deny by default, forbids first, every answer naming its rule.

Source: domain.md 7.1-7.4 (common-law confidentiality, Caldicott), safety.md 2.2 (forbids F1-F8, permits P1-P8). The
database holds the same decision as `decide_from()` in records/sharing/rls.sql; tests/records/sharing and tests/deciders
hold them together, with a third that was written by somebody else's rules (Cedar).
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import ALL_SECTIONS, Section


class Act(StrEnum):
    READ = "read"
    COMMENT = "comment"  # say something beside what is there
    CONTRIBUTE = "contribute"  # add or change what is there


class Because(StrEnum):
    """The rule that gave the answer. Codes are for the audit; doors hold a sentence for each."""

    NOT_SIGNED_IN = "not-signed-in"
    RESTRICTED = "restricted"
    NO_STANDING = "no-standing"
    NOT_SURE_ENOUGH = "not-sure-enough"
    THIRD_PARTY = "third-party"
    FINALISED = "finalised"
    INSIGHT = "insight"
    NO_CONTENT_ROLE = "no-content-role"
    CONFLICT = "conflict"
    OWN_PLAN = "own-plan"
    OWN_COPY = "own-copy"
    PROXY = "proxy"
    SHARED = "shared"
    CARE_ROLE = "care-role"
    BREAK_GLASS = "break-glass"
    OVERRIDE = "override"
    EMERGENCY = "emergency"
    OWN_NOTE = "own-note"
    CASELOAD = "caseload"
    NOT_SHARED = "not-shared"
    NO_RULE = "no-rule"


# Which rule of safety.md 2.2 each answer is. P3 without a yes, and no rule at all, are no.
RULE_OF = {
    Because.NOT_SIGNED_IN: "F3",
    Because.RESTRICTED: "F1",  # a restriction names this reader, their role, or everybody but a few
    Because.NO_STANDING: "F2",  # representation is suspended, ended, or does not cover this
    Because.NOT_SURE_ENOUGH: "F3",  # sign-in is not sure enough of who this is
    Because.THIRD_PARTY: "F4",  # it is about somebody else, and was not cleared for the person
    Because.FINALISED: "F5",  # what was agreed is not written again
    Because.INSIGHT: "F6",  # counting people never shows one
    Because.NO_CONTENT_ROLE: "F7",  # this role never sees content
    Because.CONFLICT: "F8",  # a conflict of interest is recorded between this reader and the person
    Because.OWN_PLAN: "P1",  # it is their plan
    Because.OWN_COPY: "P1",  # a job carries the person's own copy to them
    Because.PROXY: "P2",  # verified authority to act for the person, whose condition holds
    Because.SHARED: "P3",  # the person decided to share this
    Because.NOT_SHARED: "P3",  # the person decided, and this is not in it
    Because.CARE_ROLE: "P4",  # their organisation looks after this person, and the role needs this section
    Because.BREAK_GLASS: "P5",  # opened for a reason, for a few hours, and looked at afterwards
    Because.OVERRIDE: "P5",  # opened on a legal ground, by two people
    Because.EMERGENCY: "P6",  # the emergency view, after saying why
    Because.OWN_NOTE: "P7",  # what a helper wrote themselves
    Because.CASELOAD: "P8",  # who is on the list and what is due, not what a plan says
    Because.NO_RULE: "",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The person's newest decision, in force today, about one reader: the most specific that names them.

    comment_on and contribute_to hold sections out of `sections`; who may contribute may comment.
    """

    sections: frozenset[Section]
    comment_on: frozenset[Section] = frozenset()
    contribute_to: frozenset[Section] = frozenset()

    def allows(self, act: Act, section: Section) -> bool:
        if act == Act.COMMENT:
            return section in self.sections & (self.comment_on | self.contribute_to)
        return section in (self.sections if act == Act.READ else self.sections & self.contribute_to)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a proxy's verified authority opens (records/authority): nothing unless it is in force."""

    is_in_force: bool = False
    sections: frozenset[Section] = frozenset()
    may_contribute: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the decision about one actor and one person stands on, as of one moment.

    is_own: the person is actor.own_plan. registered: the actor's organisation has this person on its list. choice: None
    when the person has made no decision about this reader. is_kept_away: a restriction keeps even the person's
    existence from this reader. restricted, hidden: sections and entries that one keeps from them. third_party: entries
    about somebody else that nobody has cleared for the person. is_barred: a conflict of interest. broke_glass,
    in_emergency: an opening by this account is in force. overridden: sections opened to this reader on a legal ground.

    Two facts decide nothing, and are for what is shown: apart: entries that anybody is kept from, which stand beside an
    agreed version and never in it. asks: whom staff who are kept from something may ask about it.
    """

    is_own: bool = False
    registered: bool = False
    choice: Choice | None = None
    restricted: frozenset[Section] = frozenset()
    is_kept_away: bool = False
    hidden: frozenset[UUID] = frozenset()
    third_party: frozenset[UUID] = frozenset()
    standing: Standing = Standing()
    is_barred: bool = False
    broke_glass: bool = False
    in_emergency: bool = False
    overridden: frozenset[Section] = frozenset()
    apart: frozenset[UUID] = frozenset()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a section: what it is, under what (an action's goal), whether the actor wrote it, whether it is
    agreed."""

    section: Section
    item: UUID | None = None
    parent: UUID | None = None
    is_own_note: bool = False
    is_finalised: bool = False


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
    Role.SAFEGUARDING_LEAD: ALL_SECTIONS,
}
# Roles that may add words or records in the sections that they see.
CONTRIBUTING_ROLES = frozenset({Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT})
# Roles that the person's decision does not narrow: who keeps people safe sees what somebody may be made to hide.
UNNARROWED_ROLES = frozenset({Role.SAFEGUARDING_LEAD})
# P3: who sees what the person chose to share: these roles of the chosen organisation, and a carer chosen by name.
CHOSEN_ROLES = frozenset({Role.COORDINATOR, Role.PROFESSIONAL, Role.VCSE_PARTNER, Role.CLIENT, Role.CARER})
# P5: who may break the glass. P6: what the emergency view is made of (domain.md 13.3).
GLASS_ROLES = frozenset({Role.COORDINATOR, Role.PROFESSIONAL})
EMERGENCY_SECTIONS = frozenset(
    {Section.ABOUT_ME, Section.WHAT_MATTERS, Section.HEALTH, Section.EMERGENCIES, Section.FUTURE, Section.PEOPLE}
)
# P8: who has to know of the people whom their organisation looks after.
LIST_ROLES = ROLE_SECTIONS.keys() | {Role.PRACTICE_ADMINISTRATOR, Role.PRIVACY_OFFICER}
CONTENT_ROLES = CHOSEN_ROLES | ROLE_SECTIONS.keys() | {Role.PERSON, Role.PROXY, Role.EMERGENCY_VIEWER, Role.SYSTEM}
# F4: for whom an entry about somebody else has to be cleared first.
FAMILY_ROLES = frozenset({Role.PERSON, Role.PROXY, Role.CARER, Role.SYSTEM})


def decide(actor: Actor, act: Act, about: Section | Entry, facts: Facts) -> Decision:
    """Decide one act on one section or entry. Total: every combination has an answer, and no rule means no."""
    entry = about if isinstance(about, Entry) else Entry(about)
    forbidden = _forbidden(actor, act, entry, facts)
    if forbidden is not None:
        return Decision(False, forbidden)
    because = _own(actor, act, facts) or _for_others(actor, act, entry, facts)
    return Decision(because not in {Because.NOT_SHARED, Because.NO_RULE}, because)


def decide_known(actor: Actor, facts: Facts) -> Decision:
    """Decide whether an actor may know of a person: who they are and what is due, not what their plan says."""
    forbidden = _forbidden_caller(actor)
    if forbidden is None and actor.role == Role.SYSTEM:
        return Decision(True, Because.OWN_COPY)
    forbidden = forbidden or _forbidden_to_know(actor, facts)
    if forbidden is not None:
        return Decision(False, forbidden)
    because = _known(actor, facts)
    return Decision(because != Because.NO_RULE, because)


def can_see(actor: Actor, about: Section | Entry, facts: Facts) -> bool:
    return decide(actor, Act.READ, about, facts).allowed


def sections_seen(actor: Actor, facts: Facts) -> frozenset[Section]:
    """The sections that this actor may read."""
    return frozenset(section for section in Section if can_see(actor, section, facts))


def note_sections_seen(actor: Actor, facts: Facts) -> frozenset[Section]:
    """The sections in which this actor may read what they wrote themselves (P7 beside the others)."""
    return frozenset(section for section in Section if can_see(actor, Entry(section, is_own_note=True), facts))


def is_sure_enough(actor: Actor) -> bool:
    """F3: two factors for everybody who signs in (ADR 22), one key for another system; a job is started by us."""
    if actor.role == Role.CLIENT:
        return actor.assurance != Assurance.NONE
    return actor.role == Role.SYSTEM or actor.assurance == Assurance.TWO_FACTOR


def _forbidden_caller(actor: Actor) -> Because | None:
    """The forbids that are about the caller alone."""
    if actor.role == Role.ANONYMOUS:
        return Because.NOT_SIGNED_IN
    if actor.purpose == Purpose.INSIGHT:
        return Because.INSIGHT
    return None if is_sure_enough(actor) else Because.NOT_SURE_ENOUGH


def _forbidden_to_know(actor: Actor, facts: Facts) -> Because | None:
    if facts.is_kept_away:
        return Because.RESTRICTED
    if facts.is_barred:
        return Because.CONFLICT
    return Because.NO_STANDING if actor.role == Role.PROXY and not facts.standing.is_in_force else None


def _forbidden(actor: Actor, act: Act, entry: Entry, facts: Facts) -> Because | None:
    """The first forbid that applies. Forbids beat every permit."""
    if (caller := _forbidden_caller(actor)) is not None:
        return caller
    if actor.role not in CONTENT_ROLES:
        return Because.NO_CONTENT_ROLE
    if entry.is_finalised and act != Act.READ:
        return Because.FINALISED
    if facts.is_kept_away or entry.section in facts.restricted or _is_among(entry, facts.hidden):
        return Because.RESTRICTED
    if _is_among(entry, facts.third_party) and actor.role in FAMILY_ROLES:
        return Because.THIRD_PARTY
    if facts.is_barred:
        return Because.CONFLICT
    if actor.role == Role.PROXY and not (facts.standing.is_in_force and entry.section in facts.standing.sections):
        return Because.NO_STANDING
    return None


def _is_among(entry: Entry, items: frozenset[UUID]) -> bool:
    """What is kept apart takes what hangs on it with it: an action without its goal would tell of the goal."""
    return entry.item in items or entry.parent in items


def _own(actor: Actor, act: Act, facts: Facts) -> Because | None:
    """P1 and P2: the person, the job that carries their copy, and who acts for them."""
    if facts.is_own and actor.role == Role.PERSON:
        return Because.OWN_PLAN
    if facts.is_own and actor.role == Role.SYSTEM and act == Act.READ:
        return Because.OWN_COPY
    if actor.role == Role.PROXY and (act == Act.READ or facts.standing.may_contribute):
        return Because.PROXY
    return None


def _for_others(actor: Actor, act: Act, entry: Entry, facts: Facts) -> Because:
    """P3 and P4, and where they say no, what else may open it for reading."""
    because = _by_choice_or_care(actor, act, entry.section, facts)
    if because not in {Because.NOT_SHARED, Because.NO_RULE} or act != Act.READ:
        return because
    return _opened(actor, entry, facts) or because


def _by_choice_or_care(actor: Actor, act: Act, section: Section, facts: Facts) -> Because:
    cares = facts.registered and section in ROLE_SECTIONS.get(actor.role, frozenset())
    may_care = cares and (act == Act.READ or actor.role in CONTRIBUTING_ROLES)
    if facts.choice is None or actor.role in UNNARROWED_ROLES:
        return Because.CARE_ROLE if may_care else Because.NO_RULE
    if section not in facts.choice.sections:
        return Because.NOT_SHARED
    if actor.role in CHOSEN_ROLES:
        return Because.SHARED if facts.choice.allows(act, section) or may_care else Because.NOT_SHARED
    return Because.CARE_ROLE if may_care else Because.NO_RULE  # a choice narrows such a role; it never widens it


def _opened(actor: Actor, entry: Entry, facts: Facts) -> Because | None:
    """P5 to P7: what is opened beside the person's decision."""
    if entry.section in facts.overridden and actor.role in CHOSEN_ROLES:
        return Because.OVERRIDE
    if facts.broke_glass and actor.role in GLASS_ROLES:
        return Because.BREAK_GLASS
    if facts.in_emergency and actor.role == Role.EMERGENCY_VIEWER and entry.section in EMERGENCY_SECTIONS:
        return Because.EMERGENCY
    shares_something = facts.choice is not None and bool(facts.choice.sections)
    if entry.is_own_note and actor.role == Role.VCSE_PARTNER and shares_something:
        return Because.OWN_NOTE
    return None


def _known(actor: Actor, facts: Facts) -> Because:
    """P8 and the others who have to know of a person to do anything at all."""
    if actor.role == Role.PERSON:
        return Because.OWN_PLAN if facts.is_own else Because.NO_RULE
    if actor.role == Role.PROXY:
        return Because.PROXY
    if facts.registered and actor.role in LIST_ROLES:
        return Because.CASELOAD
    if facts.choice is not None and facts.choice.sections and actor.role in CHOSEN_ROLES | {Role.HEALTH_CARE_ASSISTANT}:
        return Because.SHARED
    return _known_by_opening(actor, facts)


def _known_by_opening(actor: Actor, facts: Facts) -> Because:
    if facts.overridden and actor.role in CHOSEN_ROLES:
        return Because.OVERRIDE
    if facts.broke_glass and actor.role in GLASS_ROLES:
        return Because.BREAK_GLASS
    if facts.in_emergency and actor.role == Role.EMERGENCY_VIEWER:
        return Because.EMERGENCY
    return Because.NO_RULE
