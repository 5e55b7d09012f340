"""The reads of health facts. Row-level security shows them only to who may see the person's health section."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL

from alongside.records.health.models import Condition as ConditionRow
from alongside.records.health.models import Result
from alongside.records.health.values import HealthSummary, ResultView
from alongside.rules.actors import Actor
from alongside.rules.gathering.check import Condition
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
# One statement in plain SQL: as a union of querysets it took longer to put together than to run. Of each kind of result
# come the last two moments in each unit, all that latest_and_previous needs: a person may have thousands. What hangs on
# a record that was joined to this one counts, where the reader may see it there; the person's own copy is of one.
_SUMMARY = """
with them as (select case when %(as_the_person)s then array[%(person)s] else records_of(%(person)s) end as ids)
select 'result', id, code, name, taken_at, status, value, second_value, unit, words, typed_by is not null
from (select r.*, dense_rank() over (partition by code, unit order by taken_at desc) as place
      from health_result r where person_id = any((select ids from them)::uuid[]) and not status = any(%(not_results)s)
          and not (%(as_the_person)s and id = any((select held_results(%(person)s))::uuid[]))) newest
where place <= 2
union all
select 'condition', id, '', name, null, status, null, null, '', '', false
from health_condition where person_id = any((select ids from them)::uuid[]) and not status = any(%(past)s)
union all
select 'medicine', id, '', name, null, status, null, null, '', since, false
from health_medicine where person_id = any((select ids from them)::uuid[]) and not status = any(%(past)s)
union all
select 'allergy', id, '', name, null, status, null, null, '', '', false
from health_allergy where person_id = any((select ids from them)::uuid[]) and not status = any(%(past)s)
order by taken_at desc, name, id
"""

_RECORDS = "select unnest(records_of(%s))"


def results_of(*, by: Actor, person: UUID) -> tuple[ResultView, ...]:
    """Every result of this person, newest first."""
    rows = Result.objects.filter(person_id__in=RawSQL(_RECORDS, [person]))  # noqa: S611 (a constant of ours)
    rows = rows.exclude(status__in=NOT_RESULTS)
    return tuple(_result(row) for row in rows.defer("verbatim").order_by("-taken_at", "name", "id"))


def conditions_of(*, by: Actor, person: UUID) -> tuple[Condition, ...]:
    """What this person has now, by name and code."""
    rows = ConditionRow.objects.filter(person_id__in=RawSQL(_RECORDS, [person])).exclude(status__in=PAST)  # noqa: S611
    return tuple(Condition(row.name, row.code) for row in rows.order_by("name", "id"))


def summary_of(*, by: Actor, person: UUID, as_the_person: bool = False) -> HealthSummary:
    """What a person's plan shows of their health: what they have and take now, and the last two results of each kind.

    as_the_person: without a result that they are to be told of first, which the team alone sees. One query.
    """
    names: dict[str, list[str]] = {"condition": [], "medicine": [], "allergy": []}
    taken: list[ResultView] = []
    since: list[str] = []
    values: dict[str, Any] = {
        "person": person,
        "as_the_person": as_the_person,
        "not_results": list(NOT_RESULTS),
        "past": list(PAST),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SUMMARY, values)
        for kind, *columns in cursor.fetchall():
            if kind == "result":
                taken.append(_taken(*columns))
            else:
                names[kind].append(columns[2])
            if kind == "medicine":
                since.append(columns[8])
    return HealthSummary(
        conditions=tuple(names["condition"]),
        medicines=tuple(names["medicine"]),
        allergies=tuple(names["allergy"]),
        medicines_since=tuple(since),
        results=tuple((pair.latest, pair.previous) for pair in latest_and_previous(taken)),
    )


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


def _taken(*columns: Any) -> ResultView:
    """A row of _SUMMARY: the fields of ResultView in their order."""
    view = ResultView(*columns)
    return replace(view, value=_number(view.value), second_value=_number(view.second_value))


def _number(stored: Decimal | None) -> Decimal | None:
    """Without the zeros that the column adds: 53, not 53.000000."""
    return None if stored is None else stored.normalize()
