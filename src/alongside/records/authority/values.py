"""What other floors get to know of authority: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.rules.authority.best_interests import BestInterests
from alongside.rules.authority.capacity import Assessment
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.findings import Finding
from alongside.rules.authority.kinds import Acting, AuthorityKind, Fact
from alongside.rules.authority.proxies import ProxyState, Reach
from alongside.rules.authority.standing import Checked, Standing
from alongside.rules.plan.sections import Section


@dataclass(frozen=True, slots=True)
class NewAuthority:
    """What is said about an authority when it is recorded. Empty text means not known."""

    kind: AuthorityKind
    holder_name: str
    starts_on: date
    relationship: str = ""
    contact: str = ""
    acting: Acting = Acting.ALONE
    is_replacement: bool = False
    reference: str = ""
    signed_on: date | None = None
    registered_on: date | None = None
    ends_on: date | None = None
    sections: frozenset[Section] = frozenset()
    may_contribute: bool = True
    life_sustaining: bool = False
    basis: str = ""
    instructions: str = ""
    preferences: str = ""
    witness: str = ""
    kept_at: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """Where an authority stood from one moment on. number: from 1 for each authority."""

    number: int
    standing: Standing
    checked: Checked | None
    words: str
    at: datetime
    by: UUID
    by_name: str
    is_guarded: bool  # a safeguarding lead keeps it stopped


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """One authority of one holder, and its steps, the newest last."""

    id: UUID
    person: UUID
    said: NewAuthority
    account: UUID | None
    recorded_at: datetime
    recorded_by_name: str
    steps: tuple[StepView, ...]

    @property
    def standing(self) -> Standing:
        return self.steps[-1].standing

    @property
    def is_guarded(self) -> bool:
        return self.steps[-1].is_guarded

    @property
    def stepped_by(self) -> UUID:
        """The account of who took the newest step."""
        return self.steps[-1].by

    @property
    def number(self) -> int:
        """Of the newest step; whoever takes the next one says which one they saw."""
        return self.steps[-1].number


@dataclass(frozen=True, slots=True)
class AssessmentView:
    id: UUID
    found: Assessment
    recorded_at: datetime
    recorded_by_name: str


@dataclass(frozen=True, slots=True)
class BestInterestsView:
    id: UUID
    capacity: UUID
    made: BestInterests
    recorded_at: datetime
    recorded_by_name: str


@dataclass(frozen=True, slots=True)
class JudgementView:
    id: UUID
    judged: Judgement
    recorded_at: datetime
    recorded_by_name: str


@dataclass(frozen=True, slots=True)
class FactView:
    id: UUID
    person: UUID
    fact: Fact
    reference: str
    starts_on: date
    ends_on: date | None
    review_on: date | None


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """Everything recorded about who may decide for a person, the newest first, and what the rules find in it."""

    authorities: tuple[AuthorityView, ...]
    assessments: tuple[AssessmentView, ...]
    decisions: tuple[BestInterestsView, ...]
    judgements: tuple[JudgementView, ...]
    facts: tuple[FactView, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ProxiedPerson:
    """Somebody for whom an account holds an authority, what they are called, and whom to ask about it."""

    person: UUID
    called: str
    organisation: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Citable:
    """What a yes for somebody can stand on: an authority with its holder, or (kind None) a best-interests decision."""

    id: UUID
    name: str
    kind: AuthorityKind | None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class HeldView:
    """One authority of a proxy, as they read about it themselves."""

    kind: AuthorityKind
    state: ProxyState
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class ProxyPage:
    """For whom a proxy acts, what they may do now, by which authority and until when."""

    proxied: ProxiedPerson
    reach: Reach
    held: tuple[HeldView, ...]
