"""Tells people that somebody used their emergency card: afterwards, by their own way of hearing from us."""

from django.utils import timezone

from alongside.engines.postgres.identity import acting_as
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.reads import looked_after_by
from alongside.records.sharing.changes import tell_of_card_use
from alongside.records.sharing.reads import card_uses_to_tell
from alongside.rules.actors import system
from alongside.rules.dates import day_of


def tell_of_card_uses() -> int:
    """Queue a notice for each use of a card, from who looks after the person; returns how many.

    Nobody writes to whom no organisation looks after: they see it beside their cards.
    """
    now = timezone.now()
    by = system()
    told = 0
    with acting_as(by, now):
        for each in card_uses_to_tell(by=by, now=now):
            for organisation in looked_after_by(by=by, person=each.person, today=day_of(now))[:1]:
                queue_message(
                    by=by,
                    person=each.person,
                    organisation=organisation.id,
                    kind=MessageKind.CARD_USED,
                    effect_key=f"card-use:{each.id}",
                    about={"use": str(each.id)},
                    now=now,
                )
                tell_of_card_use(by=by, use=each.id, now=now)
                told += 1
    return told
