"""A professional of a second organisation sees nothing, then the shared part, then nothing again."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.telling import AMINA, INGRID, given_signed_in, then_it_is_gone
from walking import steps

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_hospital_sees_the_shared_part_while_it_is_shared(stage: Stage) -> None:
    ingrid = given_signed_in(stage, INGRID)
    ingrid.does_not_see(AMINA)
    ingrid.press("Shared with us", then="Shared with us", within=".app-navigation")
    ingrid.does_not_see(AMINA)

    amina = given_signed_in(stage, AMINA)
    steps.share_with(amina, "Hillview Hospital", "My health", "About me")
    steps.open_shared_plan(ingrid, AMINA)
    ingrid.sees("HbA1c", "Please speak to me first", "Some information is not shared with you")
    ingrid.does_not_see("My grandchildren, my garden", "I want to work in my garden")

    steps.stop_sharing(amina, "Hillview Hospital")
    then_it_is_gone(ingrid)
    steps.see_who_looked(amina, INGRID)
