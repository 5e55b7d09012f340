"""The reads of health facts. Row-level security shows them only to who may see the person's health section."""

from decimal import Decimal
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

    Two queries, whatever there is.
    """
    of_kind: dict[str, list[str]] = {"condition": [], "medicine": [], "allergy": []}
    named = [
        model.objects.filter(person_id=person)
        .exclude(status__in=PAST)
        .annotate(of_kind=models.Value(kind))
        .values_list("of_kind", "name", "id")
        for kind, model in (("condition", Condition), ("medicine", Medicine), ("allergy", Allergy))
    ]
    for kind, name, _id in named[0].union(*named[1:]).order_by("name", "id"):
        of_kind[kind].append(name)
    return HealthSummary(
        conditions=tuple(of_kind["condition"]),
        medicines=tuple(of_kind["medicine"]),
        allergies=tuple(of_kind["allergy"]),
        results=tuple((pair.latest, pair.previous) for pair in latest_and_previous(results_of(by=by, person=person))),
    )


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
