"""The reads of the outbox."""

from uuid import UUID

from alongside.records.messaging.models import Message, MessageStatus
from alongside.records.messaging.values import MessageKind, MessageView
from alongside.rules.actors import Actor


def messages_to(*, by: Actor, person: UUID) -> tuple[MessageView, ...]:
    """The last 50 messages to this person, newest first."""
    rows = Message.objects.filter(person_id=person).order_by("-queued_at", "id")[:50]
    return tuple(message_view(row) for row in rows)


def messages_in_trouble(*, by: Actor) -> tuple[MessageView, ...]:
    """The actor's organisation's messages that could not be sent or must not be, newest first; at most 100."""
    rows = Message.objects.filter(
        organisation_id=by.known_organisation, status__in=[MessageStatus.FAILED, MessageStatus.STOPPED]
    )
    return tuple(message_view(row) for row in rows.order_by("-finished_at", "id")[:100])


def message_view(row: Message) -> MessageView:
    return MessageView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        kind=MessageKind(row.kind),
        channel=row.channel,
        about=row.about,
        queued_at=row.queued_at,
        due_at=row.due_at,
        status=row.status,
        tries=row.tries,
        finished_at=row.finished_at,
        why=row.why,
    )
