"""An ambulance crew finds one person, says why, and reads one page; she sees who looked."""

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import NARROW, WIDE, Stage
from tests.stories.telling import AMINA, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EDDIE = "Eddie Marsh"
FIND, WHY = "Open a plan in an emergency", "Say why you need to open it now"
TALK = "How to talk with me, and what to do differently"
SAID = "Called to her home; she is confused and alone."


@pytest.mark.parametrize("javascript", [True, False])
def test_an_ambulance_crew(stage: Stage, javascript: bool) -> None:
    # Given somebody with a plan, and a crew who knows nobody here
    eddie = stage.visitor(EDDIE, javascript=javascript)
    steps.sign_in(eddie, stage.address, "What you can do here")
    eddie.does_not_see(AMINA)

    # When they look for somebody who does not fit exactly, they find nobody
    eddie.press("Emergency", then=FIND, within=".app-navigation")
    looks_for(eddie, day=15, then=FIND)
    eddie.sees("We did not find exactly one person")

    # When they find her, they see that it is her and no more before they say why, and five letters say nothing
    looks_for(eddie, day=14, then=WHY)
    eddie.sees(f"{AMINA}, born in 1951, postcode GR1")
    eddie.does_not_see("Allergy", "14 March")
    eddie.choose("I was called to them, or they came to us")
    eddie.fill("What happened?", "asdfg")
    eddie.press("Open it now", then=WHY)
    eddie.sees("Say in a few words what happened.")
    eddie.fill("What happened?", SAID)
    eddie.press("Open it now", then="Emergency page: Amina")

    # Then they read one page, and nothing that an emergency does not need
    eddie.sees("Open to you until", "Allergy to peanut", "Metformin 500 mg tablets (recorded", "Not recorded here")
    eddie.sees("No documents that may bind you are recorded here.", "Greenfield Surgery, 01632\u00a0960101")
    is_one_screen(eddie)
    eddie.does_not_see("I want to work in my garden")

    # And she sees who looked
    amina = given_signed_in(stage, AMINA)
    amina.press("Who looked", then="Who looked", within=".app-navigation")
    expect(amina.page.locator("main")).to_contain_text("opened your plan in an emergency, and said why.")


def is_one_screen(eddie: Visitor) -> None:
    """What a crew needs is on the first screen of a computer, and on the first two of a small phone."""
    for size, last in ((WIDE, WIDE["height"]), (NARROW, 2 * NARROW["height"])):
        eddie.page.set_viewport_size(size)
        ends = {title: bottom_of(eddie, title) for title in (TALK, "Allergies", "People to call")}
        assert max(ends.values()) <= last, ends
        assert ends["Allergies"] < ends["People to call"]
    assert top_of(eddie, "h1") < NARROW["height"] / 2
    eddie.page.set_viewport_size(WIDE)


def bottom_of(eddie: Visitor, title: str) -> float:
    """Where the last line of the part with this heading ends, from the top of the page."""
    part = eddie.page.locator("section", has=eddie.page.get_by_role("heading", name=title, exact=True)).bounding_box()
    assert part, title
    return part["y"] + part["height"] + float(eddie.page.evaluate("scrollY"))


def top_of(eddie: Visitor, what: str) -> float:
    box = eddie.page.locator(what).bounding_box()
    assert box, what
    return box["y"] + float(eddie.page.evaluate("scrollY"))


def looks_for(eddie: Visitor, *, day: int, then: str) -> None:
    eddie.fill("NHS number", "999 000 0026")
    eddie.fill_day("Date of birth", (1951, 3, day))
    eddie.press("Find this person", then=then)
