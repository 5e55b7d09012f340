"""What other floors get to know of files: frozen values; bytes only of one that was opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.rules.files import FileKind
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section


@dataclass(frozen=True, slots=True)
class BelongsTo:
    """What a file is attached to. section, answer and prompt: of one question; without them it is a sheet of many."""

    person: UUID
    round: UUID
    whose: Whose
    said_by: str
    section: Section | None = None
    answer: UUID | None = None
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One file of a list, without its bytes. scanned_by: "" where no scanner looked into it."""

    id: UUID
    person: UUID
    round: UUID
    kind: FileKind
    name: str
    section: Section | None
    prompt: str
    whose: Whose
    said_by: str
    scanned_by: str
    added_at: datetime
    added_by: UUID
    added_by_name: str
    typed_at: datetime | None
    typed_by_name: str


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file and its bytes."""

    about: AttachmentView
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FilePage:
    """One page of files that wait to be typed, and how many there are in all."""

    files: tuple[AttachmentView, ...]
    total: int
