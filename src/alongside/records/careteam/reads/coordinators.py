"""Whose caseload somebody is on, and who handed it to whom."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count

from alongside.records.careteam.models import Handover
from alongside.records.careteam.values import BatchView, Caseload, HandoverView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown

MOST = 20


def caseloads(*, by: Actor) -> tuple[Caseload, ...]:
    """Who in the actor's organisation coordinates how many people, by name. No content, and no names of people."""
    with connection.cursor() as cursor:
        cursor.execute("select account, name, people from caseloads()")
        return tuple(Caseload(*row) for row in cursor.fetchall())


def caseload_of(*, by: Actor, account: UUID) -> tuple[UUID, ...]:
    """The people whom this account of the actor's organisation coordinates, by name."""
    with connection.cursor() as cursor:
        cursor.execute("select person from caseload_of(%s)", [account])
        return tuple(person for (person,) in cursor.fetchall())


def batches_since(*, by: Actor, since: datetime) -> tuple[BatchView, ...]:
    """What was handed over in the actor's organisation since then, the newest first: at most twenty. Handing a person
    their first coordinator is no handover."""
    rows = Handover.objects.filter(organisation_id=by.known_organisation, handed_at__gte=since).exclude(from_name="")
    by_batch = rows.values_list("batch", "from_name", "handed_at", "handed_by_name").annotate(people=Count("id"))
    newest = by_batch.order_by("-handed_at", "batch")[:MOST]
    return tuple(BatchView(batch, name, people, at, by_name) for batch, name, at, by_name, people in newest)


def handovers_of(*, by: Actor, person: UUID) -> tuple[HandoverView, ...]:
    """Who coordinated one person from when, newest first."""
    return tuple(_view(row) for row in Handover.objects.filter(person_id=person).order_by("-handed_at", "id"))


def handed_over(*, by: Actor, batch: UUID) -> tuple[HandoverView, ...]:
    """What was handed over together. Raises Unknown when there is nothing that this actor may know of."""
    rows = Handover.objects.filter(batch=batch).order_by("person_id")
    found = tuple(_view(row) for row in rows)
    if not found:
        raise Unknown("handover.unknown")
    return found


def handover_view(*, by: Actor, handover: UUID) -> HandoverView:
    """One handover. Raises Unknown."""
    row = Handover.objects.filter(id=handover).first()
    if row is None:
        raise Unknown("handover.unknown")
    return _view(row)


def _view(row: Handover) -> HandoverView:
    return HandoverView(
        id=row.id,
        person=row.person_id,
        batch=row.batch,
        organisation=row.organisation_id,
        from_account=row.from_account_id,
        from_name=row.from_name,
        to_account=row.to_account_id,
        to_name=row.to_name,
        note=row.note,
        hands_back=row.hands_back,
        at=row.handed_at,
        by_name=row.handed_by_name,
    )
