"""What other floors get to know of sharing: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.rules.plan.sections import Section


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a decision is about: an organisation, or one account (a carer)."""

    organisation: UUID | None = None
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class SharingView:
    """The newest decision about one reader. No sections means that nothing is shared."""

    reader: Reader
    reader_name: str
    sections: tuple[Section, ...]
    may_contribute: bool
    starts_on: date
    ends_on: date | None
    how: str
    reason: str
    decided_at: datetime
