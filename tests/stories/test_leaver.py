"""A coordinator leaves: after her last day nothing opens for her, and nobody is left without a coordinator."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Stage
from tests.stories.telling import BERT, CAROL, NADIA, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ADAM = "Adam Cole"
NOTE = "Bert hears better in the morning."
CASELOADS = "Who coordinates for whom"


def test_a_coordinator_who_leaves(stage: Stage) -> None:
    # Given a coordinator at work, with people whom she coordinates
    carol, nadia = given_signed_in(stage, CAROL), given_signed_in(stage, NADIA)

    # When her administrator says that yesterday was her last day, what she opens next is the page to sign in
    adam = stage.visitor(ADAM)
    when_her_last_day_is_over(stage, adam)
    carol.page.reload()
    carol.is_at("Sign in")

    # Then a colleague sees that she has left people behind, and takes them over with a note
    nadia.press("People", then="People", within=".app-navigation")
    nadia.press(CASELOADS, then=CASELOADS)
    nadia.sees(CAROL, "Does not coordinate here any more")
    nadia.press(CAROL, then=f"Hand over the people of {CAROL}")
    nadia.choose(NADIA)
    nadia.fill("Note for the next coordinator", NOTE)
    nadia.press("Continue", then="Hand over")
    nadia.sees(f"{BERT}: {NADIA}", "we tell each person, with both names")
    nadia.press("Yes, hand over", then="Handed over")
    nadia.sees(BERT, CAROL, NADIA, NOTE)

    # And each of them reads who looks after it now
    bert = given_signed_in(stage, BERT)
    expect(bert.page.locator("main")).to_contain_text(NADIA)


def when_her_last_day_is_over(stage: Stage, adam: Visitor) -> None:
    steps.sign_in(adam, stage.address, "What needs you today")
    adam.press("Staff", then="Staff", within=".app-navigation")
    adam.press(CAROL, then=CAROL)
    adam.press("Set the last day", then="When is their last day?")
    yesterday = stage.days.today - timedelta(days=1)
    adam.fill_day("Last day", (yesterday.year, yesterday.month, yesterday.day))
    adam.press("Save", then=CAROL)
