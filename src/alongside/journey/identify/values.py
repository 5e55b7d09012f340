"""What other floors get to know of identifying: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.people.values import PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.identify import Offer, ReasonFound
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
    """One person before an invitation: why they are on the list, or why they must not be invited (a message id)."""

    person: PersonView
    reasons: tuple[ReasonFound, ...]
    refused: str
    refused_until: date | None


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
