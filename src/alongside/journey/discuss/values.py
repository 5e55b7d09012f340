"""What other floors get to know of conversations: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from alongside.records.people.values import PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.discuss import Topic
from alongside.rules.plan.content import Content, Item
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
