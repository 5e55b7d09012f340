"""Getting ready at home: on a phone over two sittings, with somebody else's view beside it, and on paper."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from alongside.doors.jobs.demo_cast import SET_UP
from alongside.engines.postgres.identity import acting_as
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.reads import accounts_of_people
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.plan.sections import Section
from tests.files import photograph, recording
from tests.stories.conftest import NARROW, Stage
from tests.stories.telling import BERT, CAROL, given_signed_in, person_of, the_coordinator
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROSA = "Rosa Jones"
READY = "Getting ready for your conversation"
WELL, HELPS = "What is going well at the moment?", "What helps you to live well and stay well?"
MATTERS, HARDEST = "What matters most to you?", "What is hardest at the moment?"
SHE_SEES = "He says he is fine, but he does not sleep."


def test_on_a_phone_over_two_sittings_with_a_time_out_between(stage: Stage) -> None:
    """Given Bert has his questions, and a telephone ..."""
    bert = given_signed_in(stage, BERT, width=NARROW)
    bert.press("Get ready", then=READY)
    bert.press(WELL, then=WELL, within="main")

    # When he has written, is called away, and is signed out meanwhile ...
    bert.fill(WELL, "Ruth comes every Sunday.")
    expect(bert.page.locator("[data-save-status]")).to_contain_text("Saved at")
    when_nobody_comes_for_hours()
    bert.press("Save and continue", then="You are signed out. Your words are still here")
    bert.sees("Ruth comes every Sunday.")

    # ... he signs in beside it, and what he wrote is saved.
    steps.sign_in(in_a_new_window(stage, bert), stage.address, f"Hello {BERT.split()[0]}")
    bert.press("Save what I wrote", then="Save once more. Your words are still here")
    bert.press("Save what I wrote", then=HELPS)

    # When he stops in the middle of the next, and comes back on another day ...
    bert.fill(HELPS, "I rest after")
    bert.press("Save and come back later", then=READY)
    bert.sees("Not finished. Your team cannot see this yet.")
    steps.sign_out(bert)
    bert = given_signed_in(stage, BERT, width=NARROW)
    bert.press("Get ready", then=READY)
    bert.press(HELPS, then=HELPS, within="main")
    expect(bert.page.get_by_label(HELPS)).to_have_value("I rest after")

    # ... he sends his voice instead, says who helped, and the team reads it as his own.
    bert.press("Send a photo or a recording instead", then="Send a photo or a recording")
    choose_file(bert, "voice.wav", recording())
    bert.press("Send it", then="voice.wav")
    bert.press("Write it down", then=HELPS)
    bert.fill(HELPS, "I rest after lunch.")
    bert.press("Save and continue", then="?")
    bert.press("Save and come back later", then=READY)
    bert.press("Check your answers", then="Check your answers")
    bert.press("Say who helped you", then="Who helped with the answers")
    bert.fill("Who helped?", "Ruth")
    bert.choose("Wrote it down")
    bert.press("Save", then="Check your answers")
    bert.sees("Ruth helped Bert Jones: wrote it down.", "I rest after lunch.", "voice.wav")


def test_who_supports_him_adds_her_own_view(stage: Stage) -> None:
    """Given Bert lets Rosa add to two parts of his plan ..."""
    given_a_daughter_who_may_add()
    rosa = stage.visitor(ROSA, width=NARROW)
    steps.sign_in(rosa, stage.address, "You support Bert")
    rosa.press("See the questions", then=READY)
    rosa.sees("You answer for yourself, as Rosa Jones.", MATTERS)
    rosa.does_not_see(HELPS, "Staying in my own house")
    rosa.press(HARDEST, then=HARDEST, within="main")
    rosa.sees("Say how you see it. Bert answers for themselves.")
    rosa.fill(HARDEST, SHE_SEES)
    rosa.press("Save and continue", then="?")

    # Then the team reads both, each under their own name, and his page holds only his.
    carol = given_signed_in(stage, CAROL)
    carol.press("Answers to read", then="Answers to read", within=".app-navigation")
    carol.press(BERT, then="What Bert said")
    carol.sees("In Rosa Jones’s own words", SHE_SEES, "Getting my breath after the stairs")
    bert = given_signed_in(stage, BERT)
    bert.press("Get ready", then=READY)
    bert.press(HARDEST, then=HARDEST, within="main")
    expect(bert.page.locator("body")).not_to_contain_text(SHE_SEES)


def test_paper_comes_back_and_is_typed_beside_its_picture(stage: Stage) -> None:
    """Given Bert wrote on the paper sheets ..."""
    carol = given_signed_in(stage, CAROL)
    steps.open_person(carol, BERT)
    carol.press("Preparation pack", then="Preparation pack", within="main")
    carol.press("Enter answers from paper", then="Answers from paper")
    carol.press("Add a photo or scan of the sheets", then="Send a photo or a recording")
    choose_file(carol, "sheet 1.jpg", photograph(800, 1100))
    carol.press("Send it", then="sheet 1.jpg")
    carol.press("Type what is on it", then="Answers from paper")
    carol.press(WELL, then=WELL, within="main")
    carol.press("Turn the picture", then=WELL)
    carol.press("Make the picture larger", then=WELL)
    carol.fill(WELL, "The dog, and the allotment.")
    carol.press("Save and continue", then=HELPS)
    expect(carol.page.locator("img.app-sheet__picture")).to_be_visible()

    # Then it waits in the list until she says that all of it is typed, and the words are his.
    carol.press("Answers to read", then="Answers to read", within=".app-navigation")
    carol.press("Paper and recordings to type", then="Paper and recordings to type")
    carol.press(BERT, then="sheet 1.jpg", within="main")
    carol.press("All of it is typed", then="Paper and recordings to type")
    carol.sees("Everything that came in is typed.")
    bert = given_signed_in(stage, BERT)
    bert.press("Get ready", then=READY)
    bert.press("Check your answers", then="Check your answers")
    bert.sees("The dog, and the allotment.", "sheet 1.jpg (Bert Jones)")


def when_nobody_comes_for_hours() -> None:
    Session.objects.all().delete()


def in_a_new_window(stage: Stage, visitor: Visitor) -> Visitor:
    page = visitor.page.context.new_page()
    return Visitor(visitor.name, page, look=lambda _who, _name: None, arrive=lambda _page: None)


def choose_file(visitor: Visitor, name: str, content: bytes) -> None:
    kind = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    visitor.page.locator("input[type=file]").set_input_files(kind)  # type: ignore[arg-type]


def given_a_daughter_who_may_add() -> None:
    now, person = datetime.now(UTC), person_of(BERT)
    with acting_as(SET_UP, now):
        account = add_account(by=SET_UP, name=ROSA, email="rosa.jones@example.org", now=now)
        own = next(each for each in accounts_of_people(by=SET_UP) if each.name == BERT)
    carol = the_coordinator()
    with acting_as(carol, now):
        new = {"kind": "family-or-friend", "name": ROSA, "relationship": "daughter", "account": account}
        add_supporter(by=carol, person=person, now=now, **new)
    bert = Actor(role=Role.PERSON, account=own.id, person=person, name=BERT, assurance=Assurance.TWO_FACTOR)
    parts = {Section.WHAT_MATTERS, Section.NEEDS}
    with acting_as(bert, now):
        reader = Reader(account=account)
        share(by=bert, person=person, reader=reader, sections=parts, contribute_to=parts, how="online", now=now)
