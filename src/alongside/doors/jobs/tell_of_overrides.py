"""Tells people that part of their plan was shown on a legal ground: afterwards, by their own way of hearing from us."""

from django.utils import timezone

from alongside.engines.postgres.identity import acting_as
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.sharing.changes import tell_of_override
from alongside.records.sharing.reads import overrides_to_tell
from alongside.rules.actors import system


def tell_of_overrides() -> int:
    """Queue a notice for each override that holds or held and of which its person may know; returns how many."""
    now = timezone.now()
    by = system()
    with acting_as(by, now):
        waiting = overrides_to_tell(by=by)
        for each in waiting:
            queue_message(
                by=by,
                person=each.person,
                organisation=each.asked_for,
                kind=MessageKind.OVERRIDE,
                effect_key=f"override:{each.id}",
                about={"override": str(each.id)},
                now=now,
            )
            tell_of_override(by=by, override=each.id, now=now)
    return len(waiting)
