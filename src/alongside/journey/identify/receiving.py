"""Taking in one person from another system, whole or not at all: details, health, supporters and other plans."""

from collections.abc import Mapping
from datetime import datetime

from alongside.records.careteam.changes import receive_supporters
from alongside.records.health.changes import receive_health
from alongside.records.people.changes.receiving import Taken, receive_person
from alongside.records.plans.changes import receive_other_plans
from alongside.rules.actors import Actor
from alongside.rules.received import ReceivedPerson


def take_in(*, by: Actor, received: ReceivedPerson, now: datetime) -> Taken:
    """Take in everything that was sent of one person. The caller holds one transaction for one person.

    Raises Invalid, and then nothing of them is kept. A possible match takes in nothing until a human has decided.
    """
    verbatim = _texts(received)
    taken = receive_person(by=by, received=received, verbatim=verbatim[str(received.identity.source)], now=now)
    if taken.person is None:
        return taken
    changed = sum(
        receive(by=by, person=taken.person, received=received, verbatim=verbatim, now=now)
        for receive in (receive_health, receive_supporters, receive_other_plans)
    )
    return Taken(taken.person, taken.match, taken.is_changed or changed > 0)


def _texts(received: ReceivedPerson) -> Mapping[str, str]:
    return {f"{each.type}/{each.id}": each.text for each in received.verbatim}
