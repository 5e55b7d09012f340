"""What other floors get to know of conversations: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from alongside.records.people.values import PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.discuss import Topic
from alongside.rules.plan.content import Content, Item, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt


class Where(StrEnum):
    """How people talk together; the same words as places of appointments."""

    SURGERY = "surgery"
    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class PresentView:
    """Somebody who is there, their part in words, and whether the person wants them there."""

    name: str
    part: str
    wanted_by_person: bool


@dataclass(frozen=True, slots=True)
class ConversationView:
    id: UUID
    started_at: datetime
    how: str
    led_by_name: str
    minutes: int | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """A round's conversation: the one that is going on (or None), and all that was said so far.

    topics: the person's first. answers: what was said to each prompt while getting ready. notes: other statements.
    last_time: what was to be done by the newest version. left_over: topics that were parked when somebody talked
    before. unsaved: topics about which this reader typed something that is not in the plan.
    """

    round: RoundView
    person: PersonView
    conversation: ConversationView | None
    earlier: tuple[ConversationView, ...]
    present: tuple[PresentView, ...]
    topics: tuple[Topic, ...]
    answers: tuple[tuple[Prompt, tuple[Item, ...]], ...]
    notes: tuple[Item, ...]
    content: Content
    is_partial: bool
    last_time: tuple[Item, ...] = ()
    left_over: tuple[Topic, ...] = ()
    unsaved: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in one of the two boxes of a topic: the writer's draft, else the newest words.

    based_on: the number of the words that a draft was begun from, else the newest. theirs, who and at: the newest
    words, "" and None without any.
    """

    words: str
    based_on: int
    newest: int
    theirs: str
    who: str
    at: datetime | None
    is_draft: bool

    @property
    def is_clash(self) -> bool:
        """Whether a draft stands beside words that it was not begun from."""
        return self.is_draft and self.based_on != self.newest and self.words.strip() != self.theirs


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic of a conversation that is going on, with what is said about it in each voice.

    number and total: its place among those for today. before and after: the topics beside it, or None.
    is_settled: words stand in the plan already, so that the section stays. can_undo: the last words are this reader's.
    """

    page: ConversationPage
    topic: Topic
    section: Section
    boxes: Mapping[Whose, Box]
    number: int
    total: int
    before: Topic | None
    after: Topic | None
    is_settled: bool
    can_undo: bool
