"""The outbox: queue a message in the same transaction as what it tells; a job claims, sends and finishes it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.models import Channel, Message, MessageStatus
from alongside.records.messaging.shown import message_view
from alongside.records.messaging.values import MessageKind, MessageView
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor

STALLED = timedelta(minutes=10)  # a claim older than this belonged to a worker that is gone
MOST_TRIES = 5


def queue_message(
    *,
    by: Actor,
    person: UUID,
    organisation: UUID,
    kind: MessageKind,
    effect_key: str,
    now: datetime,
    due_at: datetime | None = None,
    about: Mapping[str, str] | None = None,
) -> UUID | None:
    """Queue one message by the person's chosen channel, due now or at `due_at`. `about` holds ids and dates only.

    `effect_key` names the effect ("pack-ready:<round>"): queued twice, it is sent once; the second call answers None.
    """
    if Message.objects.filter(effect_key=effect_key).exists():
        return None
    wants_email = person_view(by=by, person=person).contact_by == Channel.EMAIL
    message = Message(
        id=uuid4(),
        person_id=person,
        organisation_id=organisation,
        kind=kind,
        channel=Channel.EMAIL if wants_email else Channel.LETTER,
        about=dict(about or {}),
        effect_key=effect_key,
        queued_at=now,
        due_at=due_at or now,
    )
    message.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.MESSAGE_QUEUED, person=person, detail={"kind": str(kind)})
    return message.id


def claim_messages(*, by: Actor, most: int, now: datetime) -> tuple[MessageView, ...]:
    """Claim messages that are due, and those whose worker died, for this worker. Each is claimed by one worker only."""
    waiting = Message.objects.filter(status=MessageStatus.WAITING, due_at__lte=now)
    stalled = Message.objects.filter(status=MessageStatus.SENDING, claimed_at__lt=now - STALLED)
    rows = (waiting | stalled).select_for_update(skip_locked=True).order_by("due_at", "id")[:most]
    claimed = list(rows)
    for row in claimed:
        row.status, row.claimed_at, row.tries = MessageStatus.SENDING, now, row.tries + 1
        row.save(update_fields=["status", "claimed_at", "tries"])
        append_event(by=by, now=now, kind=EventKind.MESSAGE_CLAIMED, person=row.person_id)
    return tuple(message_view(row) for row in claimed)


def finish_message(*, by: Actor, message: UUID, reference: str, now: datetime) -> None:
    """Record that a message was handed over, with the carrier's reference."""
    _finish(by, message, now, MessageStatus.SENT, EventKind.MESSAGE_SENT, reference=reference)


def stop_message(*, by: Actor, message: UUID, why: str, now: datetime) -> None:
    """Record that a message must not be sent: the person died, moved away, or wants no messages."""
    _finish(by, message, now, MessageStatus.STOPPED, EventKind.MESSAGE_STOPPED, why=why)


def fail_message(*, by: Actor, message: UUID, why: str, retry: bool, now: datetime) -> None:
    """Record that a message could not be sent: it waits for another try, or after five for a human."""
    row = Message.objects.get(id=message)
    if retry and row.tries < MOST_TRIES:
        due_at = now + timedelta(minutes=2**row.tries)
        Message.objects.filter(id=message).update(status=MessageStatus.WAITING, due_at=due_at, why=why)
        append_event(by=by, now=now, kind=EventKind.MESSAGE_QUEUED, person=row.person_id, detail={"why": "try again"})
        return
    _finish(by, message, now, MessageStatus.FAILED, EventKind.MESSAGE_STOPPED, why=why)


def _finish(by: Actor, message: UUID, now: datetime, status: str, kind: EventKind, **fields: str) -> None:
    Message.objects.filter(id=message).update(status=status, finished_at=now, **fields)
    person = Message.objects.values_list("person_id", flat=True).get(id=message)
    append_event(by=by, now=now, kind=kind, person=person, detail={"status": str(status)})
