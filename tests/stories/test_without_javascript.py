"""From the first appointment to the agreed plan with JavaScript off: the same steps, nothing left out."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.telling import (
    CAROL,
    GRACE,
    given_a_yes_to_a_plan,
    given_signed_in,
    then_the_plan_is_theirs,
    when_the_person_agrees,
    when_the_person_gets_ready,
    when_the_team_prepares,
    when_they_talk,
)
from walking import steps

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_booking_to_agreeing(stage: Stage) -> None:
    given_a_yes_to_a_plan(GRACE)
    carol = given_signed_in(stage, CAROL, javascript=False)
    steps.open_person(carol, GRACE)
    when_the_team_prepares(carol, GRACE, stage)
    grace = given_signed_in(stage, GRACE, javascript=False)
    when_the_person_gets_ready(grace)
    when_they_talk(carol, GRACE)
    when_the_person_agrees(grace, stage)
    then_the_plan_is_theirs(grace)
