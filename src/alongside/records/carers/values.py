"""What pages are given about carers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.audit.kinds import EventKind
from alongside.records.people.values import PersonView
from alongside.rules.carers import (
    Agreed,
    AssessmentAnswer,
    AssessmentLaw,
    IdentifiedBy,
    Part,
    Showing,
    Topic,
)


@dataclass(frozen=True, slots=True)
class NewCaring:
    """Whom somebody looks after, as the carer calls them, and who said so."""

    cares_for: str
    relationship: str
    identified_by: IdentifiedBy


@dataclass(frozen=True, slots=True)
class Said:
    """In the carer's words: what they do, what they are willing and able to do, and where it ends. hours: of a week."""

    does: str = ""
    willing: str = ""
    able: str = ""
    limits: str = ""
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class CaringView:
    """One whom a carer looks after. number: of the words, 0 where none were written."""

    id: UUID
    person: UUID
    cares_for: str
    relationship: str
    identified_by: IdentifiedBy
    identified_at: datetime
    written_by_name: str
    ended_on: date | None
    said: Said = Said()
    number: int = 0
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AssessmentView:
    offered_on: date
    answer: AssessmentAnswer
    words: str
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class CarerPage:
    """A carer, and all whom they look after or looked after."""

    person: PersonView
    carings: tuple[CaringView, ...]


@dataclass(frozen=True, slots=True)
class CaringPage:
    """One caring with everything beside it. numbers: how often each part of the plan was written.

    other: the record of the one who is looked after, once somebody said which it is. shown: what the carer lets
    them see. agreed: what they said, while the plan is shown to them; None: nothing yet. out: what others see in an
    emergency.
    """

    person: PersonView
    caring: CaringView
    law: AssessmentLaw
    assessments: tuple[AssessmentView, ...]
    parts: tuple[Part, ...]
    numbers: Mapping[Topic, int]
    other: UUID | None
    shown: frozenset[Showing]
    agreed: Agreed | None
    out: tuple[Part, ...]

    def part(self, topic: Topic) -> Part | None:
        """What stands under a topic now."""
        return next((each for each in self.parts if each.topic == topic), None)


@dataclass(frozen=True, slots=True)
class ShownCaring:
    """What a carer has chosen to show the one they look after. said: only where they chose to show it."""

    id: UUID
    carer_name: str
    relationship: str
    parts: frozenset[Showing]
    said: Said | None


@dataclass(frozen=True, slots=True)
class New:
    """A line of what is new to a person: something of a kind that others did, or a carer who waits for their answer."""

    kind: EventKind | None
    at: datetime | None
    caring: UUID | None
    carer_name: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The same with the plan, and with what this person has said to it."""

    shown: ShownCaring
    plan: tuple[Part, ...]
    answer: Agreed | None
    has_changed: bool  # something about them was written after they answered


@dataclass(frozen=True, slots=True)
class CannotCare:
    """A line of the plan, for an emergency of the one who is looked after."""

    carer_name: str
    relationship: str
    telephone: str
    topic: Topic
    words: str
    written_at: datetime
