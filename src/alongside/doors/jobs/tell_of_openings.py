"""Tells people that their plan was opened in an emergency: afterwards, by their own way of hearing from us."""

from django.utils import timezone

from alongside.engines.postgres.identity import acting_as
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.sharing.changes import tell_of_opening
from alongside.records.sharing.reads import openings_to_tell
from alongside.rules.actors import system


def tell_of_openings() -> int:
    """Queue a notice for each opening of which its person may know now; returns how many."""
    now = timezone.now()
    by = system()
    with acting_as(by, now):
        waiting = openings_to_tell(by=by, now=now)
        for each in waiting:
            queue_message(
                by=by,
                person=each.person,
                organisation=each.organisation,
                kind=MessageKind.OPENING,
                effect_key=f"opening:{each.id}",
                about={"opening": str(each.id)},
                now=now,
            )
            tell_of_opening(by=by, opening=each.id, now=now)
    return len(waiting)
