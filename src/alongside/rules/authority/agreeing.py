"""Agreeing a plan for somebody else: on which authority or best-interests decision it stands, and whether it may.

Rules A1-A5, A8, D9 (domain.md 11.2, 11.3); authority matrix (domain.md 5.15).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.rules.authority.birthdays import OWN_CONSENT
from alongside.rules.authority.capacity import DecisionKind
from alongside.rules.authority.kinds import LASTING_POWERS, MONEY_ONLY, OPENS_PLAN, Acting, AuthorityKind
from alongside.rules.authority.proxies import CapacityNow, CompetenceNow
from alongside.rules.authority.standing import Standing
from alongside.rules.dates import age_on
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """The authority by which somebody says yes for the person. together_with: who else of the same power says yes."""

    id: UUID
    kind: AuthorityKind
    standing: Standing
    starts_on: date
    ends_on: date | None
    sections: frozenset[Section]
    may_contribute: bool
    acting: Acting
    registered_on: date | None
    life_sustaining: bool
    all_agree: bool = True  # every holder of a power that is held together


@dataclass(frozen=True, slots=True)
class CitedDecision:
    """The best-interests decision on which staff agree a plan for a person who cannot."""

    id: UUID
    kind: DecisionKind
    is_life_sustaining: bool
    attorney_in_force: bool  # somebody holds a power that displaces it


@dataclass(frozen=True, slots=True)
class Subject:
    """The person for whom it is agreed: capacity is the newest finding about agreeing this plan, of any outcome."""

    born_on: date
    capacity: CapacityNow | None = None
    competence: CompetenceNow | None = None


def check_agrees_for(
    cited: CitedAuthority | CitedDecision | None,
    subject: Subject,
    needs: frozenset[Section],
    day: date,
    *,
    life_sustaining: bool,
) -> None:
    """Rule A1: raise NotReady or Invalid unless a yes for this person stands on what is cited, today.

    needs: the sections that the plan speaks in. life_sustaining: the plan says something about treatment that keeps
    the person alive.
    """
    if cited is None:
        raise NotReady("authority.cite")
    if isinstance(cited, CitedDecision):
        _check_decision(cited, subject, day, life_sustaining)
        return
    check_kind_decides_care(cited.kind)
    if cited.kind in LASTING_POWERS and (cited.registered_on is None or cited.registered_on > day):
        raise Invalid("authority.not-registered", field="cited")  # A3
    _check_in_force(cited, day)
    _check_reaches(cited, needs)
    _check_condition(cited.kind, subject, day)
    if life_sustaining:
        check_life_sustaining(cited.kind, cited.life_sustaining)


def check_kind_decides_care(kind: AuthorityKind) -> None:
    """Rules A2 and A5: raise Invalid for what gives no say about care: money, kinship, or a voice beside the person."""
    if kind in MONEY_ONLY:
        raise Invalid("authority.money-only", field="cited")  # A2: MCA 2005 s.9(1)
    if kind == AuthorityKind.NEXT_OF_KIN:
        raise Invalid("authority.next-of-kin", field="cited")  # A5
    if kind not in OPENS_PLAN:
        raise Invalid("authority.no-say", field="cited")


def check_life_sustaining(kind: AuthorityKind, is_given: bool) -> None:
    """Rule D9: raise Invalid where a say about life-sustaining treatment is not given.

    An attorney has it only where the power says so in words (MCA 2005 s.11(8)(a)); a deputy never refuses it (s.20(5)).
    """
    if kind == AuthorityKind.DEPUTY_WELFARE or (kind == AuthorityKind.LPA_WELFARE and not is_given):
        raise Invalid("authority.life-sustaining", field="cited")


def _check_in_force(cited: CitedAuthority, day: date) -> None:
    is_in_time = cited.starts_on <= day and (cited.ends_on is None or cited.ends_on >= day)
    if cited.standing != Standing.IN_FORCE or not is_in_time:
        raise NotReady("authority.not-in-force", field="cited")


def _check_reaches(cited: CitedAuthority, needs: frozenset[Section]) -> None:
    """Within its scope, and by all who hold it where they decide together (MCA 2005 s.10(4))."""
    if not cited.may_contribute or not needs <= cited.sections:
        raise Invalid("authority.outside-scope", field="cited")
    if cited.acting == Acting.TOGETHER and not cited.all_agree:
        raise Invalid("authority.all-together", field="all_agree")


def _check_condition(kind: AuthorityKind, subject: Subject, day: date) -> None:
    """Rule A4, and A8 for a parent: nobody decides for somebody who can."""
    if kind == AuthorityKind.LPA_WELFARE and not _is_unable(subject, day):
        raise NotReady("authority.person-decides", field="cited")
    if kind == AuthorityKind.DEPUTY_WELFARE and subject.capacity is not None and subject.capacity.can_decide:
        raise NotReady("authority.person-decides", field="cited")
    if kind == AuthorityKind.PARENTAL_RESPONSIBILITY:
        if age_on(subject.born_on, day) >= OWN_CONSENT:
            raise NotReady("authority.sixteen", field="cited")
        if subject.competence is not None and subject.competence.is_competent:
            raise NotReady("authority.child-decides", field="cited")


def _check_decision(cited: CitedDecision, subject: Subject, day: date, life_sustaining: bool) -> None:
    if cited.kind != DecisionKind.AGREE_PLAN:
        raise Invalid("authority.other-decision", field="cited")
    if not _is_unable(subject, day):
        raise NotReady("authority.person-decides", field="cited")
    if cited.attorney_in_force:
        raise NotReady("authority.attorney-decides", field="cited")
    if life_sustaining and not cited.is_life_sustaining:
        raise Invalid("authority.decision-not-life-sustaining", field="cited")


def _is_unable(subject: Subject, day: date) -> bool:
    return subject.capacity is not None and subject.capacity.finds_unable(day)
