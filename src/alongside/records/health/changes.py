"""Changes to health facts: what is typed here, and what other systems send."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import models

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.health import received as fields_of
from alongside.records.health.models import Allergy, Condition, Medicine, Result
from alongside.records.health.received import Fields
from alongside.rules.actors import Actor
from alongside.rules.received import ReceivedPerson
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_line

MOST = Decimal("99999999999999")  # what the column holds before the decimal point


@dataclass(frozen=True, slots=True)
class NewResult:
    """A result as somebody measured it: a number, two numbers (blood pressure, mmHg), or words."""

    name: str
    taken_at: datetime
    code: str = ""
    value: Decimal | None = None
    second_value: Decimal | None = None
    unit: str = ""
    words: str = ""


def add_result(*, by: Actor, person: UUID, result: NewResult, now: datetime) -> UUID:
    """Add a result that was measured here. Raises Invalid for a time to come, or neither a number nor words."""
    _check(result, now)
    row = Result(
        id=uuid4(),
        person_id=person,
        name=safe_line(result.name, field="name"),
        code=result.code,
        status="final",
        taken_at=result.taken_at,
        value=result.value,
        second_value=result.second_value,
        unit=safe_line(result.unit, field="unit", longest=40) if result.unit else "",
        words=safe_line(result.words, field="words", longest=500) if result.words else "",
        typed_by=by.account,
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.RESULT_ADDED, person=person, detail={"code": result.code})
    return row.id


def withdraw_result(*, by: Actor, result: UUID, now: datetime) -> None:
    """Take back a result that was typed here by mistake: it stays in the record and is shown no more."""
    row = Result.objects.filter(id=result).exclude(typed_by=None).first()
    if row is None:
        raise Unknown("result.unknown")
    Result.objects.filter(id=result).update(status="entered-in-error")
    append_event(by=by, now=now, kind=EventKind.RESULT_WITHDRAWN, person=row.person_id, detail={"code": row.code})


def receive_health(
    *, by: Actor, person: UUID, received: ReceivedPerson, verbatim: Mapping[str, str], now: datetime
) -> int:
    """Take in conditions, medicines, allergies and results as sent; returns how many rows were added or changed.

    A record whose text is as it was is left alone; one that is no longer sent stays. verbatim: {"Type/id": text}.
    """
    changed = (
        _receive(Condition.objects, person, fields_of.conditions(received, verbatim))
        + _receive(Medicine.objects, person, fields_of.medicines(received, verbatim))
        + _receive(Allergy.objects, person, fields_of.allergies(received, verbatim))
        + _receive(Result.objects, person, fields_of.results(received, verbatim))
    )
    if changed:
        append_event(by=by, now=now, kind=EventKind.HEALTH_RECEIVED, person=person, detail={"records": str(changed)})
    return changed


def _receive[M: (Condition, Medicine, Allergy, Result)](
    rows: models.Manager[M], person: UUID, wanted: Iterable[Fields]
) -> int:
    known = dict(rows.filter(person_id=person).values_list("source_id", "verbatim"))
    added: list[M] = []
    changed = 0
    for each in wanted:
        if each.source_id not in known:
            added.append(rows.model(id=uuid4(), person_id=person, source_id=each.source_id, **each.columns))
        elif known[each.source_id] != each.columns["verbatim"]:
            changed += rows.filter(person_id=person, source_id=each.source_id).update(**each.columns)
    rows.bulk_create(added, batch_size=500)
    return len(added) + changed


def _check(result: NewResult, now: datetime) -> None:
    if result.taken_at > now:
        raise Invalid("result.in-the-future", field="taken_at")
    if result.value is None and not result.words:
        raise Invalid("result.value-needed", field="value")
    for field, number in (("value", result.value), ("second_value", result.second_value)):
        if number is not None and (not number.is_finite() or abs(number) > MOST):
            raise Invalid("result.number", field=field)
