"""The reads of health facts. Row-level security shows them only to who may see the person's health section."""

from uuid import UUID

from django.db import models

from alongside.records.health.models import Allergy, Condition, Medicine, Result
from alongside.records.health.values import HealthFact, ResultView
from alongside.rules.actors import Actor

PAST = ("resolved", "inactive", "remission", "stopped", "completed", "cancelled", "entered-in-error")


def results_of(*, by: Actor, person: UUID) -> tuple[ResultView, ...]:
    """Every result of this person, newest first."""
    rows = Result.objects.filter(person_id=person).order_by("-taken_at", "name", "id").defer("verbatim")
    return tuple(_result(row) for row in rows)


def conditions_of(*, by: Actor, person: UUID) -> tuple[HealthFact, ...]:
    """The conditions that this person has now, by name."""
    return _facts(Condition.objects.filter(person_id=person))


def medicines_of(*, by: Actor, person: UUID) -> tuple[HealthFact, ...]:
    """The medicines that this person takes now, by name."""
    return _facts(Medicine.objects.filter(person_id=person))


def allergies_of(*, by: Actor, person: UUID) -> tuple[HealthFact, ...]:
    """The allergies that are known now, by name."""
    return _facts(Allergy.objects.filter(person_id=person))


def _facts[M: (Condition, Medicine, Allergy)](rows: models.QuerySet[M]) -> tuple[HealthFact, ...]:
    current = rows.exclude(status__in=PAST).order_by("name", "id").defer("verbatim")
    return tuple(HealthFact(row.id, row.name, row.status, row.since) for row in current)


def _result(row: Result) -> ResultView:
    return ResultView(
        id=row.id,
        code=row.code,
        name=row.name,
        taken_at=row.taken_at,
        status=row.status,
        value=row.value,
        second_value=row.second_value,
        unit=row.unit,
        words=row.words,
        is_typed_here=row.typed_by is not None,
    )
