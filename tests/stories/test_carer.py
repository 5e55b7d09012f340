"""A carer sees what the person shares with him, and from the moment she stops, nothing."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.telling import AMINA, YUSUF, given_signed_in, go_home, then_it_is_gone
from walking import steps

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_son_sees_what_his_mother_shares_until_she_stops(stage: Stage) -> None:
    yusuf = given_signed_in(stage, YUSUF)
    yusuf.sees("What matters to me", "About me", "My goals and what we will do")
    yusuf.does_not_see("My health", "What is hard for me")
    yusuf.press("Open the plan", then="Amina’s plan")
    yusuf.sees("My grandchildren, my garden", "I want to work in my garden", "Some information is not shared with you")
    yusuf.does_not_see("My knees on the stairs", "HbA1c", "Metformin")

    amina = given_signed_in(stage, AMINA)
    steps.stop_sharing(amina, YUSUF)
    then_it_is_gone(yusuf)
    go_home(yusuf)
    yusuf.sees("There is nothing to see here at the moment.")
