"""`make walk`: start the demo on an empty home, and take one person through the five verbs in a real browser."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, expect

from places import ROOT
from walking import chromium, days, steps
from walking.visitor import Visitor

PICTURES = ROOT / "walk"
READY = "alongside-demo "
PATIENCE = 180  # seconds for the demo to start
STEP = 20_000  # milliseconds for a page to come
NEW = "was just brought in"  # the story of the person who is walked through
NARROW = {
    "people to think about",
    "getting ready",
    "one question a page",
    "the conversation page",
    "my plan",
    "who sees my plan",
    "is this still true",
}


class Album:
    """Numbered pictures of what somebody saw, wide, and of some pages narrow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        folder.mkdir(exist_ok=True)
        for old in folder.glob("[0-9][0-9]-*"):
            old.unlink()

    def take(self, visitor: Visitor, name: str) -> None:
        file = self.file(name, ".png")
        visitor.page.screenshot(path=file, full_page=True)
        print(f"  {file.name}", flush=True)
        if name in NARROW:
            visitor.page.set_viewport_size({"width": 320, "height": 700})
            visitor.page.screenshot(path=file.with_stem(f"{file.stem}-narrow"), full_page=True)
            visitor.page.set_viewport_size({"width": 1280, "height": 900})

    def file(self, name: str, suffix: str) -> Path:
        self.number += 1
        words = "".join(each if each.isalnum() else "-" for each in name.lower().replace("'", ""))
        return self.folder / f"{self.number:02}-{words.replace('--', '-')}{suffix}"


def main() -> int:
    album = Album(PICTURES)
    expect.set_options(timeout=STEP)
    with tempfile.TemporaryDirectory(prefix="walk", ignore_cleanup_errors=True) as home:
        Path(home).chmod(0o755)  # the database may run as another account
        with demo(Path(home)) as said, chromium.browser() as browser:
            walk = Walk(browser, album, said)
            try:
                walk.go()
            except (AssertionError, Error) as trouble:
                print(f"\nThe walk stopped: {trouble}", file=sys.stderr)
                walk.show_where_it_stopped()
                return 1
    print(f"\nThe whole journey was walked. {album.number} pictures are in {PICTURES}.")
    return 0


class Walk:
    """Everybody in the journey, each in a window of their own."""

    def __init__(self, browser: Browser, album: Album, said: dict[str, object]) -> None:
        self.browser = browser
        self.album = album
        self.address = str(said["address"])
        self.personas: list[dict[str, str]] = said["personas"]  # type: ignore[assignment]
        self.windows: list[Page] = []
        self.days = days.today()

    def go(self) -> None:
        """Through the five verbs."""
        person = self.named("person", NEW)
        coordinator = self.window(self.named("coordinator"))
        self.identify_and_prepare(coordinator, person)
        herself = self.window(person)
        self.get_ready(herself)
        self.discuss(coordinator, person)
        self.document(herself)
        self.share(herself, person)
        self.review(coordinator, person)
        say("Who looked")
        steps.see_who_looked(herself, coordinator.name)
        herself.look("who looked")

    def identify_and_prepare(self, coordinator: Visitor, person: str) -> None:
        say("Identify: the coordinator invites, and records a yes")
        coordinator.open(self.address)
        coordinator.look("sign in")
        coordinator.press(coordinator.name, then="What needs you today", within=".app-personas")
        coordinator.look("what needs the coordinator today")
        steps.invite(coordinator, person)
        steps.record_yes(coordinator, person)
        steps.see_coordinator(coordinator, person)
        say("Prepare: both appointments, the pack, and the day it comes")
        steps.book_both(coordinator, person, self.days)
        steps.make_pack(coordinator)
        steps.release_pack(coordinator, self.days)

    def get_ready(self, herself: Visitor) -> None:
        say("Prepare: the person gets ready")
        steps.sign_in(herself, self.address, f"Hello {herself.name.split()[0]}")
        herself.look("the person's home page")
        steps.read_results(herself)
        steps.answer_questions(herself)
        steps.send_to_team(herself)

    def discuss(self, coordinator: Visitor, person: str) -> None:
        say("Discuss: the answers are read; then the conversation")
        steps.read_answers(coordinator, person)
        steps.open_person(coordinator, person)
        steps.start_talking(coordinator, person)
        steps.write_down_who_is_there(coordinator, person)
        steps.set_agenda(coordinator, person)
        steps.write_notes(coordinator, person)
        steps.finish_talking(coordinator, person)

    def document(self, herself: Visitor) -> None:
        say("Document: the person reads the draft and agrees by her own sign-in")
        herself.press("Home", then=f"Hello {herself.name.split()[0]}", within=".app-navigation")
        herself.look("the draft waits")
        steps.agree(herself, self.days)
        steps.read_own_plan(herself)
        copy = steps.copy_of_plan(herself)
        if not copy.startswith(b"%PDF-"):
            raise AssertionError("The copy of the plan is not a PDF.")
        file = self.album.file("copy of the plan", ".pdf")
        file.write_bytes(copy)
        print(f"  {file.name}", flush=True)

    def share(self, herself: Visitor, person: str) -> None:
        say("Sharing: with Riverside, for as long as she likes")
        worker = self.window(self.named("vcse-partner"))
        steps.sign_in(worker, self.address, "Shared with you")
        worker.does_not_see(person)
        steps.share_with(herself, "Riverside Carers", "What matters to me", "My goals and what we will do")
        steps.open_shared_plan(worker, person)
        worker.sees(steps.GOAL, "Some information is not shared with you")
        worker.does_not_see(steps.ANSWERS["What is hardest at the moment?"], "HbA1c", "Metformin")
        worker.look("what Riverside sees")
        steps.stop_sharing(herself, "Riverside Carers")
        worker.page.reload()
        worker.is_at("We cannot find that page")
        worker.look("what Riverside sees afterwards")
        worker.press("Home", then="Shared with you", within=".app-navigation")
        worker.does_not_see(person)
        steps.see_who_looked(herself, worker.name)

    def review(self, coordinator: Visitor, person: str) -> None:
        say("Review: each thing is asked, one by one")
        steps.open_person(coordinator, person)
        steps.start_review(coordinator)
        steps.answer_review(coordinator)
        steps.finish_review(coordinator, person)

    def named(self, role: str, story: str = "") -> str:
        """Who of the demo's people plays this part."""
        return next(each["name"] for each in self.personas if each["role"] == role and each["story"].startswith(story))

    def window(self, name: str) -> Visitor:
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(STEP)
        page = context.new_page()
        self.windows.append(page)
        return Visitor(name, page, look=self.album.take, arrive=_nothing)

    def show_where_it_stopped(self) -> None:
        for page in self.windows:
            file = self.album.file("stopped here", ".png")
            page.screenshot(path=file, full_page=True)
            print(f"  {page.url}: {file}", file=sys.stderr)


@contextmanager
def demo(home: Path) -> Iterator[dict[str, object]]:
    """A demo of our own on a free port; what its line for machines says."""
    say("Starting the demo on an empty home")
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "demo", "--port", str(free_port())]
    given = {name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DATABASE_"))}
    process = subprocess.Popen(
        command,
        env={**given, "ALONGSIDE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    watchdog = threading.Timer(PATIENCE, process.terminate)
    watchdog.start()
    try:
        yield _ready(process)
    finally:
        watchdog.cancel()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _ready(process: subprocess.Popen[str]) -> dict[str, object]:
    for line in process.stdout or ():
        if line.startswith(READY):
            said: dict[str, object] = json.loads(line.removeprefix(READY))
            return said
        print(f"  | {line.rstrip()}", flush=True)
    raise SystemExit("The demo did not start. Its words are above.")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)


def _nothing(_page: Page) -> None:
    """The walk looks at its pictures; the stories check every page."""


if __name__ == "__main__":
    sys.exit(main())
