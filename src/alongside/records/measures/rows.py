"""From rows to values: the newest answer to each question, and one use with its instrument."""

from collections.abc import Iterable
from uuid import UUID

from alongside.records.measures.instruments import instrument_of
from alongside.records.measures.models import Answer, Use
from alongside.records.measures.values import UseView
from alongside.rules.dates import day_of
from alongside.rules.measures import change
from alongside.rules.measures.answers import Rating
from alongside.rules.plan.content import Whose


def ratings_of(rows: Iterable[Answer]) -> tuple[Rating, ...]:
    """The newest of each code."""
    newest = {row.code: row for row in sorted(rows, key=lambda row: row.number)}
    return tuple(Rating(row.code, row.value, row.more_help, row.applies) for row in newest.values())


def use_values(rows: Iterable[Use]) -> tuple[UseView, ...]:
    """Uses with their answers, in the order given; two queries for all of them."""
    uses = list(rows)
    answers: dict[UUID, list[Answer]] = {row.id: [] for row in uses}
    for answer in Answer.objects.filter(use_id__in=answers):
        answers[answer.use_id].append(answer)
    return tuple(use_value(row, answers[row.id]) for row in uses)


def use_value(row: Use, answers: Iterable[Answer]) -> UseView:
    on = day_of(row.finished_at or row.begun_at)
    version = change.Version(row.instrument, row.version, row.language)
    return UseView(
        id=row.id,
        person=row.person_id,
        instrument=instrument_of(row),
        use=change.Use(version, on, ratings_of(answers)),
        whose=Whose(row.whose),
        said_by=row.said_by,
        typed_by_name=row.typed_by_name,
        begun_at=row.begun_at,
        finished_at=row.finished_at,
    )
