"""What other floors get to know of measures: frozen values, with only what the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.people.values import PersonView
from alongside.rules.measures.answers import Rating
from alongside.rules.measures.change import Use
from alongside.rules.measures.dialog_plus import HowItWent, Step
from alongside.rules.measures.instrument import Instrument
from alongside.rules.plan.content import Whose


@dataclass(frozen=True, slots=True)
class UseView:
    """One use of an instrument: whose ratings they are, who typed them, and the ratings by code."""

    id: UUID
    person: UUID
    instrument: Instrument
    use: Use
    whose: Whose
    said_by: str
    typed_by_name: str
    begun_at: datetime
    finished_at: datetime | None

    def rating(self, code: str) -> Rating | None:
        return next((rating for rating in self.use.ratings if rating.code == code), None)


@dataclass(frozen=True, slots=True)
class MeasuresPage:
    """Everything about how one person is doing. uses: those that are finished, newest first.

    instruments: what may be shown where this person is looked after. begun: what the reader has begun themselves.
    """

    person: PersonView
    instruments: tuple[Instrument, ...]
    uses: tuple[UseView, ...]
    begun: tuple[UseView, ...]
    may_add: bool
    has_round: bool

    def uses_of(self, key: str) -> tuple[UseView, ...]:
        return tuple(use for use in self.uses if use.use.version.key == key)


@dataclass(frozen=True, slots=True)
class Went:
    """How an action went, and what was said of it."""

    how: HowItWent
    words: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action that came out of a DIALOG+ session, in the words of the plan. words: "" where they are not shared."""

    id: UUID
    item: UUID
    code: str
    words: str
    who: str
    by_when: str
    went: Went | None


@dataclass(frozen=True, slots=True)
class AreaView:
    """One area that was picked: what was said at each step, and the actions that came out of it."""

    code: str
    words: Mapping[Step, str]
    actions: tuple[AgreedAction, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """One DIALOG+ session, as one reader may see it. goals: the goals of the plan in which actions are put."""

    id: UUID
    person: UUID
    round: UUID
    use: UseView
    begun_at: datetime
    begun_by_name: str
    finished_at: datetime | None
    areas: tuple[AreaView, ...]
    goals: tuple[tuple[UUID, str], ...]

    def area(self, code: str) -> AreaView | None:
        return next((area for area in self.areas if area.code == code), None)


@dataclass(frozen=True, slots=True)
class TalkPage:
    """What a DIALOG+ session begins with: how the actions of the last one went, and the session that is going on."""

    page: MeasuresPage
    session: SessionView | None
    last_actions: tuple[AgreedAction, ...]
    last_on: date | None


@dataclass(frozen=True, slots=True)
class PermissionView:
    """An instrument whose owner has to allow its use, and what is recorded of that."""

    instrument: Instrument
    given_by: str
    evidence: str
    ends_on: date | None
    recorded_by_name: str
    recorded_at: datetime | None
