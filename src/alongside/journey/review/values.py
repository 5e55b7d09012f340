"""What other floors get to know of reviews: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.people.values import PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.plan.content import Item
from alongside.rules.plan.sections import Section
from alongside.rules.review import ReviewState, StillTrue


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of the plan that is looked at, what was answered, and the newer words if it changed.

    goal: the goal above an action. can_change: whether this reader may put newer words for it.
    """

    item: Item
    goal: Item | None
    answer: StillTrue | None
    newer: Item | None
    can_change: bool


@dataclass(frozen=True, slots=True)
class ReviewToStart:
    """An agreed plan whose review has not begun: when it is due, and with whom."""

    round: RoundView
    person: PersonView


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A review: every item of the plan with what was answered. round is the round that the review opened."""

    round: RoundView
    person: PersonView
    version: int
    agreed_on: date
    started_at: datetime
    led_by_name: str
    finished_at: datetime | None
    asked: tuple[Asked, ...]
    is_partial: bool

    @property
    def not_asked(self) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if each.answer is None)

    def of(self, item: UUID) -> Asked | None:
        return next((each for each in self.asked if each.item.id == item), None)

    def after(self, item: UUID) -> Asked | None:
        """The next item that nobody has been asked about, after this one, else the first such."""
        places = [each.item.id for each in self.asked]
        later = self.asked[places.index(item) + 1 :] if item in places else self.asked
        return next((each for each in (*later, *self.asked) if each.answer is None and each.item.id != item), None)


@dataclass(frozen=True, slots=True)
class UpdateView:
    """Something that was said since the plan was agreed, and whether somebody in the team has read it."""

    item: Item
    is_read: bool


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """What was said since the newest version of the plan, or before there is one.

    round is None when there is none to add to; to_add_to are the sections that this reader may add to.
    """

    person: PersonView | None
    round: RoundView | None
    updates: tuple[UpdateView, ...]
    is_agreed: bool = False
    to_add_to: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A person whose plan is to be looked at again, by when and with whom."""

    person: PersonView
    round: UUID
    review_on: date
    review_with: str
    state: ReviewState


@dataclass(frozen=True, slots=True)
class ReviewsDue:
    """A page of the people whose plans are to be looked at again."""

    reviews: tuple[ReviewDue, ...]
    number: int
    last: int
    total: int
