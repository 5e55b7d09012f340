"""What a review looks at, and what was answered: loaded for its changes and its reads alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.journey.review.models import ItemReviewed, Review
from alongside.records.plans.reads import open_drafts, versions_of
from alongside.records.plans.values import DraftView, VersionView
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Content, Item
from alongside.rules.refusals import Unknown
from alongside.rules.review import Answer, StillTrue


@dataclass(frozen=True, slots=True)
class Looked:
    """A review with the plan that it looks at (words added since it was agreed included) and the round it opened."""

    review: UUID
    led_by_name: str
    started_at: datetime
    finished_at: datetime | None
    version: VersionView
    previous: Content
    draft: DraftView
    given: Mapping[UUID, StillTrue]

    def newer(self, item: UUID) -> Item | None:
        """The newer words for an item that was said to have changed."""
        if self.given.get(item) != StillTrue.CHANGED:
            return None
        return next((each for each in self.draft.content.items if each.id == item), None)

    def answers(self, now: datetime) -> dict[UUID, Answer]:
        """Every answer as rules.review takes it."""
        return {item: self._answer(item, still, now) for item, still in self.given.items()}

    def _answer(self, item: UUID, still: StillTrue, now: datetime) -> Answer:
        newer = self.newer(item)
        if newer is None:
            return Answer(still, said_by="", said_at=now)
        return Answer(still, newer.said_by, newer.said_at, newer.typed_by, newer.words)


def review_row(round_id: UUID) -> Review:
    """The review that opened this round. Raises Unknown."""
    row = Review.objects.filter(round_id=round_id).first()
    if row is None:
        raise Unknown("review.unknown")
    return row


def looked_at(*, by: Actor, round_id: UUID, now: datetime) -> Looked:
    """A review with all that it stands on. Logged, and refused, like a plan."""
    row = review_row(round_id)
    version = next(each for each in versions_of(by=by, person=row.person_id) if each.id == row.version_id)
    draft, before = open_drafts(by=by, rounds=[round_id, version.round], purpose=by.purpose, now=now)
    rows = ItemReviewed.objects.filter(review_id=row.id).order_by("number")
    return Looked(
        review=row.id,
        led_by_name=row.led_by_name,
        started_at=row.started_at,
        finished_at=row.finished_at,
        version=version,
        previous=before.content,
        draft=draft,
        given={each.item: StillTrue(each.answer) for each in rows},
    )
