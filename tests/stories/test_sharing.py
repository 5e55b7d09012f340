"""A person shares part of their plan, sees what that does before it is saved, changes it, and takes it back."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.telling import AMINA, INGRID, given_signed_in, then_it_is_gone
from walking import steps

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSPITAL = "Hillview Hospital"
GOALS, HEALTH = "My goals and what we will do", "My health"
OWN = "Who sees my plan"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_person_sharing_and_withdrawing(stage: Stage, javascript: bool) -> None:
    # Given somebody with a plan of which a hospital sees nothing
    amina = given_signed_in(stage, AMINA, javascript=javascript)
    ingrid = given_signed_in(stage, INGRID)
    ingrid.does_not_see(AMINA)

    # When she lets them read her goals and comment on them, she is told what that does before it is saved
    steps.choose_whom(amina, HOSPITAL)
    steps.choose_parts(amina, HOSPITAL, GOALS)
    steps.choose_what_they_may(amina, HOSPITAL, "Read it, and comment beside it")
    amina.sees(f"{HOSPITAL} will see", GOALS, "They may comment on all of this.", f"{HOSPITAL} will not see", HEALTH)
    amina.sees("This lasts until you stop it.", "Nothing is shared until you press the button.")
    amina.press("Share this", then=OWN)
    amina.sees(f"You share “{GOALS}” with {HOSPITAL} until you stop it.", "They may comment on all of this.")

    # Then they see that part and no other, and beside it in her own plan stands who can see it
    steps.open_shared_plan(ingrid, AMINA)
    ingrid.sees("I want to work in my garden")
    ingrid.does_not_see("HbA1c", "My grandchildren, my garden")
    amina.press("My plan", then="My plan", within=".app-navigation")
    amina.unfold(f"Who can see this: {GOALS}")
    amina.sees(f"{HOSPITAL}, because you chose it, until you stop it. They may comment.")

    # When she changes it, she is told what they will not see any more
    amina.press(OWN, then=OWN, within=".app-navigation")
    amina.press("Change", then=f"Share with {HOSPITAL}", within=f".app-sharing:has-text('{HOSPITAL}')")
    amina.leave_out(GOALS)
    steps.choose_parts(amina, HOSPITAL, HEALTH)
    steps.choose_what_they_may(amina, HOSPITAL, "Only read it")
    amina.sees("They see this now, and will not any more")
    amina.press("Yes, let them see only this", then=OWN)
    ingrid.page.reload()
    ingrid.is_at("Amina’s plan")
    ingrid.sees("HbA1c")
    ingrid.does_not_see("I want to work in my garden")

    # When she stops it, the next thing that the hospital asks for is not there
    steps.stop_sharing(amina, HOSPITAL)
    then_it_is_gone(ingrid)
    amina.sees(f"You share nothing with {HOSPITAL}.")
