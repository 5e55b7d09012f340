"""What other floors get to know of the audit: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.records.audit.kinds import EventKind


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that was done with a person's record: who, in which part, when. number is its place in the chain."""

    number: int
    at: datetime
    kind: EventKind
    role: str
    account: UUID | None
    organisation: UUID | None
    purpose: str
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events, newest first. older is the number to go on before, or None when these are the last."""

    events: tuple[EventView, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Only:
    """Which events are asked for; what is not said is any. since: not before that moment."""

    since: datetime | None = None
    account: UUID | None = None
    organisation: UUID | None = None
    kinds: frozenset[EventKind] = frozenset()


EVERYTHING = Only()


def guarded_chain(organisation: UUID) -> str:
    """The chain of an organisation's safeguarding compartment: concerns by their reference, and no person."""
    return f"safeguarding:{organisation}"
