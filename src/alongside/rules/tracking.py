"""Where a preparation pack is on its way to the person and back, and what the team does next about it.

Made, approved and its day chosen, sent or not, opened, answered, brought. The conversation works when nobody read it:
no step is ever needed for the next one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alongside.rules.prepare import LATEST_BEFORE, PackStatus

MAKE_BEFORE = timedelta(days=28)  # two weeks to make it, and two to be read
RING_BEFORE = timedelta(days=4)  # so close to the conversation somebody rings who has not been heard of


class Waypoint(StrEnum):
    """What somebody saw happen to a pack, beside what is known from making and sending it."""

    OPENED = "opened"  # on the internet, by the person
    CAME_BACK = "came-back"  # the post or an e-mail was returned
    SENT_AGAIN = "sent-again"
    READ_OUT = "read-out"  # somebody read it to the person
    BROUGHT = "brought"  # to the conversation
    NOT_READ = "not-read"  # the person came without having read it, which is fine


SEEN_BY_TEAM = (Waypoint.CAME_BACK, Waypoint.READ_OUT, Waypoint.BROUGHT, Waypoint.NOT_READ)
_ON_THE_WAY = frozenset({Waypoint.CAME_BACK, Waypoint.SENT_AGAIN, Waypoint.READ_OUT, Waypoint.OPENED})


class PackNeed(StrEnum):
    """The one thing that a pack needs next from the team, the most urgent first."""

    CAME_BACK = "came-back"
    DID_NOT_LEAVE = "did-not-leave"
    LATE = "late"  # the last day on which it should have gone is past
    MAKE = "make"
    CHOOSE_DAY = "choose-day"
    RING = "ring"  # nothing was opened, answered or read out, and the conversation is near
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """What is known of one pack: when the conversation is, whether it is made, its day, and what happened to it since.

    steps: what was seen, the first step first. did_not_leave: its message was stopped or failed, and nobody has dealt
    with that.
    """

    conversation_on: date | None
    is_made: bool
    status: PackStatus
    steps: tuple[Waypoint, ...] = ()
    did_not_leave: bool = False


def what_pack_needs(pack: OnItsWay, today: date) -> PackNeed:
    """What the team does next about one pack; nothing after the conversation's day, or before it is booked."""
    if pack.conversation_on is None or pack.conversation_on < today:
        return PackNeed.NOTHING
    if has_come_back(pack.steps):
        return PackNeed.CAME_BACK
    if pack.did_not_leave:
        return PackNeed.DID_NOT_LEAVE
    if pack.status == PackStatus.NOT_RELEASED:
        return _not_released(pack, today, pack.conversation_on)
    waits = pack.status == PackStatus.READY and not _was_heard_of(pack.steps)
    return PackNeed.RING if waits and today >= pack.conversation_on - RING_BEFORE else PackNeed.NOTHING


def has_come_back(steps: Collection[Waypoint]) -> bool:
    """Whether the last that is known of it is that it came back."""
    on_the_way = [each for each in steps if each in _ON_THE_WAY]
    return bool(on_the_way) and on_the_way[-1] == Waypoint.CAME_BACK


def _not_released(pack: OnItsWay, today: date, conversation_on: date) -> PackNeed:
    if today > conversation_on - LATEST_BEFORE:
        return PackNeed.LATE
    if pack.is_made:
        return PackNeed.CHOOSE_DAY
    return PackNeed.MAKE if today >= conversation_on - MAKE_BEFORE else PackNeed.NOTHING


def _was_heard_of(steps: Collection[Waypoint]) -> bool:
    return bool({Waypoint.OPENED, Waypoint.READ_OUT} & set(steps))
