"""Somebody at a browser: they press and fill in what they can read, and never type an address but the first."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

type Look = Callable[["Visitor", str], None]


class Visitor:
    """One person (or member of staff) and their browser window.

    look is called with a name wherever a step takes a picture; arrive is called on every page that they come to.
    """

    def __init__(self, name: str, page: Page, *, look: Look, arrive: Callable[[Page], object]) -> None:
        self.name = name
        self.page = page
        self._look = look
        self._arrive = arrive

    def open(self, address: str) -> None:
        """The only address that is ever typed."""
        self.page.goto(address)
        self.is_at("Sign in")

    def is_at(self, heading: str) -> None:
        """See that the page with this heading has come."""
        expect(self.page.locator("h1")).to_contain_text(heading)
        self._arrive(self.page)

    def press(self, words: str, *, then: str, within: str = "") -> None:
        """Press the button or link that reads so, and see the page with the heading `then` come."""
        self._press(self._pressable(words, within))
        self.is_at(then)

    def fill(self, label: str, words: str) -> None:
        self._fill(self.page.get_by_label(label, exact=True), words)

    def choose(self, words: str, group: str = "") -> None:
        """Choose an option, in the group of that name where several offer it."""
        self._choose((self._group(group) if group else self.page).get_by_label(words, exact=True))

    def leave_out(self, words: str) -> None:
        """Take the tick from a box."""
        self.page.get_by_label(words, exact=True).uncheck()

    def unfold(self, words: str) -> None:
        """Open what is folded away under these words."""
        self.page.locator("summary", has_text=words).click()

    def fill_day(self, label: str, day: tuple[int, int, int]) -> None:
        """A date in its three boxes: year, month, day."""
        boxes = self.page.get_by_role("group", name=label, exact=True)
        for name, number in zip(("Year", "Month", "Day"), day, strict=True):
            self._fill(boxes.get_by_label(name, exact=True), str(number))

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def does_not_see(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each)

    def look(self, name: str) -> None:
        """Take a picture."""
        self._look(self, name)

    def address_of(self, words: str) -> str:
        """Where a link leads, for what opens outside the page."""
        return str(self._pressable(words, "").get_attribute("href"))

    def _pressable(self, words: str, within: str) -> Locator:
        place = self.page.locator(within) if within else self.page.locator("body")
        return place.get_by_role("button", name=words).or_(place.get_by_role("link", name=words)).first

    def _group(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=name, exact=True)

    def _press(self, found: Locator) -> None:
        found.click()

    def _fill(self, found: Locator, words: str) -> None:
        found.fill(words)

    def _choose(self, found: Locator) -> None:
        found.check()
