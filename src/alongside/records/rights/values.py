"""What other floors get to know of rights: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.rules.plan.content import Channel, Content, Item, tag_of
from alongside.rules.plan.sections import Section
from alongside.rules.retention import Due, RecordKind
from alongside.rules.rights import Asker, Ground, Opinion, Why

IN_NO_DRAFT = "in-no-draft"


@dataclass(frozen=True, slots=True)
class ContactView:
    """Whom to ask at an organisation about one's rights."""

    organisation: UUID
    organisation_name: str
    officer_name: str
    email: str
    telephone: str
    address: str
    record_kind: RecordKind


@dataclass(frozen=True, slots=True)
class PastRecord:
    """A person whom nobody here looks after any more, or who died: from when their record need not be kept."""

    person: UUID
    name: str
    born_on: date
    died_on: date | None
    last_entry_on: date
    due: Due
    is_held: bool
    disposal: UUID | None


@dataclass(frozen=True, slots=True)
class HoldView:
    """A legal hold that is on."""

    id: UUID
    person: UUID
    reason: str
    set_at: datetime
    set_by_name: str


@dataclass(frozen=True, slots=True)
class DisposalView:
    """One disposal: proposed, and then refused, or approved by somebody else and done."""

    id: UUID
    person: UUID
    due_on: date
    because: str
    source: str
    proposed_at: datetime
    proposed_by: UUID
    proposed_by_name: str
    refused_at: datetime | None
    refused_why: str
    approved_at: datetime | None
    approved_by_name: str
    done_at: datetime | None
    emptied: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CopyView:
    """One request for a copy: who asked, by when it is answered, how far it is, and which files are there."""

    id: UUID
    person: UUID
    organisation: UUID | None
    asker: Asker
    asker_name: str
    authority: str
    asked_on: date
    due_on: date
    extended_why: str
    for_account: UUID
    status: str
    step: int
    made_at: datetime | None
    expires_at: datetime | None
    waiting: int = 0  # entries that a reviewer has not decided about


@dataclass(frozen=True, slots=True)
class FileView:
    """A finished file, with its content."""

    kind: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class ReviewedEntry:
    """One entry that waits for a reviewer, or what they decided about it. words: as the entry holds them."""

    id: UUID
    entry: UUID
    source: str
    section: Section
    why: Why
    words: str
    said_by: str
    is_withheld: bool | None
    ground: Ground | None
    reason: str
    opinion: Opinion | None
    decided_at: datetime | None
    decided_by_name: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A request with its entries, as its reviewer sees them."""

    request: CopyView
    person_name: str
    entries: tuple[ReviewedEntry, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A request to put something right, and its answer. asked_on: when the person asked; asked_at: when it came into
    the record, typed by typed_by_name where not by the person. corrected_number: of the words that put it right."""

    id: UUID
    person: UUID
    organisation: UUID
    section: Section
    item: UUID | None
    version: int | None
    about: str
    wanted: str
    asked_how: Channel
    asked_on: date
    asked_at: datetime
    asked_by_name: str
    typed_by_name: str
    due_on: date
    is_accepted: bool | None
    answer: str
    answered_at: datetime | None
    answered_by_name: str
    corrected_number: int | None
    corrected_round: UUID | None


@dataclass(frozen=True, slots=True)
class EntryNow:
    """The entry that a request is about, as it stands now. item: None once it was taken out; is_in_draft: of the round
    that goes on, so that newer words can be put."""

    item: Item | None
    is_in_draft: bool

    @property
    def tag(self) -> str:
        """What a page carries along, so that an answer is to what its writer saw."""
        return tag_of(Content((self.item,))) if self.item and self.is_in_draft else IN_NO_DRAFT


@dataclass(frozen=True, slots=True)
class ComplaintView:
    id: UUID
    person: UUID
    organisation: UUID
    words: str
    wanted: str
    raised_at: datetime
    raised_by_name: str
    acknowledge_on: date
    due_on: date
    acknowledged_at: datetime | None
    acknowledged_by_name: str
    answer: str
    answered_at: datetime | None
    answered_by_name: str
    is_alert_due: bool
    alerted_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConcernAlert:
    """That there is a concern: its id, how often it was tried to tell of it, and the addresses of who may answer it."""

    complaint: UUID
    tries: int
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """One version of an organisation's text. number 0: the text that comes with the service."""

    id: UUID | None
    organisation: UUID
    kind: str
    number: int
    words: str
    written_at: datetime | None
    written_by: UUID | None
    written_by_name: str
    approved_at: datetime | None
    approved_by_name: str
