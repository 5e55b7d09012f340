"""What other floors get to know of the people who support a person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

CARER_KINDS = frozenset({"family-or-friend", "carer"})  # supporters who can sign in for the person, by a code


@dataclass(frozen=True, slots=True)
class SupporterView:
    id: UUID
    person: UUID
    kind: str
    name: str
    relationship: str
    telephone: str
    account: UUID | None
    organisation: UUID | None
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class SupportedPerson:
    """Somebody whom a carer supports, and what they are called."""

    person: UUID
    called: str
