"""The reads of the outbox."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from alongside.records.messaging.models import IN_TROUBLE, FormatOverride, Message
from alongside.records.messaging.shown import message_view
from alongside.records.messaging.values import MessageInTrouble, MessageKind, MessageView, Override, TroublePage
from alongside.records.people.reads import people_listed, person_view
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown

PAGE = 50


def messages_to(*, by: Actor, person: UUID) -> tuple[MessageView, ...]:
    """The last 50 messages to this person, newest first."""
    records = RawSQL("select unnest(records_of(%s))", [person])
    rows = Message.objects.filter(person_id__in=records).order_by("-queued_at", "id")[:50]
    return tuple(message_view(row) for row in rows)


def messages_about(*, by: Actor, kind: MessageKind, rounds: Mapping[UUID, UUID]) -> Mapping[UUID, MessageView]:
    """The last message of this kind about each of these rounds, those that were overtaken by another day left out.

    rounds: the person of each round, by whom the messages are found.
    """
    rows = Message.objects.filter(kind=kind, person_id__in=rounds.values(), about__round__in=[*map(str, rounds)])
    newest = rows.exclude(why="another-day").order_by("queued_at", "id")
    return {UUID(row.about["round"]): message_view(row) for row in newest}


def messages_in_trouble(*, by: Actor, page: int, now: datetime) -> TroublePage:
    """A page of 50 of the organisation's messages that could not be sent or must not be, newest first. Logged once."""
    rows = _in_trouble(by)
    shown = [message_view(row) for row in rows.order_by("-finished_at", "id")[(page - 1) * PAGE : page * PAGE]]
    people = people_listed(by=by, people=[each.person for each in shown], name="messages in trouble", now=now)
    found = tuple(MessageInTrouble(each, people[each.person]) for each in shown if each.person in people)
    total = rows.count()
    return TroublePage(found, page, max(1, -(-total // PAGE)), total)


def message_in_trouble(*, by: Actor, message: UUID) -> MessageInTrouble:
    """One of the organisation's messages that did not leave. Raises Unknown for any other."""
    row = _in_trouble(by).filter(id=message).first()
    if row is None:
        raise Unknown("message.unknown")
    return MessageInTrouble(message_view(row), person_view(by=by, person=row.person_id))


def in_trouble_to(*, by: Actor, person: UUID) -> tuple[UUID, ...]:
    """Those of the organisation's messages to one person that did not leave, the newest first."""
    return tuple(_in_trouble(by).filter(person_id=person).order_by("-finished_at", "id").values_list("id", flat=True))


def override_of(*, by: Actor, message: UUID) -> Override:
    """What somebody decided this message goes out in spite of; nothing where nobody did."""
    rows = list(FormatOverride.objects.filter(message_id=message))
    unmet = dict.fromkeys(code for row in rows for code in row.unmet)
    return Override(tuple(unmet), any(row.large_print for row in rows))


def count_in_trouble(*, by: Actor) -> int:
    """How many of the organisation's messages did not leave."""
    return _in_trouble(by).count()


def _in_trouble(by: Actor) -> QuerySet[Message]:
    return Message.objects.filter(organisation_id=by.known_organisation, status__in=IN_TROUBLE)
