"""Kills the database again and again under writers, and looks for saves that were acknowledged and then lost.

    python -m faults.database_kills                      20 kills under 4 writers; fails if anything was lost
    python -m faults.database_kills --forget-to-flush    the same on a server that acknowledges too early; must lose

What is written to is a Target: straight into a table (StraightIn, below), or through the pages.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg

from alongside.engines.postgres.supervisor import Server

# Acknowledges a save before it is on the disk, and is slow to put it there.
FORGETFUL = {"synchronous_commit": "off", "wal_writer_delay": "10s", "wal_writer_flush_after": "100MB"}

SAVES_BETWEEN_KILLS = 40
PATIENCE = 60.0


class Answer(Enum):
    """What a writer was told."""

    SAVED = "saved"  # from now on it must be there
    UNAVAILABLE = "unavailable"  # not promised: it may be there or not
    WRONG = "wrong"  # neither: an error page, or a success that says nothing


class Writer(Protocol):
    """One client, used by one thread."""

    def save(self, number: int) -> Answer: ...

    def close(self) -> None: ...


class Target(Protocol):
    """Something that saves numbers in the database."""

    def writer(self) -> Writer: ...

    def read_back(self) -> set[int]:
        """Every number that is saved."""
        ...


@dataclass
class Tally:
    """What the writers were told, counted by all of them together."""

    saved: set[int] = field(default_factory=set)
    unavailable: int = 0
    wrong: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, number: int, answer: Answer) -> None:
        with self.lock:
            if answer is Answer.SAVED:
                self.saved.add(number)
            self.unavailable += answer is Answer.UNAVAILABLE
            self.wrong += answer is Answer.WRONG


@dataclass(frozen=True)
class Outcome:
    """What one run found."""

    kills: int
    acknowledged: int
    lost: frozenset[int]
    unavailable: int
    wrong: int
    slowest_return: float

    def __str__(self) -> str:
        return (
            f"{self.kills} kills: {self.acknowledged} saves acknowledged, {len(self.lost)} of them lost; "
            f"{self.unavailable} answered 'unavailable', {self.wrong} answered wrongly; "
            f"back after at most {self.slowest_return:.2f} s"
        )


def run(server: Server, target: Target, *, kills: int = 20, writers: int = 4, seed: int = 1) -> Outcome:
    """Kills the supervised `server` under `writers` threads, lets it come back, and compares."""
    tally, over, numbers = Tally(), threading.Event(), count(1)
    threads = [threading.Thread(target=_write, args=(target.writer(), numbers, tally, over)) for _ in range(writers)]
    for thread in threads:
        thread.start()
    try:
        chance = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secrets
        returns = [_kill(server, tally, chance) for _ in range(kills)]
    finally:
        over.set()
        for thread in threads:
            thread.join()
    lost = tally.saved - target.read_back()
    return Outcome(kills, len(tally.saved), frozenset(lost), tally.unavailable, tally.wrong, max(returns))


def _write(writer: Writer, numbers: "count[int]", tally: Tally, over: threading.Event) -> None:
    while not over.is_set():
        number = next(numbers)
        answer = writer.save(number)
        tally.add(number, answer)
        if answer is not Answer.SAVED:
            time.sleep(0.1)
    writer.close()


def _kill(server: Server, tally: Tally, chance: random.Random) -> float:
    """Kills once some saves have been acknowledged, at no particular moment. Returns how long the server was away."""
    enough = len(tally.saved) + SAVES_BETWEEN_KILLS
    _wait_until(lambda: len(tally.saved) >= enough)
    time.sleep(chance.uniform(0, 0.1))
    killed = server.pid
    if killed is None:
        raise RuntimeError("the server is not running")
    os.kill(killed, signal.SIGKILL)
    since = time.monotonic()
    _wait_until(lambda: server.pid not in {None, killed} and server.is_ready())
    return time.monotonic() - since


def _wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the writers or the database are stuck")
        time.sleep(0.05)


class StraightIn:
    """Saves into a table of its own, with nothing between."""

    def __init__(self, server: Server) -> None:
        self.url = server.superuser_url
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS saved (number int PRIMARY KEY)")
            connection.execute("CHECKPOINT")  # or a forgetful server would lose the table itself

    def writer(self) -> "StraightInWriter":
        return StraightInWriter(self.url)

    def read_back(self) -> set[int]:
        with psycopg.connect(self.url) as connection:
            return {number for (number,) in connection.execute("SELECT number FROM saved")}


class StraightInWriter:
    """One connection, made again after it breaks."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection | None = None

    def save(self, number: int) -> Answer:
        try:
            if self._connection is None:
                self._connection = psycopg.connect(self._url, autocommit=True)
            self._connection.execute("INSERT INTO saved VALUES (%s)", (number,))
            return Answer.SAVED
        except psycopg.OperationalError:
            self.close()
            return Answer.UNAVAILABLE

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def run_straight_in(home: Path, *, kills: int, forget_to_flush: bool) -> Outcome:
    """The whole run on a server of its own in `home`."""
    with Server(home, settings=FORGETFUL if forget_to_flush else None) as server:
        server.supervise()
        return run(server, StraightIn(server), kills=kills)


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill the database under writers; look for lost saves.")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--forget-to-flush", action="store_true", help="plant the fault that the run must notice")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="al-"))
    home.chmod(0o755)
    try:
        outcome = run_straight_in(home, kills=options.kills, forget_to_flush=options.forget_to_flush)
    finally:
        shutil.rmtree(home)
    print(outcome)
    return int(bool(outcome.lost or outcome.wrong) != options.forget_to_flush)


if __name__ == "__main__":
    sys.exit(main())
