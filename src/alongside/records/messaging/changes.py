"""The outbox: queue a message in the same transaction as what it tells; a job claims, sends and finishes it."""

from collections.abc import Collection, Mapping, Set
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.formats import channel_to, keep_override
from alongside.records.messaging.models import IN_TROUBLE, Channel, Message, MessageStatus
from alongside.records.messaging.shown import message_view
from alongside.records.messaging.values import MessageKind, MessageView
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.needs import MADE, Format, unmet_in, why_held, why_unfit
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.text import safe_line

STALLED = timedelta(minutes=10)  # a claim older than this belonged to a worker that is gone
MOST_TRIES = 5
FIRST_WAIT = timedelta(minutes=1)  # doubled with each try
UNSURE = "unsure"  # why a message is in trouble of which nobody can tell whether it left


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
    made: Set[Format] = MADE,
) -> UUID | None:
    """Queue one message by the person's chosen channel, due now or at `due_at`. `about` holds ids and dates only.

    `effect_key` names the effect ("pack-ready:<round>"): queued twice, it is sent once; the second call answers None.
    What is not in the format that the person needs is kept as stopped, for somebody of the team to see to (X1); so is
    everything while a safe way to reach them is kept apart. made: the formats that a letter of it can be made in.
    """
    if Message.objects.filter(effect_key=effect_key).exists():
        return None
    who = person_view(by=by, person=person)
    channel = channel_to(who)
    why = why_held(channel, who.needs, made=made)
    message = Message(
        id=uuid4(),
        person_id=person,
        organisation_id=organisation,
        kind=kind,
        channel=channel,
        about=dict(about or {}),
        effect_key=effect_key,
        queued_at=now,
        due_at=due_at or now,
        status=MessageStatus.STOPPED if why else MessageStatus.WAITING,
        finished_at=now if why else None,
        why=why,
    )
    message.save(force_insert=True)
    event = EventKind.MESSAGE_STOPPED if why else EventKind.MESSAGE_QUEUED
    append_event(by=by, now=now, kind=event, person=person, detail={"kind": str(kind)})
    return message.id


def claim_messages(
    *, by: Actor, most: int, now: datetime, repeats_are_safe: Collection[str] = ()
) -> tuple[MessageView, ...]:
    """Claim messages that are due, and those whose worker died, for this worker. Each is claimed by one worker only.

    repeats_are_safe: the channels whose carrier takes the same reference once. By any other, what a worker had begun to
    hand over when it died is not handed over again: see `set_aside_unsure`.
    """
    waiting = Message.objects.filter(status=MessageStatus.WAITING, due_at__lte=now)
    safe = Q(reference="") | Q(channel__in=repeats_are_safe)
    stalled = _stalled(now).filter(safe)
    rows = (waiting | stalled).select_for_update(skip_locked=True).order_by("due_at", "id")[:most]
    claimed = list(rows)
    for row in claimed:
        row.status, row.claimed_at, row.tries, row.reference = MessageStatus.SENDING, now, row.tries + 1, ""
        row.save(update_fields=["status", "claimed_at", "tries", "reference"])
        append_event(by=by, now=now, kind=EventKind.MESSAGE_CLAIMED, person=row.person_id)
    return tuple(message_view(row) for row in claimed)


def set_aside_unsure(*, by: Actor, repeats_are_safe: Collection[str], now: datetime) -> int:
    """What was being handed over when its worker died may have left or not. Where the carrier would take it twice, a
    human decides; returns how many. Nothing else in the outbox waits for them."""
    rows = _stalled(now).exclude(reference="").exclude(channel__in=repeats_are_safe)
    unsure = list(rows.select_for_update(skip_locked=True).order_by("due_at", "id"))
    for row in unsure:
        _finish(by, row.id, now, MessageStatus.FAILED, EventKind.MESSAGE_STOPPED, why=UNSURE)
    return len(unsure)


def begin_hand_over(*, by: Actor, message: UUID, claimed_at: datetime | None, now: datetime) -> bool:
    """Write down that a message is being handed over, before it is. False: the claim is somebody else's by now."""
    mine = Message.objects.filter(id=message, status=MessageStatus.SENDING, claimed_at=claimed_at, reference="")
    if not mine.update(reference=str(message)):
        return False
    person = Message.objects.values_list("person_id", flat=True).get(id=message)
    append_event(by=by, now=now, kind=EventKind.MESSAGE_HANDED_OVER, person=person)
    return True


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
        due_at = now + FIRST_WAIT * 2**row.tries
        _unsettled(message).update(status=MessageStatus.WAITING, due_at=due_at, why=why, finished_at=None, reference="")
        append_event(by=by, now=now, kind=EventKind.MESSAGE_QUEUED, person=row.person_id, detail={"why": "try again"})
        return
    _finish(by, message, now, MessageStatus.FAILED, EventKind.MESSAGE_STOPPED, why=why)


def send_again(*, by: Actor, message: UUID, now: datetime) -> None:
    """Put a message that did not leave back into the outbox, by the way that the person hears from us now.

    It keeps its id, so that a carrier who has it after all does not send it twice. Raises NotReady when it waits.
    """
    row = _in_trouble(message)
    Message.objects.filter(id=message).update(
        status=MessageStatus.WAITING,
        channel=channel_to(person_view(by=by, person=row.person_id)),
        due_at=max(now, row.due_at),
        tries=0,
        finished_at=None,
        why="",
        reference="",
    )
    append_event(by=by, now=now, kind=EventKind.MESSAGE_SENT_AGAIN, person=row.person_id, detail={"kind": row.kind})


def send_despite(*, by: Actor, message: UUID, reason: str, large_print: bool, now: datetime) -> None:
    """Send what is not in the format that the person needs (X1), or past their safe way, with a reason that is kept.

    It goes by the way that they hear from us now. Raises NotReady for a message that was stopped for another reason,
    Invalid without a reason.
    """
    row = _in_trouble(message)
    person = person_view(by=by, person=row.person_id)
    unmet = unmet_in(why_held(channel_to(person), person.needs))
    if not unmet_in(row.why) or not unmet:
        raise NotReady("message.not-unfit")
    keep_override(by, person.id, row.kind, unmet, reason, now, message=message, large_print=large_print)
    send_again(by=by, message=message, now=now)


def override_for_paper(
    *, by: Actor, person: UUID, what: str, reason: str, now: datetime, made: Set[Format] = MADE
) -> tuple[str, ...]:
    """Keep why a paper is printed that is not in the format that the person needs; returns what it does not meet."""
    unmet = unmet_in(why_unfit(Channel.LETTER, person_view(by=by, person=person).needs, made=made))
    if unmet:
        keep_override(by, person, what, unmet, reason, now)
    return unmet


def settle_message(*, by: Actor, message: UUID, words: str, now: datetime) -> None:
    """Write down how a message that did not leave was dealt with instead. Raises NotReady, Invalid."""
    row = _in_trouble(message)
    words = safe_line(words, field="words")
    Message.objects.filter(id=message).update(
        status=MessageStatus.SETTLED, settled_by=by.known_account, settled_words=words
    )
    append_event(by=by, now=now, kind=EventKind.MESSAGE_SETTLED, person=row.person_id, detail={"kind": row.kind})


def _in_trouble(message: UUID) -> Message:
    row = Message.objects.select_for_update().filter(id=message).first()
    if row is None:
        raise Unknown("message.unknown")
    if row.status not in IN_TROUBLE:
        raise NotReady("message.not-in-trouble")
    return row


def _stalled(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(status=MessageStatus.SENDING, claimed_at__lt=now - STALLED)


def _unsettled(message: UUID) -> QuerySet[Message]:
    """What a human dealt with meanwhile stays dealt with."""
    return Message.objects.filter(id=message).exclude(status=MessageStatus.SETTLED)


def _unsent(message: UUID) -> QuerySet[Message]:
    """What another worker has handed over meanwhile has left, whatever this one was told."""
    return _unsettled(message).exclude(status=MessageStatus.SENT)


def _finish(by: Actor, message: UUID, now: datetime, status: str, kind: EventKind, **fields: str) -> None:
    rows = _unsettled(message) if status == MessageStatus.SENT else _unsent(message)
    rows.update(status=status, finished_at=now, **fields)
    person = Message.objects.values_list("person_id", flat=True).get(id=message)
    append_event(by=by, now=now, kind=kind, person=person, detail={"status": str(status)})
