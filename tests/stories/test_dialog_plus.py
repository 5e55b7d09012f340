"""A DIALOG+ session at home, on a phone and over two sittings, and its follow-up in the next meeting."""

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import NARROW, Stage
from tests.stories.telling import AMINA, NADIA, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MINE, THEIRS = "How I am doing", "How Amina is doing"


def test_at_home_by_herself_and_how_it_went_in_the_next_meeting(stage: Stage) -> None:
    amina = given_signed_in(stage, AMINA, width=NARROW)
    amina.press(MINE, then=MINE)
    amina.press("See DIALOG", then="DIALOG")
    amina.sees("4 of 7: in the middle", "2 points better than last time.", "of 8 answers")
    amina.look("ratings beside the last time")
    when_she_picks_an_area(amina)
    amina.press("Why this number?", then="Why this number?")
    amina.fill("Why this number?", "I see nobody on weekdays.")
    amina.press("Save and continue", then="What would be better?")
    steps.sign_out(amina)

    amina = given_signed_in(stage, AMINA, width=NARROW)
    amina.press(MINE, then=MINE)
    amina.press("Go to DIALOG+", then="DIALOG+")
    amina.sees("I see nobody on weekdays.")
    when_she_agrees_with_herself(amina)
    amina.press("Finish this talk", then="Is that all for today?")
    amina.press("Finish", then=MINE, within="main")

    nadia = given_signed_in(stage, NADIA)
    steps.open_person(nadia, AMINA)
    nadia.press("How they are doing", then=THEIRS)
    nadia.press("Go to DIALOG+", then="DIALOG+")
    nadia.sees("First: how did it go?", "Ring the gardening club", "Nobody has said yet how it went.")
    nadia.look("the next meeting begins with how it went")
    nadia.press("Say how it went", then="How did it go?")
    nadia.choose("Partly done")
    nadia.fill("What would you like to say about it?", "She rang. They meet on Tuesdays.")
    nadia.press("Save", then="DIALOG+", within="main")
    nadia.sees("Partly done")
    expect(nadia.page.locator("main")).to_contain_text("She rang. They meet on Tuesdays.")


def test_a_question_and_an_area_without_javascript(stage: Stage) -> None:
    amina = given_signed_in(stage, AMINA, javascript=False, width=NARROW)
    amina.press(MINE, then=MINE)
    amina.press("Begin Looking after myself", then="Looking after myself")
    amina.press("Begin: one question at a time", then="How sure are you that you can look after yourself")
    amina.choose("7")
    amina.press("Save and continue", then="Is this right?")
    amina.press("Finish", then="Looking after myself", within="main")
    expect(amina.page.locator("main")).to_contain_text("7 of 10")
    amina.press("Back", then=MINE)
    amina.press("Go to DIALOG+", then="DIALOG+")
    amina.press("Begin: talk about up to three of these", then="What would you like to talk about?")
    amina.choose("Practical help")
    amina.press("Save and continue", then="DIALOG+")
    amina.press("What can others do?", then="What can others do?")


def when_she_picks_an_area(amina: Visitor) -> None:
    amina.press("Talk about it, and decide what to do", then="DIALOG+")
    amina.press("Begin: talk about up to three of these", then="What would you like to talk about?")
    amina.sees("You said that you need more help.")
    amina.choose("Leisure activities")
    amina.look("picking what to talk about")
    amina.press("Save and continue", then="DIALOG+")


def when_she_agrees_with_herself(amina: Visitor) -> None:
    amina.press("Agree on something to do", then="Something to do")
    amina.fill("What will be done?", "Ring the gardening club")
    amina.fill("Who will do it?", "Amina")
    amina.fill("By when, or how often?", "On Monday")
    amina.choose("A new goal")
    amina.fill("The new goal", "See people on weekdays.")
    amina.press("Put it into the plan", then="DIALOG+")
    amina.sees("Ring the gardening club · Amina · On Monday")
