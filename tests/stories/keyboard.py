"""Somebody who has only a keyboard: Tab until it is there, Enter or Space to press, arrows among options."""

from playwright.sync_api import Locator

from walking.visitor import Visitor

MOST_TABS = 120
IS_HERE = "each => each === document.activeElement"
IS_IN_GROUP = "each => document.activeElement.type === 'radio' && each.name === document.activeElement.name"
IS_VISIBLE = """() => { const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 235, 59)';
}"""


class KeyboardVisitor(Visitor):
    """Goes everywhere by Tab, and fails where the focus cannot be seen or does not come."""

    def _press(self, found: Locator) -> None:
        self._reach(found, IS_HERE)
        self.page.keyboard.press("Enter")

    def _fill(self, found: Locator, words: str) -> None:
        self._reach(found, IS_HERE)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def _choose(self, found: Locator) -> None:
        is_radio = found.get_attribute("type") == "radio"
        self._reach(found, IS_IN_GROUP if is_radio else IS_HERE)
        self.page.keyboard.press("Space")
        for _option in range(20):
            if found.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the option cannot be reached with the arrow keys")

    def _reach(self, found: Locator, here: str) -> None:
        found.wait_for()
        for _tab in range(MOST_TABS):
            if found.evaluate(here):
                assert self.page.evaluate(IS_VISIBLE), "the focus cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to {found}")
