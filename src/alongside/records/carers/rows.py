"""Rows of the carers room as values."""

from collections.abc import Iterable
from uuid import UUID

from alongside.records.carers.models import Assessment, CannotCarePart, Caring, CaringWords, Link, Shown
from alongside.records.carers.values import AssessmentView, CaringView, Said
from alongside.rules.carers import AssessmentAnswer, IdentifiedBy, Part, Showing, Topic


def caring_view(row: Caring, words: CaringWords | None) -> CaringView:
    said = Said(words.does, words.willing, words.able, words.limits, words.hours) if words else Said()
    return CaringView(
        id=row.id,
        person=row.person_id,
        cares_for=row.cares_for,
        relationship=row.relationship,
        identified_by=IdentifiedBy(row.identified_by),
        identified_at=row.identified_at,
        written_by_name=row.written_by_name,
        ended_on=row.ended_on,
        said=said,
        number=words.number if words else 0,
        said_at=words.written_at if words else None,
    )


def newest_words(carings: Iterable[UUID]) -> dict[UUID, CaringWords]:
    """The last words of each of these, where there are any."""
    rows = CaringWords.objects.filter(caring_id__in=list(carings)).order_by("number")
    return {row.caring_id: row for row in rows}


def assessment_view(row: Assessment) -> AssessmentView:
    answer = AssessmentAnswer(row.answer)
    return AssessmentView(row.offered_on, answer, row.words, row.written_at, row.written_by_name)


def parts_of(caring: UUID) -> list[Part]:
    """All that was ever written in the plan for when the carer cannot care."""
    rows = CannotCarePart.objects.filter(caring_id=caring).order_by("topic", "number")
    return [Part(Topic(row.topic), row.words, row.number, row.written_at) for row in rows]


def newest_link(caring: UUID) -> Link | None:
    return Link.objects.filter(caring_id=caring).order_by("-number").first()


def showing_since(link: Link | None, caring: UUID) -> frozenset[Showing]:
    """What the carer chose to show since the two were linked; nothing while they are not."""
    if link is None or link.cared_for_id is None:
        return frozenset()
    row = Shown.objects.filter(caring_id=caring, chosen_at__gte=link.linked_at).order_by("-number").first()
    return frozenset(map(Showing, row.parts)) if row else frozenset()
