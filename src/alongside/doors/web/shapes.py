"""The frozen values that components draw; presenters make them, templates only read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class TaskStatus(StrEnum):
    COMPLETED = "completed"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list. Without href it cannot be started yet; say why in the hint."""

    text: str
    status: TaskStatus
    href: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A link that changes one row: "Change" is read out as "Change date of birth"."""

    href: str
    text: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a summary list. `words` are plain text; lines are kept."""

    label: str
    words: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a worklist. With `href` it is a link; with `tag` it is a tag in that colour."""

    text: str
    href: str = ""
    tag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where we are in a list that goes over several pages. An empty address means there is no such page."""

    number: int
    last: int
    total: int
    previous: str = ""
    next: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Words and whose they are. `language` and `right_to_left` describe the words, not the page."""

    words: str
    who: str
    on: date | None = None
    language: str = ""
    right_to_left: bool = False
    typed_by: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One measured value and how it is written: 52, "52 mmol/mol"."""

    on: date
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class ResultCard:
    """A result with its last one and a plain explanation. `readings` run from the oldest to the newest."""

    name: str
    words: str
    on: date
    explanation: str
    last_words: str = ""
    last_on: date | None = None
    compared: str = ""
    source: str = ""
    readings: Sequence[Reading] = ()
    usual: str = ""


class Piece(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words in a difference."""

    kind: Piece
    words: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two changed the same field, or one in two windows. `field` is the posted name of the choice."""

    field: str
    label: str
    mine: str
    theirs: str
    who: str
    at: datetime
    is_mine: bool = False  # the writer's own words of another window


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline, or of "who looked"."""

    at: datetime
    text: str
    who: str = ""
    detail: str = ""
    differences: tuple[Words, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sharing:
    """One sharing decision as a sentence. No sections means nothing is shared.

    more: what else was decided. ask: why the person is asked whether it is still OK; still_ok_href takes the yes.
    instead: what stands in the place of the sentence: why the recipient sees nothing all the same. team: who of those
    who look after the person sees what now; usual_href: back to what they see without a decision.
    """

    recipient: str
    sections: tuple[str, ...]
    until: date | None = None
    change_href: str = ""
    stop_href: str = ""
    more: str = ""
    ask: str = ""
    still_ok_href: str = ""
    instead: str = ""
    team: tuple[str, ...] = ()
    usual_href: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing in a plan. `label` says whose it is where it is not in somebody's own words: "What we agreed". `beside`
    is what the person says beside it, because they do not agree. details are names and words."""

    voice: Voice
    label: str = ""
    changes: tuple[Change, ...] = ()
    beside: Voice | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What will be done, by whom, by when, and how sure the person is (1-10)."""

    what: str
    who: str = ""
    by_when: str = ""
    confidence: int | None = None
    language: str = ""
    changes: tuple[Change, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal, how important it is to the person (1-10), and what will be done. `add_href` adds an action."""

    said: Said
    importance: int | None = None
    actions: tuple[ActionLine, ...] = ()
    add_href: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture, scan or recording on a page. kind: rules.files.FileKind. address: of its bytes.

    is_wide: a picture twice as wide as its place, to read small handwriting. tools: ways to make it larger and turn it.
    """

    name: str
    kind: str
    address: str
    note: str = ""
    is_wide: bool = False
    tools: tuple[Change, ...] = ()
