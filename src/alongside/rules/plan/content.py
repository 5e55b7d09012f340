"""The content of a plan as frozen values, its stored form, and its fingerprint."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from alongside.rules.plan.details import Detail, Details
from alongside.rules.plan.sections import Section

# 2 (November 2026): items may have details. What is stored as 1 stays as it is, and is read as before.
SCHEMA, WITHOUT_DETAILS = 2, 1


class Kind(StrEnum):
    STATEMENT = "statement"
    GOAL = "goal"
    ACTION = "action"
    DECISION = "decision"  # something to decide together; it may be decided anew
    OPTION = "option"  # one way, under a decision
    INFORMATION = "information"  # what was explained, and what the person took from it


class Whose(StrEnum):
    """Whose words these are. The words of one are never rewritten by another."""

    PERSON = "person"
    CARER = "carer"
    PROFESSIONAL = "professional"
    TOGETHER = "together"  # a plain statement of what was agreed, beside somebody's own words


class Channel(StrEnum):
    """How the words reached the record."""

    ONLINE = "online"
    PAPER = "paper"
    PHONE = "phone"
    CONVERSATION = "conversation"


_ALONE = (Kind.STATEMENT, Kind.DECISION, Kind.INFORMATION)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the person says beside an entry that they do not agree with. number counts their words, from 1."""

    words: str
    said_by: str
    said_at: datetime
    typed_by: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: a statement, a goal, an action (a commitment) under a goal, an option under a decision...

    id is the same through every edit and version. seq counts edits from 1. parent is the goal's id for an action, the
    decision's for an option. importance and confidence are 1-10 (PRSB PCSP v2.0). who and by_when are words, as people
    say them. details are what its kind may say besides, in order (rules.plan.details). beside is what
    the person says beside it today: no part of what was said or agreed, so it is neither stored with it nor in a
    fingerprint.
    """

    id: UUID
    section: Section
    kind: Kind
    words: str
    whose: Whose
    said_by: str
    said_at: datetime
    typed_by: str = ""
    seq: int = 1
    parent: UUID | None = None
    prompt: str = ""
    importance: int | None = None
    confidence: int | None = None
    who: str = ""
    by_when: str = ""
    language: str = "en"
    details: Details = ()
    beside: Beside | None = None

    def detail(self, name: Detail) -> str:
        """One detail; "" when nothing is said about it."""
        return dict(self.details).get(name, "")


@dataclass(frozen=True, slots=True)
class Content:
    """All items of one plan version or draft, in page order."""

    items: tuple[Item, ...] = ()

    def in_section(self, section: Section) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.section == section)

    def goals(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind == Kind.GOAL)

    def actions_of(self, goal: UUID) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind == Kind.ACTION and item.parent == goal)

    def said_in(self, section: Section) -> tuple[Item, ...]:
        """What is said by itself in a section: all but goals and actions, each decision with its options after it."""
        alone = [item for item in self.in_section(section) if item.kind in _ALONE]
        return tuple(each for item in alone for each in (item, *self.options_of(item.id)))

    def options_of(self, decision: UUID) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind == Kind.OPTION and item.parent == decision)

    def with_beside(self, said: Mapping[UUID, Beside]) -> "Content":
        """The same items, each with what is said beside it."""
        if not said:
            return self
        return Content(tuple(replace(each, beside=said.get(each.id)) for each in self.items))

    def only(self, sections: Iterable[Section]) -> "Content":
        wanted = frozenset(sections)
        return Content(tuple(item for item in self.items if item.section in wanted))


def to_stored(items: Iterable[Item]) -> dict[str, Any]:
    """One section's items in the form that is stored: {"schema": 2, "items": [...]}, plain JSON values only."""
    return {"schema": SCHEMA, "items": [_item_to_stored(item) for item in items]}


def from_stored(stored: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items of a stored section. Raises ValueError for a schema number that this code does not know."""
    if stored.get("schema") not in (SCHEMA, WITHOUT_DETAILS):
        raise ValueError(f"plan content of unknown schema {stored.get('schema')!r}")
    return tuple(_item_from_stored(each) for each in stored["items"])


def fingerprint_of_section(stored: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of a stored section in canonical JSON."""
    return hashlib.sha256(_canonical(stored)).hexdigest()


def tag_of(content: Content) -> str:
    """A short name (hex) for exactly this content: what was shown is what is agreed to."""
    return fingerprint_of_section(to_stored(content.items))[:32]


def fingerprint_of_version(
    *, person: UUID, number: int, agreed: Mapping[str, Any], previous: str, sections: Mapping[Section, str]
) -> str:
    """SHA-256 (hex) over the person, number, the agreement, the previous version's fingerprint ("" for the first) and
    each section's fingerprint: a change to any of them breaks the chain."""
    body = {
        "person": str(person),
        "number": number,
        "agreed": dict(agreed),
        "previous": previous,
        "sections": {str(section): value for section, value in sections.items()},
    }
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _item_to_stored(item: Item) -> dict[str, Any]:
    # Field by field: asdict() copies every id and date, which made it a tenth of the work of a plan's page.
    return {
        "id": str(item.id),
        "section": str(item.section),
        "kind": str(item.kind),
        "words": item.words,
        "whose": str(item.whose),
        "said_by": item.said_by,
        "said_at": item.said_at.isoformat(),
        "typed_by": item.typed_by,
        "seq": item.seq,
        "parent": str(item.parent) if item.parent else None,
        "prompt": item.prompt,
        "importance": item.importance,
        "confidence": item.confidence,
        "who": item.who,
        "by_when": item.by_when,
        "language": item.language,
        "details": {str(name): words for name, words in item.details},
    }


def _item_from_stored(stored: Mapping[str, Any]) -> Item:
    parent = stored["parent"]
    return Item(
        id=UUID(stored["id"]),
        section=Section(stored["section"]),
        kind=Kind(stored["kind"]),
        words=stored["words"],
        whose=Whose(stored["whose"]),
        said_by=stored["said_by"],
        said_at=datetime.fromisoformat(stored["said_at"]),
        typed_by=stored["typed_by"],
        seq=stored["seq"],
        parent=UUID(parent) if parent else None,
        prompt=stored["prompt"],
        importance=stored["importance"],
        confidence=stored["confidence"],
        who=stored["who"],
        by_when=stored["by_when"],
        language=stored["language"],
        details=details_from_stored(stored.get("details", {})),
    )


def details_from_stored(stored: Mapping[str, str]) -> Details:
    """Details as they are kept, in their usual order."""
    return tuple((each, stored[each]) for each in Detail if each in stored)
