"""When a plan is looked at again, and what carries over into the next: only what somebody said is still true."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from alongside.rules.dates import months_later
from alongside.rules.plan.content import Content, Item
from alongside.rules.plan.kinds import ABOVE
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_text

LONGEST_MONTHS = 12  # rule Q8: later than this is allowed, with a warning
DUE_WITHIN = timedelta(weeks=6)  # time to book two appointments and send the pack 1-2 weeks before the second


class StillTrue(StrEnum):
    STILL_TRUE = "still-true"
    CHANGED = "changed"
    NO_LONGER = "no-longer"


class ReviewState(StrEnum):
    NOT_YET = "not-yet"
    DUE = "due"
    OVERDUE = "overdue"


class ReviewWarning(StrEnum):
    OVER_A_YEAR = "over-a-year"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said at review about one item. words are the new words, for CHANGED only."""

    still: StillTrue
    said_by: str
    said_at: datetime
    typed_by: str = ""
    words: str = ""


def check_review_on(on: date, agreed_on: date, today: date) -> tuple[ReviewWarning, ...]:
    """Raise Invalid for a review in the past or before the plan; warn when it is over a year after the plan (Q8)."""
    if on < today:
        raise Invalid("review.date-past", field="review_on")
    if on <= agreed_on:
        raise Invalid("review.date-before-plan", field="review_on", values={"agreed_on": agreed_on})
    return (ReviewWarning.OVER_A_YEAR,) if on > months_later(agreed_on, LONGEST_MONTHS) else ()


def review_due_on(agreed_on: date, review_on: date | None) -> date:
    """The day of the next review: the one agreed, or a year after the plan where none was."""
    return review_on or months_later(agreed_on, LONGEST_MONTHS)


def review_state(agreed_on: date, review_on: date | None, today: date) -> ReviewState:
    """Overdue from the day after the review's date; due for six weeks before it."""
    due_on = review_due_on(agreed_on, review_on)
    if today > due_on:
        return ReviewState.OVERDUE
    return ReviewState.DUE if today >= due_on - DUE_WITHIN else ReviewState.NOT_YET


def next_content(previous: Content, answers: Mapping[UUID, Answer]) -> Content:
    """What carries over: items said to be still true, and changed items in their new words.

    An item that was not asked about never carries over; what stands under an item goes with it. Raises Unknown for an
    answer about something that is not in the plan and Invalid for a change without words.
    """
    if set(answers) - {item.id for item in previous.items}:
        raise Unknown("review.unknown-item")
    carried = tuple(
        _carried(item, answers[item.id])
        for item in previous.items
        if item.id in answers and answers[item.id].still != StillTrue.NO_LONGER
    )
    kept = {item.id for item in carried}
    return Content(tuple(item for item in carried if item.kind not in ABOVE or item.parent in kept | {None}))


def not_asked(previous: Content, answers: Mapping[UUID, Answer]) -> tuple[Item, ...]:
    """The items that nobody has been asked about yet, in page order."""
    return tuple(item for item in previous.items if item.id not in answers)


def no_change_review(previous: Content, answers: Mapping[UUID, Answer]) -> bool:
    """Whether everything was said to be still true. Allowed, and counted apart (rule Q7)."""
    return bool(previous.items) and all(
        item.id in answers and answers[item.id].still == StillTrue.STILL_TRUE for item in previous.items
    )


def _carried(item: Item, answer: Answer) -> Item:
    if answer.still == StillTrue.STILL_TRUE:
        return item
    return replace(
        item,
        words=safe_text(answer.words),
        said_by=answer.said_by,
        said_at=answer.said_at,
        typed_by=answer.typed_by,
        seq=item.seq + 1,
    )
