"""What other floors get to know of the people who support a person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.people.values import PersonView
from alongside.rules.involvement import AnswersWhen, Asked, Check, Involve

CARER_KINDS = frozenset({"family-or-friend", "carer"})  # supporters who can sign in for the person, by a code


@dataclass(frozen=True, slots=True)
class SupporterView:
    id: UUID
    person: UUID
    kind: str
    name: str
    relationship: str
    role: str
    team: str
    telephone: str
    email: str
    key_worker: bool
    no_contact: bool
    no_contact_reason: str
    account: UUID | None
    organisation: UUID | None
    starts_on: date
    ends_on: date | None
    answers_when: AnswersWhen


@dataclass(frozen=True, slots=True)
class ToAsk:
    """The named coordinator and the organisation they work for, with a number of either."""

    name: str
    organisation: str
    telephone: str


@dataclass(frozen=True, slots=True)
class Details:
    """Who somebody is to the person and how to reach them, as it is written down."""

    name: str
    relationship: str = ""
    role: str = ""
    team: str = ""
    telephone: str = ""
    email: str = ""
    answers_when: AnswersWhen = AnswersWhen.NOT_ASKED
    key_worker: bool = False
    no_contact: bool = False
    no_contact_reason: str = ""


@dataclass(frozen=True, slots=True)
class InvolvementView:
    """What the person decided about one of them, and how they were asked."""

    number: int
    decision: Involve
    limits: str
    asked: Asked
    why_not_alone: str
    decided_on: date
    asked_by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict-of-interest record as it was written down, by whom and when."""

    number: int
    check: Check
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A safeguarding lead's answer. Only a lead of the same organisation ever gets one."""

    alleged: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Was:
    """What a row said until somebody changed it: the fields that were different, before and after."""

    at: datetime
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One who supports the person, with the newest decision and, for the team, the newest check."""

    supporter: SupporterView
    decision: InvolvementView | None
    conflict: ConflictView | None

    @property
    def is_to_be_asked_about(self) -> bool:
        """Rule A13: about each, but for the coordinator, and for a team, which is nobody in particular."""
        return self.decision is None and self.supporter.kind not in ("coordinator", "team")


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Who supports a person now, and who did."""

    person: PersonView
    members: tuple[Member, ...]
    ended: tuple[SupporterView, ...]


@dataclass(frozen=True, slots=True)
class FacilitationView:
    """A volunteer, peer or advocate who helps with the plan. checks_due: one is over three years old."""

    id: UUID
    supporter: UUID
    name: str
    organisation_name: str
    scope: str
    supervisor_name: str
    dbs_on: date | None
    no_dbs_why: str
    trained_on: date
    starts_on: date
    ends_on: date | None
    checks_due: bool


@dataclass(frozen=True, slots=True)
class ObservationView:
    """What a facilitator noticed."""

    name: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One who supports the person: every decision and check, newest first, and what the row said before.

    version: how often the row was changed; whoever changes it again says which one they saw. others: how many of those
    who support the person can be relied on besides (for a safeguarding lead).
    """

    person: PersonView
    supporter: SupporterView
    version: int
    decisions: tuple[InvolvementView, ...]
    conflicts: tuple[ConflictView, ...]
    concerns: tuple[ConcernView, ...]
    was: tuple[Was, ...]
    others: int
    facilitations: tuple[FacilitationView, ...]
    observations: tuple[ObservationView, ...]


@dataclass(frozen=True, slots=True)
class SupportedPerson:
    """Somebody whom a carer supports, what they are called, and the account by which they are supported."""

    person: UUID
    called: str
    account: UUID


@dataclass(frozen=True, slots=True)
class BatchView:
    """What was handed over together: from whom, how many people, when and by whom."""

    batch: UUID
    from_name: str
    people: int
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many people somebody coordinates."""

    account: UUID
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class HandoverView:
    """One person's coordination passed on. from_account: None for the first one; hands_back: the batch it undoes."""

    id: UUID
    person: UUID
    batch: UUID
    organisation: UUID
    from_account: UUID | None
    from_name: str
    to_account: UUID
    to_name: str
    note: str
    hands_back: UUID | None
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class Helped:
    """Somebody whom this facilitator helps: what they are called, with what, and who supervises it."""

    facilitation: UUID
    person: UUID
    called: str
    scope: str
    supervisor_name: str


@dataclass(frozen=True, slots=True)
class PossibleFacilitator:
    """Somebody who volunteers or works for a voluntary organisation, or who could supervise one."""

    account: UUID
    name: str
    organisation: UUID
    organisation_name: str


@dataclass(frozen=True, slots=True)
class Assigning:
    """What the page to let somebody help needs: whom, and who could be that and who could supervise."""

    person: PersonView
    supporter: SupporterView
    facilitators: tuple[PossibleFacilitator, ...]
    supervisors: tuple[PossibleFacilitator, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the one who raised a worry sees of it: that it is there, and that it was received."""

    reference: str
    written_at: datetime
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class EscalationView:
    """A worry, for the safeguarding lead alone."""

    id: UUID
    person: UUID
    person_name: str
    reference: str
    words: str
    written_at: datetime
    written_by_name: str
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice that is due: to whom, and the reference; nothing else leaves."""

    id: UUID
    email: str
    reference: str
    for_lead: bool
    tries: int
