"""One person from the import to a review: every page accessible, and nobody types an address but the first."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.telling import (
    CAROL,
    GRACE,
    WES,
    given_signed_in,
    then_it_is_gone,
    then_the_plan_is_theirs,
    when_the_person_agrees,
    when_the_person_gets_ready,
    when_the_plan_is_looked_at_again,
    when_the_team_prepares,
    when_they_are_invited_and_say_yes,
    when_they_talk,
)
from walking import steps

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_the_import_to_the_review(stage: Stage) -> None:
    carol = given_signed_in(stage, CAROL)
    carol.look("what needs the coordinator today")
    when_they_are_invited_and_say_yes(carol, GRACE)
    when_the_team_prepares(carol, GRACE, stage)
    grace = given_signed_in(stage, GRACE)
    when_the_person_gets_ready(grace)
    steps.read_answers(carol, GRACE)
    when_they_talk(carol, GRACE)
    when_the_person_agrees(grace, stage)
    then_the_plan_is_theirs(grace)

    wes = given_signed_in(stage, WES)
    wes.does_not_see(GRACE)
    steps.share_with(grace, "Riverside Carers", "What matters to me", "My goals and what we will do")
    steps.open_shared_plan(wes, GRACE)
    wes.sees(steps.GOAL, "Some information is not shared with you")
    wes.does_not_see(steps.ANSWERS["What is hardest at the moment?"], steps.NOTE, "HbA1c", "Metformin")
    steps.stop_sharing(grace, "Riverside Carers")
    then_it_is_gone(wes)
    steps.see_who_looked(grace, WES, CAROL)

    when_the_plan_is_looked_at_again(carol, GRACE)
    steps.read_own_plan(grace)  # what was agreed stays as it is until she agrees to the next
