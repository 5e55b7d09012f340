"""Which records need not be kept any longer, which are held, and what was decided about each."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.records.rights.models import Disposal, LegalHold
from alongside.records.rights.rows import FIRST
from alongside.records.rights.values import DisposalView, HoldView, PastRecord
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown
from alongside.rules.retention import Life, RecordKind, due_on

_COLUMNS = "person, name, born_on, died_on, last_entry_on, kinds, is_looked_after, is_held, disposal"


def records_past(*, by: Actor, now: datetime) -> tuple[PastRecord, ...]:
    """The first whom the actor's organisation no longer looks after, or who died, what is due first. No content."""
    return tuple(sorted(_past(now, None), key=lambda each: (each.due.on or date.max, each.name))[:FIRST])


def record_past(*, by: Actor, person: UUID, now: datetime) -> PastRecord:
    """One of them. Raises Unknown for anybody who was never on the actor's organisation's list."""
    found = _past(now, person)
    if not found:
        raise Unknown("person.unknown")
    return found[0]


def holds_on(*, by: Actor, person: UUID) -> tuple[HoldView, ...]:
    """The legal holds of the actor's organisation on a record that are on, the newest first."""
    rows = LegalHold.objects.filter(person_id=person, lifted_at=None).order_by("-set_at")
    return tuple(map(_hold, rows))


def hold_view(*, by: Actor, hold: UUID) -> HoldView:
    """One hold of the actor's organisation that is on. Raises Unknown."""
    row = LegalHold.objects.filter(id=hold, lifted_at=None).first()
    if row is None:
        raise Unknown("hold.unknown")
    return _hold(row)


def disposal_view(*, by: Actor, disposal: UUID) -> DisposalView:
    """One disposal of the actor's organisation. Raises Unknown."""
    row = Disposal.objects.filter(id=disposal).first()
    if row is None:
        raise Unknown("disposal.unknown")
    return _disposal(row)


def disposals(*, by: Actor, most: int = 100) -> tuple[DisposalView, ...]:
    """What was proposed, refused and done at the actor's organisation, the newest first."""
    return tuple(_disposal(row) for row in Disposal.objects.order_by("-proposed_at")[:most])


def _past(now: datetime, person: UUID | None) -> list[PastRecord]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {_COLUMNS} from records_past(%s)", [person])  # noqa: S608 (our own column names)
        return [_record(now, *row) for row in cursor.fetchall()]


def _record(now: datetime, person: UUID, name: str, *rest: Any) -> PastRecord:
    born_on, died_on, last_entry_on, kinds, is_looked_after, is_held, disposal = rest
    known = frozenset(RecordKind(kind) if kind else None for kind in kinds)
    life = Life(born_on, died_on, last_entry_on, known, is_looked_after)
    due = due_on(life, day_of(now))
    return PastRecord(person, name, born_on, died_on, last_entry_on, due, is_held, disposal)


def _hold(row: LegalHold) -> HoldView:
    return HoldView(row.id, row.person_id, row.reason, row.set_at, row.set_by_name)


def _disposal(row: Disposal) -> DisposalView:
    return DisposalView(
        id=row.id,
        person=row.person_id,
        due_on=row.due_on,
        because=row.because,
        source=row.source,
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        proposed_by_name=row.proposed_by_name,
        refused_at=row.refused_at,
        refused_why=row.refused_why,
        approved_at=row.approved_at,
        approved_by_name=row.approved_by_name,
        done_at=row.done_at,
        emptied=dict(row.emptied),
    )
