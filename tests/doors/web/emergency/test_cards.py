"""The emergency card: made by the person, opened by who has link and passcode, and by nobody when it is stopped."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from alongside.doors.jobs.send_messages import send_due
from alongside.doors.jobs.tell_of_card_uses import tell_of_card_uses
from alongside.doors.web.jinja import day
from alongside.engines.paper.values import Paper
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.authority.changes import move_authority
from alongside.records.messaging.models import Message
from alongside.records.sharing.changes import restrict
from alongside.records.sharing.models import Card, CardUse
from alongside.rules.actors import Role
from alongside.rules.authority.standing import Standing
from alongside.rules.cards import TRIES, TRIES_IN_ALL
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Kept
from tests.authority import with_power, with_unable
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.authority.test_proxies import comes_in
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for
from tests.engines.paper.conftest import reading

pytestmark = pytest.mark.django_db

EVERY = ["what-matters", "about-me", "health", "emergencies", "future", "people"]
ASK = "My daughter Yusra, 01632 960123"
SAID = {"who": "Eddie Marsh, ambulance", "reason": "called-to-the-person", "words": "She fell in the street."}
PAGE = "/card/page/"
SHOWN = "Seeing my granddaughter every Sunday."


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return with_agreed_plan(make_cast())


def made(client: Client, parts: list[str] = EVERY) -> tuple[str, str]:
    """A new card: its address, and its passcode."""
    answer = post(client, "/emergency/cards/new/", parts=parts, months="12", ask=ASK)
    assert answer.status_code == 302, text_of(answer.content.decode())
    page = client.get(answer["Location"]).content.decode()
    address = re.search(r"/card/[A-Z0-9-]+/", page)
    passcode = re.search(r'app-secret">([A-Z0-9]{3}-[A-Z0-9]{3})<', page)
    assert address
    assert passcode
    return address[0], passcode[1]


def tried(client: Client, address: str, passcode: str, **said: str) -> HttpResponse:
    return post(client, address, passcode=passcode, **{**SAID, **said})


def words_of(answer: HttpResponse) -> str:
    return text_of(answer.content.decode())


def test_whoever_has_card_and_passcode_reads_one_page_and_the_person_sees_who_and_why(cast: Cast) -> None:
    amina, crew = client_for(cast.person("Amina")), Client()
    address, passcode = made(amina)
    answer = tried(crew, address, passcode.lower().replace("-", " "))
    assert answer["Location"] == PAGE
    words = words_of(crew.get(PAGE))
    assert SHOWN in words
    assert "Opened with Amina’s card." in words
    assert "Walk to the allotment" not in words  # a goal is no part of an emergency
    mine = words_of(amina.get("/emergency/cards/"))
    assert "Eddie Marsh, ambulance" in mine
    assert "She fell in the street." in mine
    looked = words_of(amina.get("/who-looked/"))
    assert "Somebody opened your emergency page with your card, and said who they are and why." in looked
    assert "Somebody looked at your plan." in looked


def test_the_holder_gets_one_page_and_nothing_else(cast: Cast) -> None:
    address, passcode = made(client_for(cast.person("Amina")))
    crew, amina = Client(), cast.people["Amina"]
    tried(crew, address, passcode)
    assert crew.get(PAGE).status_code == 200
    for elsewhere in (f"/emergency/{amina}/", f"/emergency/{amina}/page.pdf", f"/people/{amina}/plan/", "/emergency/"):
        assert crew.get(elsewhere)["Location"].startswith("/sign-in/"), elsewhere


def test_only_what_the_person_put_on_the_card_is_shown(cast: Cast) -> None:
    address, passcode = made(client_for(cast.person("Amina")), ["emergencies", "people"])
    crew = Client()
    tried(crew, address, passcode)
    words = words_of(crew.get(PAGE))
    assert SHOWN not in words
    assert "What matters to me" in words.split("This part is not on the card:")[1].split(".")[0]
    assert "Allergies This part is not on the card." in words


def test_a_wrong_passcode_an_unknown_link_and_a_stopped_card_are_answered_alike(cast: Cast) -> None:
    amina = client_for(cast.person("Amina"))
    address, passcode = made(amina)
    stopped, its_passcode = made(amina)
    post(amina, stopped_href(cast, newest=True), confirm="yes")
    answers = [
        tried(Client(), address, "BBB-BBB"),
        tried(Client(), "/card/BBBB-BBBB-BBBB-BBBB/", passcode),
        tried(Client(), stopped, its_passcode),
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert len({plain(answer) for answer in answers}) == 1
    assert "do not open a page" in words_of(answers[0])
    unused = [Client().get(each) for each in (address, "/card/anything/")]
    assert len({plain(answer) for answer in unused}) == 1


def plain(answer: HttpResponse) -> str:
    """A page without what is new each time, and without what was typed."""
    page = re.sub(r'value="[^"]*"', "", answer.content.decode())
    return re.sub(r'(action|nonce)="[^"]*"', "", page)


def stopped_href(cast: Cast, *, newest: bool = False) -> str:
    set_identity(cast.person("Amina"), cast.now)
    cards = Card.objects.order_by("-made_at" if newest else "made_at")
    return f"/emergency/cards/{cards[0].id}/stop/"


def test_stopping_a_card_ends_the_page_that_is_open_now(cast: Cast) -> None:
    amina, crew = client_for(cast.person("Amina")), Client()
    address, passcode = made(amina)
    tried(crew, address, passcode)
    assert crew.get(PAGE).status_code == 200
    assert post(amina, stopped_href(cast), confirm="yes")["Location"] == "/emergency/cards/"
    assert crew.get(PAGE)["Location"] == "/card/"
    assert "Stopped on" in words_of(amina.get("/emergency/cards/"))


def test_it_is_open_for_an_hour_and_works_for_a_year(cast: Cast) -> None:
    amina = client_for(cast.person("Amina"))
    address, passcode = made(amina)
    with time_machine.travel(cast_time(cast), tick=False) as clock:
        crew = Client()
        tried(crew, address, passcode)
        clock.shift(timedelta(minutes=59))
        assert crew.get(PAGE).status_code == 200
        clock.shift(timedelta(minutes=2))
        assert crew.get(PAGE).status_code == 302
        clock.shift(timedelta(days=366))
        assert tried(Client(), address, passcode).status_code == 422


def cast_time(cast: Cast):  # type: ignore[no-untyped-def]
    set_identity(cast.person("Amina"), cast.now)
    return Card.objects.get().made_at


def test_wrong_passcodes_make_a_card_wait_and_then_stop_it(cast: Cast) -> None:
    amina = client_for(cast.person("Amina"))
    address, passcode = made(amina)
    with time_machine.travel(cast_time(cast), tick=False) as clock:
        for _ in range(TRIES):
            assert tried(Client(), address, "BBB-BBB").status_code == 422
        assert tried(Client(), address, passcode).status_code == 422  # right, and it waits
        assert "Waits after wrong passcodes" in words_of(amina.get("/emergency/cards/"))
        clock.shift(timedelta(minutes=16))
        for _ in range((TRIES_IN_ALL - TRIES) // TRIES):
            cache.clear()
            for _ in range(TRIES):
                tried(Client(), address, "BBB-BBB")
            clock.shift(timedelta(minutes=16))
        assert tried(Client(), address, passcode).status_code == 422
        amina = client_for(cast.person("Amina"))
        assert "Stopped by itself" in words_of(amina.get("/emergency/cards/"))
        assert "tried your emergency card with a wrong passcode" in words_of(amina.get("/who-looked/"))


def test_a_right_passcode_forgets_the_wrong_ones(cast: Cast) -> None:
    address, passcode = made(client_for(cast.person("Amina")))
    for _ in range(2):
        for _ in range(TRIES - 1):
            tried(Client(), address, "BBB-BBB")
        assert tried(Client(), address, passcode).status_code == 302


def test_one_network_does_not_try_for_ever(cast: Cast) -> None:
    answers = [tried(Client(), "/card/BBBB-BBBB-BBBB-BBBB/", "BBB-BBB").status_code for _ in range(31)]
    assert answers == [422] * 30 + [429]


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ({"who": ""}, "Who are you"),
        ({"reason": ""}, "Choose an answer"),
        ({"words": "asdfg"}, "Say in a few words what happened"),
        ({"words": "\u202eShe fell in the street."}, "What happened?"),
    ],
)
def test_without_who_and_why_nothing_is_tried(cast: Cast, said: dict[str, str], fix: str) -> None:
    address, passcode = made(client_for(cast.person("Amina")))
    answer = tried(Client(), address, passcode, **said)
    assert answer.status_code == 422
    assert fix in words_of(answer)
    set_identity(cast.person("Amina"), cast.now)
    assert not CardUse.objects.exists()


@pytest.mark.parametrize("section", [Section.WHAT_MATTERS, None])
def test_what_anybody_is_kept_from_no_card_opens(cast: Cast, section: Section | None) -> None:
    """Whoever holds a card may be the one from whom it is kept."""
    address, passcode = made(client_for(cast.person("Amina")))
    lead = cast.staff("Sofia Lund", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    kept = Kept(accounts=frozenset({cast.intruder.known_account}))
    set_identity(lead, cast.now)
    restrict(by=lead, person=cast.people["Amina"], kept=kept, section=section, reason="Asked alone.", now=cast.now)
    crew = Client()
    answer = tried(crew, address, passcode)
    if section is None:  # nobody may know of her: the card does as if it were not there
        assert answer.status_code == 422
        assert "do not open a page" in words_of(answer)
        return
    words = words_of(crew.get(PAGE))
    assert SHOWN not in words
    assert "What matters to me" in words.split("Not recorded here, which does not mean none:")[1].split(".")[0]


def test_neither_link_nor_passcode_is_kept_anywhere(cast: Cast) -> None:
    address, passcode = made(client_for(cast.person("Amina")))
    token = address.split("/")[2]
    tried(Client(), address, passcode)
    set_identity(cast.person("Amina"), cast.now)
    kept = [str(each) for each in (*Card.objects.values(), *CardUse.objects.values(), *Event.objects.values())]
    kept += [str(each.get_decoded()) for each in Session.objects.all()]
    assert [each for each in kept if "card.used" in each]
    for secret in (token, token.replace("-", ""), passcode, passcode.replace("-", "")):
        assert secret not in " ".join(kept)


def test_the_paper_has_the_link_and_both_days_and_not_the_passcode(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    address, passcode = made(client)
    set_identity(cast.person("Amina"), cast.now)
    card = Card.objects.get()
    answer = client.get(f"/emergency/cards/{card.id}/card.pdf")
    assert answer["Content-Type"] == "application/pdf"
    sheet = reading(Paper(answer.content, 1))
    assert len(sheet.pdf.pages) == 1
    assert sheet.says(address)
    assert sheet.says(ASK)
    assert sheet.says(f"Printed on {day(card.printed_on)}. Works until {day(card.ends_on)}.")
    assert not sheet.says(passcode)
    assert not sheet.says("granddaughter")


def test_a_card_is_shown_once_in_the_browser_that_made_it(cast: Cast) -> None:
    amina = client_for(cast.person("Amina"))
    made(amina)
    set_identity(cast.person("Amina"), cast.now)
    page = f"/emergency/cards/{Card.objects.get().id}/"
    assert "Your card is ready" in words_of(amina.get(page))
    again = client_for(cast.person("Amina"))
    assert "We do not show a card twice" in words_of(again.get(page))
    assert again.get(f"{page}card.pdf").status_code == 404
    del amina.cookies["card"]
    assert "We do not show a card twice" in words_of(amina.get(page))


def test_nobody_else_sees_or_stops_a_card(cast: Cast) -> None:
    made(client_for(cast.person("Amina")))
    stop = stopped_href(cast)
    bert = client_for(cast.person("Bert"))
    assert bert.get(stop).status_code == 404
    assert post(bert, stop, confirm="yes").status_code == 404
    assert "You have no card yet." in words_of(bert.get("/emergency/cards/"))
    assert client_for(cast.coordinator).get("/emergency/cards/").status_code == 403
    set_identity(cast.person("Amina"), cast.now)
    assert Card.objects.get().stopped_at is None


def test_nobody_keeps_more_than_five_cards_in_mind(cast: Cast) -> None:
    amina = client_for(cast.person("Amina"))
    for _ in range(5):
        made(amina)
    answer = post(amina, "/emergency/cards/new/", parts=EVERY, months="12", ask="")
    assert answer.status_code == 422
    assert "You have 5 cards that work. Stop one first." in words_of(answer)
    nothing = post(amina, "/emergency/cards/new/", parts=[], months="12", ask="")
    assert nothing.status_code == 422


def test_the_person_is_told_once_by_their_own_way_and_the_letter_says_nothing_of_it(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    address, passcode = made(client_for(cast.person("Amina")))
    tried(Client(), address, passcode)
    assert (tell_of_card_uses(), tell_of_card_uses()) == (1, 0)
    set_identity(SETTING_UP, cast.now)
    [message] = Message.objects.filter(kind="card-used")
    assert message.person_id == cast.people["Amina"]
    settings.LETTER_FOLDER, settings.LETTER_WAY = tmp_path, "folder"
    assert send_due() == 1
    [letter] = tmp_path.glob("*.pdf")
    sheet = reading(Paper(letter.read_bytes(), 1))
    assert sheet.says("Somebody opened your emergency page on")
    assert not sheet.says("Eddie")
    assert not sheet.says("She fell")


def test_who_acts_for_the_person_by_law_makes_and_stops_a_card_and_loses_both_with_the_power(cast: Cast) -> None:
    with_unable(cast, "Amina")
    power = with_power(cast, "Amina")
    zinnia, crew = comes_in(cast, power), Client()
    address, passcode = made(zinnia)
    assert tried(crew, address, passcode)["Location"] == PAGE
    assert "Eddie Marsh, ambulance" in words_of(zinnia.get("/emergency/cards/"))
    set_identity(cast.nurse, cast.now)
    move_authority(by=cast.nurse, authority=power, to=Standing.SUSPENDED, words="A question is open.", now=cast.now)
    assert zinnia.get("/emergency/cards/").status_code in (403, 404)
    assert zinnia.get("/emergency/cards/new/").status_code in (403, 404)


def address_of(cast: Cast) -> str:
    return f"/emergency/{cast.people['Amina']}/cards/"


def chosen(client: Client, address: str) -> list[str]:
    return re.findall(r'name="cards"[^>]*value="([^"]+)"', client.get(address).content.decode())


WHY = "She rang: her purse was stolen on the bus."


def test_who_has_lost_a_card_rings_and_it_opens_nothing_from_then_on(cast: Cast) -> None:
    amina, carol, crew = client_for(cast.person("Amina")), client_for(cast.coordinator), Client()
    address, passcode = made(amina, ["health"])
    other, its_passcode = made(amina)
    tried(crew, address, passcode)
    page = words_of(carol.get(address_of(cast)))
    assert "Made on" in page
    assert "works until" in page
    for unseen in ("Yusra", "Results", passcode, address, "Eddie"):
        assert unseen not in page, unseen
    cards = chosen(carol, address_of(cast))
    assert len(cards) == 2
    first = cards[1]  # the newest stands first
    assert post(carol, address_of(cast), cards=[first], why=WHY)["Location"] == address_of(cast)
    assert crew.get(PAGE)["Location"] == "/card/"
    assert tried(Client(), address, passcode).status_code == 422
    assert tried(Client(), other, its_passcode)["Location"] == PAGE
    assert "Stopped already" in words_of(carol.get(address_of(cast)))
    assert f"Stopped for you: {WHY}" in words_of(amina.get("/emergency/cards/"))
    assert "Carol Okoro stopped an emergency card of yours." in words_of(amina.get("/who-looked/"))


def test_the_person_is_told_that_their_cards_were_stopped_and_the_letter_does_not_say_why(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    amina, carol = client_for(cast.person("Amina")), client_for(cast.coordinator)
    made(amina)
    made(amina)
    cards = chosen(carol, address_of(cast))
    post(carol, address_of(cast), cards=cards, why=WHY)
    assert "No card works now." in words_of(carol.get(address_of(cast)))
    set_identity(SETTING_UP, cast.now)
    [message] = Message.objects.filter(kind="cards-stopped")
    assert message.person_id == cast.people["Amina"]
    settings.LETTER_FOLDER, settings.LETTER_WAY = tmp_path, "folder"
    assert send_due() == 1
    [letter] = tmp_path.glob("*.pdf")
    sheet = reading(Paper(letter.read_bytes(), 1))
    assert sheet.says("Somebody at Greenfield Surgery stopped an emergency card of yours on")
    assert not sheet.says("purse")


def test_a_safeguarding_lead_stops_a_card_of_whoever_they_guard(cast: Cast) -> None:
    made(client_for(cast.person("Amina")))
    lead = client_for(cast.staff("Sofia Lund", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"))
    assert "Stop their emergency cards" in words_of(lead.get(f"/safeguarding/{cast.people['Amina']}/"))
    post(lead, address_of(cast), cards=chosen(lead, address_of(cast)), why="Taken by somebody who may harm her.")
    assert "No card works now." in words_of(lead.get(address_of(cast)))
    set_identity(SETTING_UP, cast.now)
    assert Message.objects.filter(kind="cards-stopped").count() == 1


@pytest.mark.parametrize(("why", "said"), [("", "Fill in “Why?”"), ("lost", "in at least 15 letters")])
def test_without_saying_why_no_card_is_stopped(cast: Cast, why: str, said: str) -> None:
    made(client_for(cast.person("Amina")))
    carol = client_for(cast.coordinator)
    answer = post(carol, address_of(cast), cards=chosen(carol, address_of(cast)), why=why)
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert len(chosen(carol, address_of(cast))) == 1


def test_who_does_not_look_after_the_person_finds_no_card_of_theirs(cast: Cast) -> None:
    made(client_for(cast.person("Amina")))
    for role, place in (
        (Role.COORDINATOR, "Hillview Surgery"),
        (Role.PROFESSIONAL, "Riverside"),
        (Role.SAFEGUARDING_LEAD, "Hillview Surgery"),
    ):
        stranger = client_for(cast.staff(f"Stranger {role} {place}", role, place))
        assert stranger.get(address_of(cast)).status_code == 404, role
        assert post(stranger, address_of(cast), cards=["x"], why=WHY).status_code == 404, role
    assert client_for(cast.person("Bert")).get(address_of(cast)).status_code == 403
    set_identity(cast.person("Amina"), cast.now)
    assert Card.objects.get().stopped_at is None
