"""Kills the database again and again under writers, and looks for saves that were acknowledged and then lost.

    python -m faults.database_kills                      20 kills under 4 writers; fails if anything was lost
    python -m faults.database_kills --forget-to-flush    the same on a server that acknowledges too early; must lose

What is written to is a Target: straight into a table (StraightIn, below), or through the pages (through_pages.py).
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
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from pathlib import Path
from typing import LiteralString, Protocol

import psycopg

from alongside.engines.postgres.supervisor import Server
from faults.site import flush

# Acknowledges a save before it is on the disk, and is slow to put it there.
FORGETFUL = {"synchronous_commit": "off", "wal_writer_delay": "10s", "wal_writer_flush_after": "100MB"}

SAVES_BETWEEN_KILLS = 20
PATIENCE = 60.0


class Answer(Enum):
    """What a writer was told."""

    SAVED = "saved"  # from now on it must be there
    UNAVAILABLE = "unavailable"  # not promised: it may be there or not
    WRONG = "wrong"  # neither: an error page, or a success that says nothing


class Writer(Protocol):
    """One client, used by one thread."""

    def save(self, number: int) -> Answer:
        """Saves a number, which is larger than any before."""
        ...

    def look(self) -> Answer:
        """Asks for something else while the server is away, without touching what was saved."""
        ...

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
    answers: Counter[Answer] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, answer: Answer, number: int | None = None) -> None:
        with self.lock:
            self.answers[answer] += 1
            if number is not None and answer is Answer.SAVED:
                self.saved.add(number)


class Crew:
    """Writers at work, each in a thread. While paused they only look, so that nothing is written over."""

    def __init__(self, writers: Sequence[Writer]) -> None:
        self.tally = Tally()
        self.paused = threading.Event()
        self._over = threading.Event()
        self._numbers = count(1)
        self._busy = [threading.Lock() for _ in writers]
        pairs = zip(writers, self._busy, strict=True)
        self._threads = [threading.Thread(target=self._work, args=pair) for pair in pairs]
        for thread in self._threads:
            thread.start()

    def _work(self, writer: Writer, busy: threading.Lock) -> None:
        while not self._over.is_set():
            with busy:
                answer = self._turn(writer)
            time.sleep(0.001 if answer is Answer.SAVED else 0.1)
        writer.close()

    def _turn(self, writer: Writer) -> Answer:
        number = None if self.paused.is_set() else next(self._numbers)
        answer = writer.look() if number is None else writer.save(number)
        self.tally.add(answer, number)
        return answer

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Nobody is in the middle of anything; afterwards everybody writes again."""
        with ExitStack() as stack:
            for busy in self._busy:
                stack.enter_context(busy)
            yield
            self.paused.clear()

    def send_home(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()


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
    """Kills the supervised `server` under `writers` threads; each time it is back, looks for what was promised."""
    ready = [target.writer() for _ in range(writers)]
    flush(server)
    crew, lost, returns = Crew(ready), set[int](), list[float]()
    try:
        chance = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secrets
        for _ in range(kills):
            returns.append(_kill(server, crew, chance))
            with crew.at_rest():
                lost |= crew.tally.saved - target.read_back()
    finally:
        crew.send_home()
    answers = crew.tally.answers
    return Outcome(
        kills=kills,
        acknowledged=len(crew.tally.saved),
        lost=frozenset(lost),
        unavailable=answers[Answer.UNAVAILABLE],
        wrong=answers[Answer.WRONG],
        slowest_return=max(returns),
    )


def _kill(server: Server, crew: Crew, chance: random.Random) -> float:
    """Kills once some saves have been acknowledged, in the middle of others. Returns how long the server was away."""
    saved = crew.tally.saved
    enough = len(saved) + SAVES_BETWEEN_KILLS
    _wait_until(lambda: len(saved) >= enough)
    time.sleep(chance.uniform(0, 0.1))
    killed = server.pid
    if killed is None:
        raise RuntimeError("the server is not running")
    crew.paused.set()
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
        return self._execute("INSERT INTO saved VALUES (%s)", (number,))

    def look(self) -> Answer:
        return self._execute("SELECT count(*) FROM saved", ())

    def _execute(self, statement: LiteralString, values: tuple[int, ...]) -> Answer:
        try:
            if self._connection is None:
                self._connection = psycopg.connect(self._url, autocommit=True)
            self._connection.execute(statement, values)
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


class WholeRun(Protocol):
    """A run on a server of its own in `home`."""

    def __call__(self, home: Path, *, kills: int, forget_to_flush: bool) -> Outcome: ...


def main(whole_run: WholeRun = run_straight_in) -> int:
    parser = argparse.ArgumentParser(description="Kill the database under writers; look for lost saves.")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--forget-to-flush", action="store_true", help="plant the fault that the run must notice")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="al-"))
    home.chmod(0o755)
    try:
        outcome = whole_run(home, kills=options.kills, forget_to_flush=options.forget_to_flush)
    finally:
        shutil.rmtree(home)
    print(outcome)
    return int(bool(outcome.lost or outcome.wrong) != options.forget_to_flush)


if __name__ == "__main__":
    sys.exit(main())
