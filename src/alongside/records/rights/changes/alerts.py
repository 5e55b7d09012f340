"""Whoever may answer a concern is told of it by e-mail: that there is one, and its reference; no word, and no name."""

from datetime import datetime, timedelta

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.values import ConcernAlert
from alongside.rules.actors import Actor

MOST_TRIES = 8


def claim_concern_alerts(*, by: Actor, most: int, now: datetime) -> tuple[ConcernAlert, ...]:
    """Claim concerns of which nobody has been told yet, and those whose worker died, for this worker.

    The database gives their ids and the addresses of privacy officers who took no part, and nothing else of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("select concern, tries, addresses from claim_concerns(%s)", [most])
        claimed = tuple(ConcernAlert(concern, tries, tuple(to)) for concern, tries, to in cursor.fetchall())
    for each in claimed:
        append_event(by=by, now=now, kind=EventKind.NOTICE_CLAIMED, detail={"complaint": str(each.complaint)})
    return claimed


def finish_concern_alert(*, by: Actor, alert: ConcernAlert, now: datetime) -> None:
    """Everybody who may answer it was told."""
    _settle(by, alert, "sent", now, alerted_at=now)


def fail_concern_alert(*, by: Actor, alert: ConcernAlert, now: datetime) -> None:
    """It could not be sent: tried again a few minutes later, and after eight times left to the list of concerns."""
    again = alert.tries < MOST_TRIES
    due_at = now + timedelta(minutes=2**alert.tries) if again else None
    _settle(by, alert, "try again" if again else "failed", now, due_at=due_at)


def _settle(
    by: Actor, alert: ConcernAlert, status: str, now: datetime, *, due_at: datetime | None = None,
    alerted_at: datetime | None = None,
) -> None:  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select settle_concern(%s, %s, %s)", [alert.complaint, due_at, alerted_at])
    detail = {"complaint": str(alert.complaint), "status": status}
    append_event(by=by, now=now, kind=EventKind.NOTICE_SENT, detail=detail)
