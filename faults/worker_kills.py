"""Kills and stops workers while they empty the outbox, and compares it with what the carrier accepted.

Two workers are at work, and one that is killed is followed by another at once. One that is stopped for longer than its
claims last goes on afterwards, as if nothing had been, while the other has taken over. Nothing may be left behind or be
accepted twice; where nobody can tell whether a message left, the outbox says so.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from alongside.engines.postgres.addresses import addresses
from faults.gateways import Carrier
from faults.site import environment, seeded, wait_until

WORKERS = 2
STOPPED = 4.0  # seconds: twice as long as a claim lasts under planted.quick_clock
ONE_IN = 6  # of the workers that are met with is stopped instead of killed


@dataclass(frozen=True)
class Outcome:
    """What one run found."""

    kills: int
    stops: int
    messages: int
    sent: int
    unsure: int
    failed: int
    unrun: int
    accepted: int
    twice: int
    not_sent: int

    @property
    def is_telling(self) -> bool:
        return self.kills > 0 and self.accepted >= self.messages * 0.9

    @property
    def is_right(self) -> bool:
        return not (self.unrun or self.twice or self.not_sent)

    def __str__(self) -> str:
        return (
            f"{self.messages} messages, {self.kills} workers killed and {self.stops} stopped: {self.unrun} left "
            f"behind; {self.sent} sent, {self.unsure} shown as unsure, {self.failed} shown as failed; the carrier "
            f"accepted {self.accepted}, {self.twice} of them twice; {self.not_sent} said to be sent that it never saw"
        )


def run(
    home: Path,
    carrier_of: Callable[[], AbstractContextManager[Carrier]],
    *,
    kills: int = 30,
    messages: int = 2_000,
    plant: str = "quick-clock",
) -> Outcome:
    """The whole run on a database of its own in `home`."""
    with seeded(home), carrier_of() as carrier:
        _keep(home, messages)
        crew = Crew(home, carrier, plant)
        try:
            stops = _harassed(crew, carrier, kills, messages)
            wait_until(lambda: not _waiting(addresses(home, {}).owner), "the outbox does not get empty")
        finally:
            crew.send_home()
        return _compared(home, carrier, kills, stops, messages)


class Crew:
    """Workers, forked from one process that has loaded everything."""

    def __init__(self, home: Path, carrier: Carrier, plant: str) -> None:
        with (home / "workers.log").open("ab") as log:
            self._nursery = subprocess.Popen(
                [sys.executable, "-m", "faults.planted", plant, "--nursery", "worker"],
                env=environment(home, **carrier.settings),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.alive = [self._born() for _ in range(WORKERS)]

    def _born(self) -> int:
        print(flush=True, file=self._nursery.stdin)
        return int(self._nursery.stdout.readline()) if self._nursery.stdout else 0

    def kill(self, which: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.alive[which], signal.SIGKILL)
        self.alive[which] = self._born()

    def stop(self, which: int) -> None:
        """For a while, beside the others; then it goes on."""
        pid = self.alive[which]
        os.kill(pid, signal.SIGSTOP)

        def go_on() -> None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

        threading.Timer(STOPPED, go_on).start()

    def send_home(self) -> None:
        for pid in self.alive:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._nursery.communicate()  # closes what it reads, and waits for its end


def _harassed(crew: Crew, carrier: Carrier, kills: int, messages: int) -> int:
    """Kill so that there is work between and after. Returns how many were stopped besides."""
    chance, stops, killed = random.Random(5), 0, 0  # noqa: S311 (chooses moments)
    between = messages // (kills + 8)
    while killed < kills:
        enough = min(carrier.accepted.times.total() + between, messages - 5 * (kills - killed))
        wait_until(lambda enough=enough: carrier.accepted.times.total() >= enough, "nothing is sent")  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.2))
        which = chance.randrange(WORKERS)
        if chance.randrange(ONE_IN):
            crew.kill(which)
            killed += 1
        else:
            crew.stop(which)
            stops += 1
    return stops


def _keep(home: Path, messages: int) -> None:
    """Only so many are due."""
    with psycopg.connect(addresses(home, {}).owner) as connection:
        connection.execute(
            "update messaging_message set due_at = '2999-01-01' where id not in"
            " (select id from messaging_message where effect_key like 'plan-copy:%%' order by id limit %s)",
            [messages],
        )


def _waiting(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "select count(*) from messaging_message where due_at <> '2999-01-01' and status in ('waiting', 'sending')"
        )
        return int(row.fetchone()[0])  # type: ignore[index]


def _compared(home: Path, carrier: Carrier, kills: int, stops: int, messages: int) -> Outcome:
    with psycopg.connect(addresses(home, {}).owner) as connection:
        rows = connection.execute(
            "select id::text, status, why from messaging_message where due_at <> '2999-01-01'"
        ).fetchall()
    state = Counter(_state(status, why) for _id, status, why in rows)
    times = carrier.accepted.times
    return Outcome(
        kills=kills,
        stops=stops,
        messages=messages,
        sent=state["sent"],
        unsure=state["unsure"],
        failed=state["failed"],
        unrun=messages - state["sent"] - state["unsure"] - state["failed"],
        accepted=sum(1 for count in times.values() if count),
        twice=sum(1 for count in times.values() if count > 1),
        not_sent=sum(1 for each, status, _why in rows if status == "sent" and not times[each]),
    )


def _state(status: str, why: str) -> str:
    return "unsure" if status == "failed" and why.startswith("unsure") else str(status)
