"""The reads of health facts. Row-level security shows them only to who may see the person's health section."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from alongside.records.health.models import Allergy, Condition, Medicine, Result
from alongside.records.health.values import HealthFact, HealthSummary, ResultView
from alongside.rules.actors import Actor
from alongside.rules.quantities import NOT_RESULTS, latest_and_previous

# Over, never so, or (do-not-perform) an order not to give it: none is shown as what the person has or takes.
PAST = (
    "resolved",
    "inactive",
    "remission",
    "stopped",
    "completed",
    "cancelled",
    "refuted",
    "entered-in-error",
    "do-not-perform",
)
# The columns of ResultView, in its order.
_SUMMARY = (
    "of_kind",
    "id",
    "code",
    "name",
    "taken_at",
    "status",
    "value",
    "second_value",
    "unit",
    "words",
    "typed_by",
)
_NAMED: tuple[tuple[str, type[Condition] | type[Medicine] | type[Allergy]], ...] = (
    ("condition", Condition),
    ("medicine", Medicine),
    ("allergy", Allergy),
)


def results_of(*, by: Actor, person: UUID) -> tuple[ResultView, ...]:
    """Every result of this person, newest first."""
    rows = Result.objects.filter(person_id=person).exclude(status__in=NOT_RESULTS).defer("verbatim")
    return tuple(_result(row) for row in rows.order_by("-taken_at", "name", "id"))


def conditions_of(*, by: Actor, person: UUID) -> tuple[HealthFact, ...]:
    """The conditions that this person has now, by name."""
    return _facts(Condition.objects.filter(person_id=person))


def medicines_of(*, by: Actor, person: UUID) -> tuple[HealthFact, ...]:
    """The medicines that this person takes now, by name."""
    return _facts(Medicine.objects.filter(person_id=person))


def allergies_of(*, by: Actor, person: UUID) -> tuple[HealthFact, ...]:
    """The allergies that are known now, by name."""
    return _facts(Allergy.objects.filter(person_id=person))


def summary_of(*, by: Actor, person: UUID) -> HealthSummary:
    """What a person's plan shows of their health: what they have and take now, and the last two results of each kind.

    One query, whatever there is.
    """
    results = Result.objects.filter(person_id=person).exclude(status__in=NOT_RESULTS)
    rows = results.annotate(of_kind=models.Value("result")).values_list(*_SUMMARY)
    found = rows.union(*(_as_results(kind, model, person) for kind, model in _NAMED), all=True)
    names: dict[str, list[str]] = {kind: [] for kind, _model in _NAMED}
    taken: list[ResultView] = []
    for kind, *columns in found.order_by("-taken_at", "name", "id"):
        if kind == "result":
            taken.append(_result(Result(**dict(zip(_SUMMARY[1:], columns, strict=True)))))
        else:
            names[kind].append(columns[2])
    return HealthSummary(
        conditions=tuple(names["condition"]),
        medicines=tuple(names["medicine"]),
        allergies=tuple(names["allergy"]),
        results=tuple((pair.latest, pair.previous) for pair in latest_and_previous(taken)),
    )


def _as_results(
    kind: str, model: type[Condition] | type[Medicine] | type[Allergy], person: UUID
) -> models.QuerySet[Any, tuple[Any, ...]]:
    """Rows of another table in the columns of a result, so that one query finds both."""
    number = models.DecimalField(max_digits=20, decimal_places=6)
    rows = model.objects.filter(person_id=person).exclude(status__in=PAST)
    return rows.annotate(
        of_kind=models.Value(kind),
        taken_at=models.Value(None, models.DateTimeField()),
        value=models.Value(None, number),
        second_value=models.Value(None, number),
        unit=models.Value(""),
        words=models.Value(""),
        typed_by=models.Value(None, models.UUIDField()),
    ).values_list(*_SUMMARY)


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
        value=_number(row.value),
        second_value=_number(row.second_value),
        unit=row.unit,
        words=row.words,
        is_typed_here=row.typed_by is not None,
    )


def _number(stored: Decimal | None) -> Decimal | None:
    """Without the zeros that the column adds: 53, not 53.000000."""
    return None if stored is None else stored.normalize()
