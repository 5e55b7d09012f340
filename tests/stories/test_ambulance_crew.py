"""An ambulance crew finds one person, says why, and reads one page; she sees who looked."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.telling import AMINA, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EDDIE = "Eddie Marsh"
FIND, WHY = "Open a plan in an emergency", "Say why you need to open it now"
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

    # When they find her, they see nothing before they say why, and five letters say nothing
    looks_for(eddie, day=14, then=WHY)
    eddie.does_not_see(AMINA)
    eddie.choose("I was called to them, or they came to us")
    eddie.fill("What happened?", "asdfg")
    eddie.press("Open it now", then=WHY)
    eddie.sees("Say in a few words what happened.")
    eddie.fill("What happened?", SAID)
    eddie.press("Open it now", then="Emergency page: Amina")

    # Then they read one page, and nothing that an emergency does not need
    eddie.sees("Open to you until", "Allergy to peanut", "Metformin 500 mg tablets", "Not recorded here.")
    eddie.does_not_see("I want to work in my garden")

    # And she sees who looked
    amina = given_signed_in(stage, AMINA)
    amina.press("Who looked", then="Who looked", within=".app-navigation")
    amina.sees("opened your plan in an emergency, and said why.")


def looks_for(eddie: Visitor, *, day: int, then: str) -> None:
    eddie.fill("NHS number", "999 000 0026")
    eddie.fill_day("Date of birth", (1951, 3, day))
    eddie.press("Find this person", then=then)
