"""Saves through the pages while processes are killed and stopped; then looks at what the database holds.

Several browsers write into the plans of several people: new words, and newer words for one item of each plan, which
all of them change (a register). Each save has words of its own. A save without an answer is sent again as it is, key
and all, until there is one. Afterwards every save that was acknowledged is there once, each newer one stands on the
words that its writer had read, and what was acknowledged before another began comes before it.
"""

import html
import itertools
import os
import random
import re
import signal
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from alongside.engines.postgres.addresses import addresses
from alongside.engines.postgres.supervisor import Server
from faults.database_kills import FORGETFUL
from faults.site import (
    Pages,
    children_of,
    flush,
    says_when_to_come_back,
    seeded,
    serving,
    sign_in,
    token,
    wait_until,
)

SECTIONS = ("needs", "strengths", "about-me", "what-matters")
BASED_ON = re.compile(r'name="based_on" value="(\d+)"')
BROWSERS = 6
STOPPED = (0.3, 1.5)  # seconds
ANSWER_WITHIN = 20.0  # seconds; who waits longer asks again


class Kind(Enum):
    """What goes wrong."""

    WEB_WORKER_KILLED = "web worker killed"
    WEB_KILLED = "web server killed"
    WEB_WORKER_STOPPED = "web worker stopped for a while"
    DATABASE_KILLED = "database killed"
    DATABASE_STOPPED = "database stopped for a while"


FOUND_OUT = 50  # wrong answers
WEIGHTS = {
    Kind.WEB_WORKER_KILLED: 6,
    Kind.WEB_KILLED: 2,
    Kind.WEB_WORKER_STOPPED: 4,
    Kind.DATABASE_KILLED: 5,
    Kind.DATABASE_STOPPED: 3,
}


@dataclass
class Save:
    """One save as its writer saw it. number: of the words that it was based on, plus one; 0 for a new item."""

    words: str
    register: str = ""
    number: int = 0
    began: float = 0.0
    ended: float = 0.0
    acknowledged: bool = False
    sent: int = 0


@dataclass
class Log:
    """What all browsers did."""

    saves: list[Save] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, answer: str) -> None:
        with self.lock:
            self.answers[answer] += 1

    @property
    def acknowledged(self) -> int:
        return self.answers["saved"]

    @property
    def turned_away(self) -> int:
        return self.answers["come back later"]


class Browser(threading.Thread):
    """One signed-in coordinator with one window, who writes until it is time to go home."""

    def __init__(self, number: int, site: "Writing", log: Log) -> None:
        super().__init__(name=f"browser {number}")
        self._number = number
        self._site = site
        self._log = log
        self._chance = random.Random(number)  # noqa: S311 (chooses what to do, keeps no secrets)
        self._counted = itertools.count(1)
        self._known: dict[str, int] = defaultdict(lambda: 1)  # the number of the newest words seen, by register

    def run(self) -> None:
        with closing(self._signed_in()) as client:
            while not self._site.over.is_set():
                plan = self._chance.randrange(len(self._site.rounds))
                if self._chance.random() < 0.5:
                    self._add(client, self._site.rounds[plan])
                else:
                    self._change(client, self._site.rounds[plan], self._site.registers[plan])

    def _signed_in(self) -> httpx.Client:
        """Who comes while something is broken comes again."""
        while True:
            with suppress(httpx.HTTPError, RuntimeError):
                return sign_in(self._site.pages.address, self._site.persona, ANSWER_WITHIN)
            time.sleep(0.2)

    def _words(self) -> str:
        return f"browser {self._number} save {next(self._counted)}"

    def _add(self, client: httpx.Client, plan: str) -> None:
        save = Save(self._words())
        page = f"/document/{plan}/add/{self._chance.choice(SECTIONS)}/"
        self._send(client, page, {"words": save.words, "whose": "together", "based_on": "0"}, save)

    def _change(self, client: httpx.Client, plan: str, item: str) -> None:
        save = Save(self._words(), register=item, number=self._known[item] + 1)
        page = f"/document/{plan}/items/{item}/"
        answer = self._send(client, page, {"words": save.words, "based_on": str(save.number - 1)}, save)
        if answer.status_code == httpx.codes.CONFLICT:
            found = BASED_ON.search(html.unescape(answer.text))
            self._known[item] = int(found[1]) if found else self._known[item]
        else:
            self._known[item] = save.number

    def _send(self, client: httpx.Client, page: str, data: dict[str, str], save: Save) -> httpx.Response:
        """The same form until there is an answer: a save that got none may be taken or not."""
        form = {"idempotency_key": str(uuid4()), **data}
        save.began = time.monotonic()
        with self._log.lock:
            self._log.saves.append(save)
        while True:
            save.sent += 1
            answer = self._answer(client, page, form)
            if answer is not None:
                break
            time.sleep(0.1)
        save.ended = time.monotonic()
        save.acknowledged = answer.status_code == httpx.codes.FOUND
        return answer

    def _answer(self, client: httpx.Client, page: str, form: dict[str, str]) -> httpx.Response | None:
        try:
            answer = client.post(page, data=form, headers=token(client))
        except httpx.TransportError:
            self._log.count("no answer")
            return None
        if says_when_to_come_back(answer):
            self._log.count("come back later")
            return None
        if answer.status_code == httpx.codes.FOUND and answer.headers["Location"].startswith("/document/"):
            self._log.count("saved")
        elif answer.status_code == httpx.codes.CONFLICT:
            self._log.count("somebody else saved first")
        else:
            self._log.count("wrong")
            self._log.wrong.append(f"{answer.status_code} {answer.headers.get('Location', '')} to {page}")
            return None if not self._site.over.is_set() else answer
        return answer


@dataclass
class Writing:
    """The site that is written to."""

    pages: Pages
    persona: str
    rounds: Sequence[str]
    registers: Sequence[str] = ()
    over: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class Outcome:
    """What one run found."""

    faults: Counter[Kind]
    acknowledged: int
    sent_again: int
    conflicts: int
    came_back_later: int
    lost: list[str]
    duplicated: list[str]
    reordered: list[str]
    unbidden: list[str]
    wrong: list[str]

    @property
    def is_telling(self) -> bool:
        """Whether enough happened to say anything: everybody went on saving, and the faults were felt."""
        return self.acknowledged >= 5 * self.faults.total() and self.sent_again > 0 and self.conflicts > 0

    @property
    def is_right(self) -> bool:
        return not (self.lost or self.duplicated or self.reordered or self.unbidden or self.wrong)

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {kind.value}" for kind, count in sorted(self.faults.items(), key=str))
        return (
            f"{self.faults.total()} faults ({kinds}): {self.acknowledged} saves acknowledged, {len(self.lost)} lost, "
            f"{len(self.duplicated)} duplicated, {len(self.reordered)} reordered, {len(self.unbidden)} saved though "
            f"refused; {self.conflicts} told that somebody else saved first, {self.sent_again} sent again, "
            f"{self.came_back_later} told to come back later, {len(self.wrong)} answered wrongly {self.wrong[:3]}"
        )


def run(
    home: Path,
    *,
    faults: int,
    saves_between: int = 8,
    plant: str = "slow-answers",
    forget_to_flush: bool = False,
    seed: int = 7,
) -> Outcome:
    """The whole run on a site of its own in `home`. plant: names of faults/planted.py, with commas between."""
    with (
        seeded(home, FORGETFUL if forget_to_flush else None) as (server, people),
        serving(home, ("faults.planted", plant)) as pages,
    ):
        site = Writing(pages, people["drafting"]["persona"], people["drafting"]["rounds"])
        site.registers = registers(home, site)
        flush(server)
        server.supervise()
        log, happened = _written(site, server, faults, saves_between, seed)
        wait_until(server.is_ready, "the database did not come back")
        return judged(log, happened, stored(home))


def registers(home: Path, site: Writing) -> list[str]:
    """One item in each plan that everybody changes."""
    client = sign_in(site.pages.address, site.persona)
    for plan in site.rounds:
        form = {"idempotency_key": str(uuid4()), "words": f"register {plan}", "whose": "together", "based_on": "0"}
        client.post(f"/document/{plan}/add/needs/", data=form, headers=token(client))
    client.close()
    with _owner(home) as connection:
        found = dict(
            connection.execute("select words, item::text from plans_contribution where words like 'register %'")
        )
    return [found[f"register {plan}"] for plan in site.rounds]


def _written(site: Writing, server: Server, faults: int, saves_between: int, seed: int) -> tuple[Log, Counter[Kind]]:
    log, chance, happened = Log(), random.Random(seed), Counter[Kind]()  # noqa: S311 (chooses moments)
    browsers = [Browser(number, site, log) for number in range(BROWSERS)]
    for each in browsers:
        each.start()
    try:
        for _ in range(faults):
            _wait_for(log, saves_between)
            time.sleep(chance.uniform(0, 0.1))
            (kind,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
            BREAK[kind](site.pages, server, chance)
            happened[kind] += 1
        _wait_for(log, saves_between)
    finally:
        site.over.set()
        for each in browsers:
            each.join()
    return log, happened


def _wait_for(log: Log, saves: int) -> None:
    """Until so many more are acknowledged; a site that answers wrongly again and again has been found out already."""
    enough = log.acknowledged + saves
    wait_until(lambda: log.acknowledged >= enough or len(log.wrong) >= FOUND_OUT, "nobody saves any more")


def _kill_web_worker(pages: Pages, server: Server, chance: random.Random) -> None:
    with suppress(ProcessLookupError, IndexError):
        os.kill(chance.choice(pages.workers()), signal.SIGKILL)


def _kill_web(pages: Pages, server: Server, chance: random.Random) -> None:
    pages.kill()
    pages.start()


def _stop_web_worker(pages: Pages, server: Server, chance: random.Random) -> None:
    _stopped(chance.sample(pages.workers(), 1), chance)


def _kill_database(pages: Pages, server: Server, chance: random.Random) -> None:
    killed = server.pid
    if killed is not None:
        os.kill(killed, signal.SIGKILL)
    wait_until(lambda: server.pid not in {None, killed} and server.is_ready(), "the database did not come back")


def _stop_database(pages: Pages, server: Server, chance: random.Random) -> None:
    if server.pid is not None:
        _stopped([server.pid, *children_of(server.pid)], chance)


def _stopped(pids: Iterable[int], chance: random.Random) -> None:
    """They stand still, and go on as if nothing had been."""
    alive = list(pids)
    for sign in (signal.SIGSTOP, signal.SIGCONT):
        for pid in alive:
            with suppress(ProcessLookupError):
                os.kill(pid, sign)
        if sign == signal.SIGSTOP:
            time.sleep(chance.uniform(*STOPPED))


BREAK: dict[Kind, Callable[[Pages, Server, random.Random], None]] = {
    Kind.WEB_WORKER_KILLED: _kill_web_worker,
    Kind.WEB_KILLED: _kill_web,
    Kind.WEB_WORKER_STOPPED: _stop_web_worker,
    Kind.DATABASE_KILLED: _kill_database,
    Kind.DATABASE_STOPPED: _stop_database,
}


@dataclass(frozen=True)
class Stored:
    """One row of what people said."""

    item: str
    number: int
    words: str


def stored(home: Path) -> list[Stored]:
    with _owner(home) as connection:
        rows = connection.execute(
            "select item::text, number, words from plans_contribution where words like 'browser %'"
        )
        return [Stored(*row) for row in rows]


def _owner(home: Path) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(addresses(home, {}).owner)


def judged(log: Log, happened: Counter[Kind], stored: Sequence[Stored]) -> Outcome:
    there = Counter(row.words for row in stored)
    acknowledged = [save for save in log.saves if save.acknowledged]
    refused = {save.words for save in log.saves if save.ended and not save.acknowledged}
    return Outcome(
        faults=happened,
        acknowledged=len(acknowledged),
        sent_again=sum(save.sent - 1 for save in log.saves),
        conflicts=log.answers["somebody else saved first"],
        came_back_later=log.turned_away,
        lost=[save.words for save in acknowledged if not there[save.words]],
        duplicated=[words for words, times in there.items() if times > 1],
        reordered=_reordered(acknowledged, stored),
        unbidden=sorted(refused & there.keys()),
        wrong=log.wrong,
    )


def _reordered(acknowledged: Sequence[Save], stored: Sequence[Stored]) -> list[str]:
    """Newer words that do not stand on what their writer had read, or before some that were acknowledged earlier."""
    numbers = {row.words: row.number for row in stored}
    out_of_place = [each.words for each in acknowledged if each.register and numbers.get(each.words) != each.number]
    by_register: dict[str, list[Save]] = defaultdict(list)
    for each in sorted(acknowledged, key=lambda save: save.began):
        if each.register and each.words in numbers:
            by_register[each.register].append(each)
    for saves in by_register.values():
        newest, ended = 0, sorted(saves, key=lambda save: save.ended)
        waiting = iter(ended)
        before = next(waiting, None)
        for save in saves:
            while before is not None and before.ended < save.began:
                newest, before = max(newest, numbers[before.words]), next(waiting, None)
            if numbers[save.words] < newest:
                out_of_place.append(save.words)
    return out_of_place
