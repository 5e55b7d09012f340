"""The privacy officer is told of each broken glass by e-mail: that there is one, and its reference; no name.

Where no privacy officer could look at an opening, those who run the organisation are told that instead.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain, product
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import addresses_in_role
from alongside.records.sharing.models import Opening
from alongside.records.sharing.values import OpeningAlert
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of

STALLED = timedelta(minutes=5)  # told twice is better than not told
MOST_TRIES = 8
RUN_IT = (Role.ADMINISTRATOR, Role.ORGANISATION_LEAD)


def claim_alerts(*, by: Actor, most: int, now: datetime) -> tuple[OpeningAlert, ...]:
    """Claim openings of which nobody has been told yet, and those whose worker died, for this worker."""
    due = Opening.objects.filter(alert_due_at__lte=now).order_by("alert_due_at", "id")
    rows = list(due.select_for_update(skip_locked=True)[:most])
    for row in rows:
        row.alert_due_at, row.alert_tries = now + STALLED, row.alert_tries + 1
        row.save(update_fields=["alert_due_at", "alert_tries"])
        append_event(by=by, now=now, kind=EventKind.NOTICE_CLAIMED, detail={"opening": str(row.id)})
    return tuple(_alert(by, row, now) for row in rows)


def finish_alert(*, by: Actor, opening: UUID, now: datetime) -> None:
    """Everybody who looks at it was told."""
    Opening.objects.filter(id=opening).update(alert_due_at=None, alerted_at=now)
    _log(by, opening, "sent", now)


def fail_alert(*, by: Actor, opening: UUID, now: datetime) -> None:
    """It could not be sent: tried again a few minutes later, and after eight times left to the list of openings."""
    tries = Opening.objects.values_list("alert_tries", flat=True).get(id=opening)
    due_at = now + timedelta(minutes=2**tries) if tries < MOST_TRIES else None
    Opening.objects.filter(id=opening).update(alert_due_at=due_at)
    _log(by, opening, "try again" if due_at else "failed", now)


def _alert(by: Actor, row: Opening, now: datetime) -> OpeningAlert:
    with connection.cursor() as cursor:
        cursor.execute("select organisations_to_alert(%s)", [row.id])
        organisations: list[UUID] = cursor.fetchone()[0]
    if organisations:
        return OpeningAlert(row.id, _addresses(by, organisations, (Role.PRIVACY_OFFICER,), now))
    return OpeningAlert(row.id, _addresses(by, [row.organisation_id], RUN_IT, now), is_for_officers=False)


def _addresses(by: Actor, organisations: Iterable[UUID], roles: Iterable[Role], now: datetime) -> tuple[str, ...]:
    today = day_of(now)
    pairs = product(organisations, roles)
    found = (addresses_in_role(by=by, organisation=each, role=role, today=today) for each, role in pairs)
    return tuple(sorted(set(chain.from_iterable(found))))


def _log(by: Actor, opening: UUID, status: str, now: datetime) -> None:
    append_event(by=by, now=now, kind=EventKind.NOTICE_SENT, detail={"opening": str(opening), "status": status})
