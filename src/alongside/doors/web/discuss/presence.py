"""Who else is at a topic now: ids in the memory of each process, heard from the database, and gone within a minute.

Nothing of it is stored. A name is looked up when it is shown, for a reader who has just been let through the gate.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore, Condition
from time import monotonic
from uuid import UUID

from alongside.engines.postgres.listening import Ear, tell

CHANNEL = "alongside_here"
MOST_STREAMS = 12  # of one process: each holds a thread for as long as it is open (docs/adr/0046)
GONE_AFTER = 40.0  # seconds without a sign
WRITING_FOR = 20.0  # seconds after somebody typed
HERE, WRITING, LEFT = "here", "writing", "left"


@dataclass(slots=True)
class _Sign:
    """When an account was last at a topic, and when it last typed there (0: not)."""

    here: float
    wrote: float = 0.0


class Presence:
    """The signs that this process has heard, and those who wait for a change in them."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._signs: dict[UUID, dict[UUID, _Sign]] = {}
        self._changed = Condition()
        self._places = BoundedSemaphore(MOST_STREAMS)
        self.ear = Ear(CHANNEL, self.heard)

    def heard(self, words: str) -> None:
        """One sign: "topic/account/what". What is no sign is passed over: others may use the database too."""
        parts = words.split("/")
        try:
            topic, account = UUID(parts[0]), UUID(parts[1])
        except (ValueError, IndexError):
            return
        with self._changed:
            before = self._at(topic)
            self._take(topic, account, parts[-1])
            if self._at(topic) != before:
                self._changed.notify_all()

    def at(self, topic: UUID) -> Mapping[UUID, str]:
        """Whose accounts are at a topic, and whether each is writing."""
        with self._changed:
            return self._at(topic)

    def wait(self, topic: UUID, known: Mapping[UUID, str], seconds: float) -> None:
        """Until somebody else is at a topic, or does something else there, than was known; at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._at(topic) != known, seconds)

    def takes_a_place(self) -> bool:
        """Whether there is room for one more stream. Who takes a place gives it back."""
        return self._places.acquire(blocking=False)

    def gives_a_place_back(self) -> None:
        self._places.release()

    def _take(self, topic: UUID, account: UUID, what: str) -> None:
        now, there = self._clock(), self._signs.setdefault(topic, {})
        if what == LEFT:
            there.pop(account, None)
        else:
            sign = there.setdefault(account, _Sign(now))
            sign.here, sign.wrote = now, now if what == WRITING else sign.wrote
        for each in [each for each, sign in there.items() if now - sign.here > GONE_AFTER]:
            del there[each]
        if not there:
            del self._signs[topic]

    def _at(self, topic: UUID) -> dict[UUID, str]:
        now = self._clock()
        return {
            account: WRITING if sign.wrote and now - sign.wrote <= WRITING_FOR else HERE
            for account, sign in self._signs.get(topic, {}).items()
            if now - sign.here <= GONE_AFTER
        }


PRESENCE = Presence()


def say(topic: UUID, account: UUID, what: str) -> None:
    """Let every process know that an account is at a topic, writes there, or has left."""
    tell(CHANNEL, f"{topic}/{account}/{what}")
