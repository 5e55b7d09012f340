"""A wife looks after her husband: each has a plan, and sees of the other what that one chooses to show."""

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Stage
from tests.stories.telling import BERT, CAROL, given_signed_in, go_home
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JOAN = "Joan Jones"
HER_OWN = "An afternoon a week that is mine."
MEDICINES = "Medicines: which, when, and where they are kept"
WRITTEN = "In the box on the kitchen shelf"
SAID = "I cannot do every night for much longer."


def test_a_carer_with_a_plan_of_her_own(stage: Stage) -> None:
    """Given Joan looks after Bert, both have a record here, and nothing is shown ..."""
    # When she writes what matters to her, and what others need to know if she cannot care.
    joan = given_signed_in(stage, JOAN)
    writes_in_her_own_plan(joan)
    go_home(joan)
    joan.press("Do you look after somebody?", then="Do you look after somebody?")
    joan.press("Open Bert", then="Looking after Bert")
    joan.sees(SAID, WRITTEN, "Only you and your team see it.", "Nothing.")
    joan.press("Write How to talk with them", then="If I cannot care")
    joan.fill("How to talk with them", "Slowly, and from the left.")
    joan.press("Save", then="Looking after Bert")

    # Then Bert finds no trace of it, and she none of his plan.
    bert = given_signed_in(stage, BERT)
    finds_no_trace(bert)
    joan.does_not_see("Trudy and", "Staying in my own house")

    # When she shows him the plan for when she cannot care, and no more.
    joan.press("Choose what Bert sees", then="What may Bert see?")
    joan.choose("That I have a record here as a carer")
    joan.choose("My plan for when I cannot care")
    joan.press("Save", then="Looking after Bert")
    joan.sees("Bert has not said yet if it can be shown in an emergency.")

    # Then he sees that, says yes, and it stands on his emergency page; what else is hers he does not see.
    bert.press("People who support me", then="People who support me", within=".app-navigation")
    bert.press("See it", then="What carers have shown me")
    bert.press("Open Joan Jones", then=JOAN)
    bert.sees(WRITTEN, "Slowly, and from the left.", "Our daughter Ruth")
    bert.does_not_see(SAID, HER_OWN)
    bert.choose("Yes, to those who come to help")
    bert.press("Save", then=JOAN)
    bert.sees("You said yes on")

    # And she reads his answer; the team reads the plan in an emergency, until he says no.
    joan.page.reload()
    joan.sees("It is shown in an emergency.")
    bert.choose("No, to nobody")
    bert.press("Save", then=JOAN)
    joan.page.reload()
    expect(joan.page.locator("main")).to_contain_text("It is not shown in an emergency.")

    # When she stops, it is gone for him on the next look.
    joan.press("Choose what Bert sees", then="What may Bert see?")
    for each in ("That I have a record here as a carer", "My plan for when I cannot care"):
        joan.leave_out(each)
    joan.press("Save", then="Looking after Bert")
    bert.page.reload()
    bert.is_at("We cannot find that page")
    finds_no_trace(bert)


def test_the_team_finds_a_carer_and_offers_an_assessment(stage: Stage) -> None:
    """Given Amina's neighbour helps her every day ..."""
    carol = given_signed_in(stage, CAROL)
    steps.open_person(carol, "Amina Begum")
    carol.press("See and change who supports them", then="People who support Amina")
    carol.press("See more about Nasreen Shah", then="Nasreen Shah")
    carol.press("Their own record as a carer", then="A record of their own for Nasreen Shah")
    carol.sees("Amina sees nothing of it, and Nasreen Shah sees nothing more of Amina")
    carol.fill_day("Date of birth", (1970, 5, 6))
    carol.choose("The person they look after")
    carol.press("Save", then="Nasreen looks after Amina")
    carol.press("Write down an offer and the answer", then="An assessment for the carer")
    carol.choose("Yes, please")
    carol.press("Save", then="Nasreen looks after Amina")
    carol.sees("Yes, please")
    expect(carol.page.locator("main")).to_contain_text("They can join whether or not Amina has an account.")
    carol.press("Send Nasreen a code to sign in", then="Send a new code")


def writes_in_her_own_plan(joan: Visitor) -> None:
    joan.press("Read my plan", then="Draft of my plan", within="main")
    joan.press("Add something to “What matters to me”", then="What matters to me")
    joan.fill("What would you like to say?", HER_OWN)
    joan.press("Save", then="Draft of my plan")
    joan.sees(HER_OWN)


def finds_no_trace(bert: Visitor) -> None:
    go_home(bert)
    bert.press("People who support me", then="People who support me", within=".app-navigation")
    bert.does_not_see("What carers have shown me", HER_OWN, WRITTEN, SAID)
    bert.press("Who looked", then="Who looked", within=".app-navigation")
    bert.does_not_see("looking after somebody", "Joan")
