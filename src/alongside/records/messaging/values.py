"""What other floors get to know of messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from alongside.records.people.values import PersonView


class MessageKind(StrEnum):
    """What a message is. Its words and its paper are made when it is sent."""

    INVITATION = "invitation"  # carries a sign-in code
    NEW_CODE = "new-code"  # carries one too; about a supporter, it is that carer's
    PACK_READY = "pack-ready"
    PLAN_COPY = "plan-copy"
    OPENING = "opening"  # their plan was opened in an emergency
    CARD_USED = "card-used"  # somebody used their emergency card
    CARDS_STOPPED = "cards-stopped"  # somebody of the team stopped their emergency cards for them
    NEW_COORDINATOR = "new-coordinator"
    APPOINTMENTS = "appointments"  # booked, moved or cancelled: as they stand when it is made
    OVERRIDE = "override"  # part of their plan was shown on a legal ground


@dataclass(frozen=True, slots=True)
class MessageView:
    id: UUID
    person: UUID
    organisation: UUID
    kind: MessageKind
    channel: str
    about: Mapping[str, str]
    queued_at: datetime
    due_at: datetime
    status: str
    tries: int
    claimed_at: datetime | None
    finished_at: datetime | None
    why: str

    @property
    def is_in_trouble(self) -> bool:
        """Whether it did not leave, and nobody has dealt with that yet."""
        return self.status in ("stopped", "failed")


@dataclass(frozen=True, slots=True)
class Override:
    """What a message does not meet and goes out in spite of, and whether it is made in large print then."""

    unmet: tuple[str, ...] = ()
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class MessageInTrouble:
    """A message that did not leave, and whom it was for."""

    message: MessageView
    person: PersonView


@dataclass(frozen=True, slots=True)
class TroublePage:
    messages: tuple[MessageInTrouble, ...]
    number: int
    last: int
    total: int
