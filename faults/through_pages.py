"""Saves through the pages: the autosave of a preparation answer, on a real web server, by people who are signed in.

    python -m faults.through_pages                       20 kills under 4 people who type
    python -m faults.through_pages --forget-to-flush     the same on a server that acknowledges too early; must lose

A draft overwrites the one before, so each writer types into a question of its own, numbers that only grow; whatever is
not older than the number found there counts as saved.
"""

import html
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from alongside.engines.postgres.addresses import addresses
from alongside.engines.postgres.roles import prepare
from alongside.engines.postgres.supervisor import Server
from faults.database_kills import FORGETFUL, Answer, Outcome, main, run

PATIENCE = 120.0
WORDS = re.compile(r"I have typed (\d+) times\.")
TEXTAREA = re.compile(r"<textarea[^>]*>(.*?)</textarea>", re.DOTALL)


@dataclass(frozen=True)
class Site:
    """A running site, and the made-up person's round on it."""

    address: str
    persona: str
    round: str
    prompts: tuple[str, ...]

    def page_of(self, prompt: str) -> str:
        return f"/prepare/{self.round}/question/{prompt}/"

    def sign_in(self) -> httpx.Client:
        client = httpx.Client(base_url=self.address, timeout=PATIENCE)
        client.get("/sign-in/").raise_for_status()
        answer = client.post("/sign-in/persona/", data={"persona": self.persona}, headers=_token(client))
        if answer.status_code != httpx.codes.FOUND:
            raise RuntimeError(f"signing in answered {answer.status_code}")
        return client


@dataclass
class Typing:
    """One signed-in browser that types into one question; `other` is a question for trying things out."""

    client: httpx.Client
    page: str
    other: str
    numbers: list[int] = field(default_factory=list)

    def save(self, number: int) -> Answer:
        self.numbers.append(number)
        return self._autosave(self.page, number)

    def look(self) -> Answer:
        """A page, and then an autosave elsewhere: each has to work, or to say when to come back."""
        try:
            page = self.client.get(self.page)
        except httpx.TransportError:
            return Answer.WRONG
        if page.status_code != httpx.codes.OK:
            return _answer(page)
        return self._autosave(self.other, 0)

    def _autosave(self, page: str, number: int) -> Answer:
        data = {"answer": f"I have typed {number} times.", "based_on": "0"}
        try:
            answer = self.client.post(page, data=data, headers={"X-Autosave": "1", **_token(self.client)})
            saved = answer.status_code == httpx.codes.OK and "saved_at" in answer.json()
            return Answer.SAVED if saved else _answer(answer)
        except (httpx.TransportError, ValueError):
            return Answer.WRONG  # the web server itself never goes away

    def read_back(self) -> set[int]:
        typed = TEXTAREA.search(self._page_when_it_is_back())
        found = WORDS.search(html.unescape(typed[1])) if typed else None
        return {number for number in self.numbers if found and number <= int(found[1])}

    def _page_when_it_is_back(self) -> str:
        end = time.monotonic() + PATIENCE
        while _answer(page := self.client.get(self.page)) is Answer.UNAVAILABLE and time.monotonic() < end:
            time.sleep(0.1)
        return page.raise_for_status().text

    def close(self) -> None:
        self.client.close()


class ThroughPages:
    """A Target whose writers are browsers."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._writers: list[Typing] = []

    def writer(self) -> Typing:
        mine, *_, other = self._site.prompts[len(self._writers) :]
        made = Typing(self._site.sign_in(), self._site.page_of(mine), self._site.page_of(other))
        self._writers.append(made)
        return made

    def read_back(self) -> set[int]:
        return set().union(*(writer.read_back() for writer in self._writers))


def _answer(answer: httpx.Response) -> Answer:
    """UNAVAILABLE only for a 503 that says when to come back."""
    orderly = answer.headers.get("Retry-After", "").isdigit()
    is_away = answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    return Answer.UNAVAILABLE if is_away and orderly else Answer.WRONG


def _token(client: httpx.Client) -> dict[str, str]:
    return {"X-CSRFToken": client.cookies.get("csrftoken", "")}


@contextmanager
def site(home: Path, server: Server) -> Iterator[Site]:
    """Migrates, adds the made-up person, and serves the pages as in production, until the block ends."""
    prepare(server.superuser_url, server.passwords)
    environment = _environment(home)
    seeded = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); from faults.seeding import main; main()"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    port = _free_port()
    serve = [sys.executable, "-m", "alongside.doors.jobs.cli", "serve", "--bind", f"127.0.0.1:{port}"]
    with (home / "pages.log").open("wb") as log:
        pages = subprocess.Popen(serve, env=environment, stdout=log, stderr=log)
    known = json.loads(seeded.stdout)
    made = Site(f"http://127.0.0.1:{port}", known["persona"], known["round"], tuple(known["prompts"]))
    try:
        _await(made.address)
        yield made
    finally:
        pages.terminate()
        pages.wait()


def _environment(home: Path) -> Mapping[str, str]:
    known = addresses(home, {})
    return {
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        **os.environ,
        "ALONGSIDE_ENV": "development",
        "ALONGSIDE_DEMO": "yes",
        "ALONGSIDE_HOME": str(home),
        "DATABASE_URL": known.runtime,
        "DATABASE_OWNER_URL": known.owner,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            httpx.get(f"{address}/sign-in/", timeout=PATIENCE).raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise TimeoutError("the pages did not start")


def run_through_pages(home: Path, *, kills: int, forget_to_flush: bool) -> Outcome:
    """The whole run on a server and a site of its own in `home`."""
    with Server(home, settings=FORGETFUL if forget_to_flush else None) as server, site(home, server) as running:
        server.supervise()
        return run(server, ThroughPages(running), kills=kills)


if __name__ == "__main__":
    sys.exit(main(run_through_pages))
