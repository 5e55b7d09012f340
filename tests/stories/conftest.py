"""The stage of every story: the demo's people on a live server, and a browser that finds fault with every page.

`make stories` tells them all. With ALONGSIDE_PICTURES=yes the pictures of docs/pictures are taken again.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from alongside.doors.jobs import demo_cast
from tests.house.source import ROOT
from walking import chromium, days
from walking.visitor import Visitor

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html))"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 700}
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\?.*|#.*")
PICTURES = ROOT / "docs" / "pictures"
PATIENCE = 30_000  # milliseconds
# What docs/pictures shows, and which moment of the journey it is.
SHOWN = {
    "what needs the coordinator today": "what-needs-the-coordinator-today",
    "getting ready": "getting-ready",
    "one question a page": "one-question-a-page",
    "the conversation page": "the-conversation",
    "my plan": "my-plan",
    "who sees my plan": "who-sees-my-plan",
}


class Stage:
    """Everybody who comes on, each in a window of their own; every new page is looked over once for each story."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.days = days.today()
        self.complaints: list[str] = []
        self._known: set[str] = set()

    def visitor(
        self, name: str, *, javascript: bool = True, kind: type[Visitor] = Visitor, width: dict[str, int] | None = None
    ) -> Visitor:
        context = self.browser.new_context(viewport=width or WIDE, java_script_enabled=javascript)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        arrive = self._look_over if javascript else self._fits  # axe itself is JavaScript
        return kind(name, page, look=_picture, arrive=arrive)

    def _heard(self, message: ConsoleMessage) -> None:
        """What the browser complains of, above all of the security policy; not of a page that is gone."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _look_over(self, page: Page) -> None:
        """Accessible to axe's rules, and nothing to scroll sideways for at 320 pixels."""
        if self._fits(page):
            page.evaluate(AXE)
            assert page.evaluate(FOUND, RULES) == [], page.url

    def _fits(self, page: Page) -> bool:
        """Nothing to scroll sideways for at 320 pixels; whether this page is new to the story."""
        place = IDS.sub("", page.url)
        if place in self._known:
            return False
        self._known.add(place)
        size = page.viewport_size or WIDE
        page.set_viewport_size(NARROW)
        width = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size(size)
        assert width <= NARROW["width"], f"{place}: {width} pixels wide"
        return True


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, chromium.browser() as launched:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright leaves an event loop running in this thread
        expect.set_options(timeout=PATIENCE)
        yield launched


@pytest.fixture
def stage(transactional_db: None, live_server: LiveServer, chromium_browser: Browser) -> Iterator[Stage]:
    """The made-up people where the demo has them, and a way in by pressing a name."""
    with override_settings(DEMO=True):
        demo_cast.load(datetime.now(UTC))
        set_up = Stage(chromium_browser, live_server.url)
        yield set_up
        for context in chromium_browser.contexts:
            context.close()
    assert set_up.complaints == []


def _picture(visitor: Visitor, name: str) -> None:
    if os.environ.get("ALONGSIDE_PICTURES") and name in SHOWN:
        PICTURES.mkdir(exist_ok=True)
        visitor.page.screenshot(path=Path(PICTURES / f"{SHOWN[name]}.png"))
