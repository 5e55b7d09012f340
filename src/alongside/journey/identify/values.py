"""What other floors get to know of identifying: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.appointments.values import RecallView
from alongside.records.careteam.values import BatchView, HandoverView, SupporterView
from alongside.records.people.values import MembershipView, PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.identify import Offer, ReasonFound
from alongside.rules.recall import RecallState
from alongside.rules.stages import Stage


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Somebody to think about, with every reason in the order of its weight. round and offer: what is open already."""

    person: UUID
    name: str
    born_on: date
    stage: Stage | None
    round: UUID | None
    offer: UUID | None
    reasons: tuple[ReasonFound, ...]


@dataclass(frozen=True, slots=True)
class CandidatePage:
    people: tuple[CandidateView, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One person before an invitation: why they are on the list, or why they must not be invited (a message id), and
    who coordinates or could."""

    person: PersonView
    reasons: tuple[ReasonFound, ...]
    refused: str
    refused_until: date | None
    named: str  # the coordinator here, if there is one
    colleagues: Mapping[UUID, str]  # who could be, where there is none


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offer of a plan, and the answer to it if there is one."""

    id: UUID
    person: PersonView
    round: RoundView
    offered_at: datetime
    outcome: Offer
    reason: str
    again_on: date | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Coordination:
    """Who coordinates for one person, who did, and who could."""

    person: PersonView
    named: SupporterView | None
    handovers: tuple[HandoverView, ...]
    colleagues: tuple[MembershipView, ...]


@dataclass(frozen=True, slots=True)
class WorkingCaseload:
    """How many people somebody coordinates; last_day: after which they do not work here in such a role."""

    account: UUID
    name: str
    people: int
    works_here: bool
    last_day: date | None


@dataclass(frozen=True, slots=True)
class CaseloadsPage:
    """Who coordinates how many people, and what was handed over in the last four weeks."""

    caseloads: tuple[WorkingCaseload, ...]
    lately: tuple[BatchView, ...]


@dataclass(frozen=True, slots=True)
class CaseloadView:
    """Whom somebody coordinates, and who else could: by name, in the order of the lists."""

    account: UUID
    name: str
    people: Mapping[UUID, str]
    colleagues: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Handed:
    person: str
    from_name: str
    to_name: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What was handed over together. can_hand_back: somebody is still with the one who took over."""

    handed: tuple[Handed, ...]
    note: str
    at: datetime
    by_name: str
    is_hand_back: bool
    can_hand_back: bool


@dataclass(frozen=True, slots=True)
class RecallLine:
    """One person on the recall list. due_on: the first day of the month in which they are called."""

    person: UUID
    name: str
    born_on: date
    state: RecallState
    due_on: date
    booked_on: date | None
    until: date | None
    stage: Stage | None
    round: UUID | None
    offer: UUID | None


@dataclass(frozen=True, slots=True)
class RecallPage:
    """A page of the list, and how many people stand how, whatever was chosen."""

    lines: tuple[RecallLine, ...]
    counts: Mapping[RecallState, int]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class RecallStanding:
    """How one person is called. line is None for somebody who is not called each year yet."""

    person: PersonView
    recall: RecallView
    line: RecallLine | None
