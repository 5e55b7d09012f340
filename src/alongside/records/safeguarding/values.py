"""What leaves the compartment: for the safeguarding leads who may read it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.rules.involvement import Asked
from alongside.rules.safeguarding import Closed, Harm


@dataclass(frozen=True, slots=True)
class Recorded:
    """That there is a concern, and about whom."""

    person: UUID
    concern: UUID


@dataclass(frozen=True, slots=True)
class NamedView:
    """Somebody who is said to have caused harm. account: with which they sign in. is_shut_out: they see nothing now."""

    name: str
    supporter: UUID | None
    account: UUID | None
    is_shut_out: bool


@dataclass(frozen=True, slots=True)
class NoteView:
    done_on: date
    words: str
    written_at: datetime
    written_by_name: str


@dataclass(frozen=True, slots=True)
class OwnViewView:
    asked: Asked
    why_not_alone: str
    asked_on: date
    view: str
    wants: str
    written_at: datetime
    written_by_name: str


@dataclass(frozen=True, slots=True)
class ClosedView:
    why: Closed
    words: str
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One concern in a list: nothing of its words."""

    id: UUID
    person: UUID
    reference: str
    seen_on: date
    harms: tuple[Harm, ...]
    written_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """One act on a concern, from the compartment's own log."""

    at: datetime
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A concern with all that hangs on it, the newest first. worry: the reference of the one that it came from."""

    line: ConcernLine
    words: str
    worry: str
    written_by_name: str
    closed: ClosedView | None
    named: tuple[NamedView, ...]
    views: tuple[OwnViewView, ...]
    notes: tuple[NoteView, ...]
    log: tuple[Opened, ...]
