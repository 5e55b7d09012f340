"""What other floors get to know of rounds and plans: frozen values that hold only what the reader may see."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.careteam.values import SupporterView
from alongside.records.people.values import PersonView
from alongside.records.sharing.values import SharingView
from alongside.rules.plan.content import Content, Item, to_stored
from alongside.rules.plan.details import Details
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage

NOTHING = Content()


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reader may see of one person: sections, those in which only their own notes, and what is hidden.

    apart: entries that others are kept from. asks: whom to ask about what is kept from this reader. may_comment: the
    sections beside which they may say something.
    """

    sections: frozenset[Section]
    note_sections: frozenset[Section] = frozenset()
    hidden: frozenset[UUID] = frozenset()
    apart: frozenset[UUID] = frozenset()
    asks: tuple[str, ...] = ()
    may_comment: frozenset[Section] = frozenset()

    def shows(self, item: Item) -> bool:
        """Whether an item is not among the hidden, nor under one that is."""
        return item.id not in self.hidden and item.parent not in self.hidden


@dataclass(frozen=True, slots=True)
class RoundView:
    """Where one round stands: metadata, no content."""

    id: UUID
    person: UUID
    organisation: UUID
    number: int
    stage: Stage
    opened_at: datetime
    due_on: date | None
    review_on: date | None
    review_with: str
    coordinator: UUID | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DuePage:
    """One page of rounds, and how many there are in all."""

    rounds: tuple[RoundView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class VersionView:
    """When and how one version was agreed: metadata, no content."""

    id: UUID
    round: UUID
    number: int
    agreed_at: datetime
    agreed_by_name: str
    agreed_how: str
    agreed_with_name: str
    has_exceptions: bool
    review_on: date
    review_with: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class OtherPlanView:
    id: UUID
    title: str
    status: str
    started: str
    activities: tuple[str, ...]
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """One version of a person's plan, as one reader may see it.

    sections: what this reader may see. is_partial: something is kept from this reader by the person's choice or their
    role ("some information is not shared with you"). exceptions: what it was agreed "except", for who sees all words.
    apart: entries beside the version, which others are kept from. asks: whom staff may ask about what
    is kept from them.
    """

    person: PersonView
    version: VersionView | None
    content: Content
    sections: frozenset[Section]
    is_partial: bool
    people: tuple[SupporterView, ...]
    sharing: tuple[SharingView, ...]
    other_plans: tuple[OtherPlanView, ...]
    exceptions: str = ""
    apart: Content = NOTHING
    asks: tuple[str, ...] = ()
    may_comment: frozenset[Section] = frozenset()

    @property
    def tag(self) -> str:
        """A hash of what this reader sees: a change in a section that is not shared does not show in it."""
        others = [str(other.id) + other.status for other in self.other_plans]
        items = (*self.content.items, *self.apart.items)
        beside = [f"{item.id} {item.beside.number}" for item in items if item.beside]
        body = {"content": to_stored(items), "others": others, "beside": beside}
        return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class DraftView:
    """What has been said in one round so far, as one reader may see it."""

    round: RoundView
    person: PersonView
    content: Content
    seen: Seen
    is_partial: bool
    previous: Content
    previous_number: int

    @property
    def sections(self) -> frozenset[Section]:
        return self.seen.sections


@dataclass(frozen=True, slots=True)
class ContributionView:
    """The newest words of one item: what a writer needs to go on from them. Without words when they were withdrawn."""

    id: UUID
    person: UUID
    round: UUID
    item: UUID
    number: int
    section: Section
    prompt: str
    words: str
    said_by: str
    said_at: datetime
    typed_by_name: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """Newer words for one item, and its scales and lines where it has them."""

    words: str
    importance: int | None = None
    confidence: int | None = None
    who: str = ""
    by_when: str = ""
    details: Details = ()

    @classmethod
    def of(cls, item: Item) -> "Edit":
        """An item as it stands, to go on from."""
        return cls(item.words, item.importance, item.confidence, item.who, item.by_when, item.details)


@dataclass(frozen=True, slots=True)
class ToReadView:
    """One round in which words wait to be read: how many items, and since when. Not the words."""

    person: UUID
    round: UUID
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class ToReadPage:
    """One page of the rounds in which words wait to be read, the longest wait first, and how many there are in all."""

    waiting: tuple[ToReadView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CommentView:
    """What somebody said beside a section, with the answers to it. is_read: by the person."""

    id: UUID
    section: Section
    words: str
    said_by: UUID
    said_by_name: str
    said_at: datetime
    is_read: bool
    answers: tuple["CommentView", ...] = ()
