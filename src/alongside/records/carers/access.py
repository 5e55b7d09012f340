"""Who may see and write what is known of a carer, asked of the database; and the one row that everything hangs on."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.carers.models import Caring
from alongside.rules.actors import Actor
from alongside.rules.refusals import NotAllowed, NotReady, RefusedEvent, Unknown


def check_writes_carer(*, by: Actor, person: UUID) -> None:
    """Raise NotAllowed, which doors answer as "not found", unless the actor may write about this person as a carer."""
    if not _is_so("select writes_carer(%s)", [person]):
        event = RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": "not-shared"})
        raise NotAllowed("plan.not-shared", event=event)


def check_may_answer(*, by: Actor, caring: UUID, person: UUID) -> None:
    """Raise Unknown unless the plan is shown to this person, and the actor is them or looks after both."""
    if not _is_so("select may_answer(%s, %s)", [caring, person]):
        raise Unknown("caring.unknown")


def looks_after(*, by: Actor, person: UUID) -> bool:
    """Whether the actor's organisation looks after this person."""
    return _is_so("select in_team_of(%s)", [person])


def found_caring(by: Actor, caring: UUID) -> Caring:
    """The row of one caring that the actor may read. Raises Unknown."""
    row = Caring.objects.filter(id=caring).first()
    if row is None:
        raise Unknown("caring.unknown")
    return row


def open_caring(by: Actor, caring: UUID) -> Caring:
    """The row of one that goes on, for whoever may write about it. Raises Unknown, NotAllowed, NotReady."""
    row = found_caring(by, caring)
    check_writes_carer(by=by, person=row.person_id)
    if row.ended_on is not None:
        raise NotReady("caring.ended")
    return row


def log_caring(by: Actor, now: datetime, kind: EventKind, row: Caring) -> None:
    """In the carer's own list, and nowhere that the one they look after could read it."""
    append_event(by=by, now=now, kind=kind, person=row.person_id, detail={"caring": str(row.id)})


def _is_so(query: str, values: list[UUID]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return bool(cursor.fetchone()[0])
