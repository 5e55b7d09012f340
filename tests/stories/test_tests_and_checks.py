"""Two appointments are booked, the checks are done at the first, and the conversation moves: the pack stays honest."""

from datetime import date, timedelta

import pytest

from alongside.rules.working_days import Nation, next_working_day
from tests.stories.conftest import NARROW, Stage
from tests.stories.telling import CAROL, GRACE, given_a_yes_to_a_plan, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH = "Two linked appointments"
CHECKS = "Tests and checks"


def test_the_checks_and_a_conversation_that_moves(stage: Stage) -> None:
    # Given somebody who said yes to a plan
    given_a_yes_to_a_plan(GRACE)
    carol = given_signed_in(stage, CAROL)
    steps.open_person(carol, GRACE)

    # When both are booked, the conversation on a Sunday by mistake, Carol is asked and puts it right
    when_booked_on_a_sunday(carol, stage)

    # Then the checks are done on a phone, over two goes; what is unlikely is asked about and kept
    phone = given_signed_in(stage, CAROL, width=NARROW)
    phone.page.goto(carol.page.url)
    phone.press("Preparation pack", then="Preparation pack", within="main")
    when_checked(phone)

    # And when the conversation moves after the pack went out, its page says how many days lie between now
    steps.make_pack(carol)
    steps.release_pack(carol, stage.days)
    when_it_moves_by_two_weeks(carol, stage)
    carol.sees("days before the conversation", "more than three weeks")


def when_booked_on_a_sunday(carol: Visitor, stage: Stage) -> None:
    talk = date(*stage.days.conversation)
    sunday = talk + timedelta(days=6 - talk.weekday())
    carol.press("Book the appointments", then=BOTH)
    carol.fill_day("Day of information gathering", stage.days.gathering)
    carol.fill("Time of information gathering", "9:30")
    carol.choose("At the surgery", "Information gathering")
    carol.fill("Who gathers information?", "Harry Singh")
    carol.fill_day("Day of the conversation", (sunday.year, sunday.month, sunday.day))
    carol.fill("Time of the conversation", "2pm")
    carol.choose("At home", "Conversation")
    carol.press("Save both appointments", then=BOTH)
    carol.sees("Is this what you mean?", "is on a weekend", "Nothing is saved yet.")
    monday = next_working_day(talk, Nation.ENGLAND)
    carol.fill_day("Day of the conversation", (monday.year, monday.month, monday.day))
    carol.press("Yes, save both as they are", then=GRACE)


def when_it_moves_by_two_weeks(carol: Visitor, stage: Stage) -> None:
    later = next_working_day(date(*stage.days.conversation) + timedelta(days=14), Nation.ENGLAND)
    steps.open_person(carol, GRACE)
    carol.press("Preparation pack", then="Preparation pack", within="main")
    carol.press("Change the appointments", then=BOTH)
    carol.fill_day("Day of the conversation", (later.year, later.month, later.day))
    carol.press("Save both appointments", then="Preparation pack")


def when_checked(phone: Visitor) -> None:
    phone.press(CHECKS, then=CHECKS, within="main")
    phone.fill("Pulse", "150")
    phone.press("Save and go on", then=CHECKS)
    phone.sees("is unusual")
    phone.press("Yes, save it as it is", then=CHECKS)
    phone.sees("Last saved on")
    phone.fill("Weight", "12 st 13")
    phone.press("Save: everything is done", then="Preparation pack")
