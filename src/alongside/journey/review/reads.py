"""The review as a list of questions, what was said since the plan was agreed, and which reviews are due."""

from datetime import datetime
from uuid import UUID

from alongside.journey.review.asked import Looked, looked_at
from alongside.journey.review.models import Review
from alongside.journey.review.values import (
    Asked,
    ReviewDue,
    ReviewPage,
    ReviewsDue,
    ReviewToStart,
    UpdatesPage,
    UpdateView,
)
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view, person_views
from alongside.records.plans.reads import (
    items_to_read,
    open_draft,
    open_round_of,
    round_view,
    rounds_to_review,
    sections_to_add_to,
    versions_of,
)
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Item
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import can_change
from alongside.rules.refusals import Unknown
from alongside.rules.review import DUE_WITHIN, review_state
from alongside.rules.stages import Stage

PAGE = 50


def review_for(*, by: Actor, round_id: UUID, now: datetime) -> ReviewPage:
    """The review that opened this round, with every item that this reader may see. Raises Unknown."""
    looked = looked_at(by=by, round_id=round_id, now=now)
    return ReviewPage(
        round=looked.draft.round,
        person=looked.draft.person,
        version=looked.version.number,
        agreed_on=day_of(looked.version.agreed_at),
        started_at=looked.started_at,
        led_by_name=looked.led_by_name,
        finished_at=looked.finished_at,
        asked=tuple(_asked(by, looked, item) for item in _goals_with_actions(looked.previous.items)),
        is_partial=looked.draft.is_partial,
    )


def review_to_start(*, by: Actor, round_id: UUID) -> ReviewToStart | None:
    """An agreed round, whose review can begin; None when a review opened it. Raises Unknown for any other."""
    if Review.objects.filter(round_id=round_id).exists():
        return None
    row = round_view(by=by, round_id=round_id)
    if row.stage != Stage.AGREED:
        raise Unknown("review.unknown")
    return ReviewToStart(row, person_view(by=by, person=row.person))


def updates_for(*, by: Actor, person: UUID, now: datetime) -> UpdatesPage:
    """What was said about a plan since its newest version was agreed, newest first, and whether it was read."""
    row = open_round_of(by=by, person=person)
    if row is None:
        return UpdatesPage(person=None, round=None, updates=())
    draft = open_draft(by=by, round_id=row.id, purpose=by.purpose, now=now)
    agreed_at = next((each.agreed_at for each in versions_of(by=by, person=person)), None)
    unread = items_to_read(by=by, round_id=row.id)
    newer = [item for item in draft.content.items if agreed_at is None or item.said_at > agreed_at]
    newest_first = sorted(newer, key=lambda item: item.said_at, reverse=True)
    return UpdatesPage(
        person=draft.person,
        round=row,
        updates=tuple(UpdateView(item, item.id not in unread) for item in newest_first),
        is_agreed=agreed_at is not None,
        to_add_to=sections_to_tell(by=by, person=person, now=now),
    )


def sections_to_tell(*, by: Actor, person: UUID, now: datetime) -> tuple[Section, ...]:
    """What this actor may say something new about, in page order. Goals are spoken about together."""
    open_to = sections_to_add_to(by=by, person=person, now=now) - {Section.GOALS}
    return tuple(section for section in Section if section in open_to)


def reviews_due(*, by: Actor, now: datetime, page: int = 1) -> ReviewsDue:
    """A page of 50 of the actor's organisation's plans to look at again within six weeks, the most overdue first.

    Logged once, as a list.
    """
    today = day_of(now)
    found = rounds_to_review(by=by, until=today + DUE_WITHIN, most=PAGE, skipped=(page - 1) * PAGE)
    people = person_views(by=by, people=[row.person for row in found.rounds])
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "reviews due"})
    reviews = tuple(
        ReviewDue(people[row.person], row.id, on, row.review_with, review_state(on, on, today))
        for row in found.rounds
        if row.person in people and (on := row.review_on) is not None
    )
    return ReviewsDue(reviews, page, max(1, -(-found.total // PAGE)), found.total)


def _asked(by: Actor, looked: Looked, item: Item) -> Asked:
    goal = next((each for each in looked.previous.items if each.id == item.parent), None) if item.parent else None
    return Asked(
        item=item,
        goal=goal,
        answer=looked.given.get(item.id),
        newer=looked.newer(item.id),
        can_change=can_change(by, item),
    )


def _goals_with_actions(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Each action straight after its goal."""
    under = {item.id for item in items}
    ordered: list[Item] = []
    for item in items:
        if item.parent in under:
            continue
        ordered.append(item)
        ordered += [each for each in items if each.parent == item.id]
    return tuple(ordered)
