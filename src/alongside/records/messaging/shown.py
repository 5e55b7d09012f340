"""A row of the outbox as the value that leaves the app."""

from alongside.records.messaging.models import Message
from alongside.records.messaging.values import MessageKind, MessageView


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
        claimed_at=row.claimed_at,
        finished_at=row.finished_at,
        why=row.why,
    )
