"""Worries: received by the safeguarding lead, and the notices of them sent."""

from datetime import datetime, timedelta
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.models import Escalation, Notice, NoticeStatus
from alongside.records.careteam.values import NoticeView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown

STALLED = timedelta(minutes=5)
MOST_TRIES = 8


def receive_worry(*, by: Actor, escalation: UUID, now: datetime) -> None:
    """The lead has read it and answers for what is done: the one who raised it sees that it was received. Once."""
    row = Escalation.objects.select_for_update().filter(id=escalation).first()
    if row is None:
        raise Unknown("escalation.unknown")
    if row.received_at is None:
        Escalation.objects.filter(id=escalation).update(received_at=now, received_by=by.known_account)
        append_event(by=by, now=now, kind=EventKind.WORRY_RECEIVED, detail={"reference": row.reference})


def claim_notices(*, by: Actor, most: int, now: datetime) -> tuple[NoticeView, ...]:
    """Claim notices that are due, and those whose worker died. Told twice is better than not told."""
    due = Notice.objects.filter(status__in=[NoticeStatus.WAITING, NoticeStatus.SENDING], due_at__lte=now)
    rows = list(
        due.select_for_update(skip_locked=True, of=("self",)).select_related("account").order_by("due_at")[:most]
    )
    for row in rows:
        row.status, row.tries, row.due_at = NoticeStatus.SENDING, row.tries + 1, now + STALLED
        row.save(update_fields=["status", "tries", "due_at"])
        append_event(by=by, now=now, kind=EventKind.NOTICE_CLAIMED, detail={"reference": row.reference})
    return tuple(NoticeView(row.id, row.account.email or "", row.reference, row.for_lead, row.tries) for row in rows)


def finish_notice(*, by: Actor, notice: UUID, now: datetime) -> None:
    """It was handed over."""
    _finish(by, notice, NoticeStatus.SENT, now, why="")


def fail_notice(*, by: Actor, notice: UUID, why: str, retry: bool, now: datetime) -> None:
    """It could not be sent: tried again a few minutes later, and after eight times left for a human."""
    tries = Notice.objects.values_list("tries", flat=True).get(id=notice)
    if retry and tries < MOST_TRIES:
        due_at = now + timedelta(minutes=2**tries)
        Notice.objects.filter(id=notice).update(status=NoticeStatus.WAITING, due_at=due_at, why=why)
        append_event(by=by, now=now, kind=EventKind.NOTICE_SENT, detail={"status": "try again"})
        return
    _finish(by, notice, NoticeStatus.FAILED, now, why=why)


def _finish(by: Actor, notice: UUID, status: NoticeStatus, now: datetime, why: str) -> None:
    Notice.objects.filter(id=notice).update(status=status, finished_at=now, why=why)
    append_event(by=by, now=now, kind=EventKind.NOTICE_SENT, detail={"status": str(status)})
