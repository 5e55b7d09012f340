"""A lost phone: she comes in by a letter, shuts the phone out, and stops her card. Who holds both gets nothing."""

import re
from email import message_from_bytes
from pathlib import Path

import pytest
from django.test.utils import override_settings
from playwright.sync_api import expect

from alongside.doors.jobs.send_messages import send_due
from alongside.engines.paper.values import Paper
from tests.engines.paper.conftest import reading
from tests.stories.conftest import NARROW, Stage
from tests.stories.telling import AMINA, CAROL, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CODE = re.compile(r"[BCDFGHJKMNPQRTVWXY346789]{4}-[BCDFGHJKMNPQRTVWXY346789]{4}-[BCDFGHJKMNPQRTVWXY346789]{2}")
ASK_CARD, SCAN = "Open an emergency page with a card", "No emergency page is open"


def test_a_lost_phone(stage: Stage, tmp_path: Path) -> None:
    # Given a phone that signs in by a passkey and is signed in, and a card with its passcode beside it
    phone = given_signed_in(stage, AMINA, width=NARROW)
    with_a_passkey(phone)
    card, passcode = with_a_card(phone)
    finder = stage.visitor("whoever found the phone", width=NARROW)
    opens_the_card(finder, stage, card, passcode, then="Emergency page: Amina")

    # When it is lost, and the surgery sends her a letter with a code
    carol = given_signed_in(stage, CAROL)
    code = sent_a_new_code(carol, tmp_path)
    library = stage.visitor(AMINA)
    comes_in_by_letter(library, stage, code)

    # And she shuts the phone out, takes its passkey away and stops the card
    library.press("How you sign in", then="How you sign in")
    library.press("See where, and sign out everywhere else", then="Where you are signed in")
    library.press("Sign out everywhere else", then="You are signed out everywhere else")
    library.press("How you sign in", then="How you sign in", within="main")
    library.press("Remove", then="Do you want to remove this passkey?")
    library.press("Yes, remove it", then="How you sign in")
    library.sees("You have none.")
    stops_the_newest_card(library)

    # Then the phone shows nothing, signs in no more, and the card opens nothing, even the page that was open
    phone.page.reload()
    phone.is_at("Sign in")
    phone.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(phone.page.get_by_role("alert")).to_be_visible()
    expect(phone.page.locator(".app-header__who")).to_have_count(0)
    finder.page.reload()
    finder.is_at(SCAN)
    finder.does_not_see("Amina", "Metformin")
    opens_the_card(finder, stage, card, passcode, then=ASK_CARD)
    finder.sees("The card and the passcode do not open a page.")

    # And a new passkey and a new card are hers
    library.press("Make a card", then="Make an emergency card")


def with_a_passkey(phone: Visitor) -> None:
    device = phone.page.context.new_cdp_session(phone.page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**kind, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    phone.press("How you sign in", then="How you sign in")
    phone.press("Make a passkey", then="Make a passkey")
    phone.fill("A name for this passkey", "My phone")
    phone.press("Make a passkey", then="How you sign in")
    phone.sees("My phone")


def with_a_card(phone: Visitor) -> tuple[str, str]:
    phone.press("Go to your home page", then="Hello Amina")
    phone.press("Who sees my plan", then="Who sees my plan", within=".app-navigation")
    phone.press("My emergency cards", then="My emergency cards")
    phone.sees("Jo Finch, Riverside ambulance")
    phone.press("Make a card", then="Make an emergency card")
    phone.fill("Who can tell the passcode if you cannot?", "My son Yusuf, 01632 960111")
    phone.press("Make the card", then="Your card is ready")
    passcode, address = phone.page.locator("code.app-secret").all_inner_texts()
    return re.sub(r"^https?://[^/]+", "", address), passcode


def opens_the_card(finder: Visitor, stage: Stage, card: str, passcode: str, *, then: str) -> None:
    finder.page.goto(stage.address + card)
    finder.is_at(ASK_CARD)
    finder.fill("Passcode", passcode)
    finder.fill("Who are you, and where do you work?", "Sam Rowe, at the bus station")
    finder.choose("Another reason")
    finder.fill("What happened?", "I found this phone and the card in its case.")
    finder.press("Open the page", then=then)


def sent_a_new_code(carol: Visitor, folder: Path) -> str:
    """The code in what was really sent, by letter or by e-mail."""
    steps.open_person(carol, AMINA)
    carol.press("Send a new code to sign in", then="Send a new code")
    carol.choose("Amina Begum")
    carol.press("Send it", then="Amina")
    with override_settings(LETTER_WAY="folder", LETTER_FOLDER=folder, EMAIL_WAY="folder", EMAIL_FOLDER=folder):
        send_due()
    letters = [reading(Paper(each.read_bytes(), 1)).words for each in folder.glob("*.pdf")]
    mails = [str(message_from_bytes(each.read_bytes()).get_payload()) for each in folder.glob("*.eml")]
    hers = [words for words in (*letters, *mails) if AMINA.split()[0] in words]
    [code] = {found[0] for words in hers if (found := CODE.search(words))}
    return code


def comes_in_by_letter(library: Visitor, stage: Stage, code: str) -> None:
    library.open(stage.address)
    library.press("I have a letter with a code", then="Sign in with your letter")
    library.fill("Code on your letter", code)
    library.fill_day("Date of birth", (1951, 3, 14))
    library.press("Sign in", then="How do you want to sign in next time?")


def stops_the_newest_card(library: Visitor) -> None:
    library.press("Go to your home page", then="Hello Amina")
    library.press("Who sees my plan", then="Who sees my plan", within=".app-navigation")
    library.press("My emergency cards", then="My emergency cards")
    library.sees("Sam Rowe, at the bus station")
    library.press("Stop", then="Do you want to stop the card of", within=".nhsuk-summary-list")
    library.press("Yes, stop it", then="My emergency cards")
    library.sees("Stopped on")
