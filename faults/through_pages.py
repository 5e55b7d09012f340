"""Saves through the pages: the autosave of a preparation answer, on a real web server, by people who are signed in.

    python -m faults.through_pages                       20 kills under 4 people who type
    python -m faults.through_pages --forget-to-flush     the same on a server that acknowledges too early; must lose

A draft overwrites the one before, so each writer types into a question of its own, numbers that only grow; whatever is
not older than the number found there counts as saved.
"""

import html
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from faults.database_kills import FORGETFUL, Answer, Outcome, main, run
from faults.site import PATIENCE, says_when_to_come_back, seeded, serving, sign_in, token

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
        return sign_in(self.address, self.persona)


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
            answer = self.client.post(page, data=data, headers={"X-Autosave": "1", **token(self.client)})
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
    return Answer.UNAVAILABLE if says_when_to_come_back(answer) else Answer.WRONG


def run_through_pages(home: Path, *, kills: int, forget_to_flush: bool) -> Outcome:
    """The whole run on a server and a site of its own in `home`."""
    with seeded(home, FORGETFUL if forget_to_flush else None) as (server, people), serving(home) as pages:
        server.supervise()
        known = people["preparing"]
        site = Site(pages.address, known["persona"], known["round"], tuple(known["prompts"]))
        return run(server, ThroughPages(site), kills=kills)


if __name__ == "__main__":
    sys.exit(main(run_through_pages))
