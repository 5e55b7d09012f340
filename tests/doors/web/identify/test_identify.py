"""The list of people to think about, inviting one, and recording the answer."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.reads import open_offer_to
from alongside.records.messaging.models import Message
from alongside.records.people.changes.needs import record_need
from alongside.rules.actors import Role
from alongside.rules.needs import Subset
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def _invite(cast: Cast, client: Client) -> str:
    """Invites Bert, and gives the address where his answer is recorded."""
    client.post(f"/identify/invite/{cast.people['Bert']}/", {"confirm": "yes"})
    set_identity(cast.coordinator, cast.now)
    offer = open_offer_to(by=cast.coordinator, person=cast.people["Bert"])
    assert offer is not None
    return f"/identify/answer/{offer.id}/"


def test_the_list_says_why_in_words_and_what_to_do(cast: Cast, client: Client) -> None:
    html = client.get("/identify/").content.decode()
    assert html.count("Has no plan yet") == 2
    assert f"/identify/invite/{cast.people['Bert']}/" in html
    assert "Nothing happens to anybody until you decide." in html


def test_an_empty_list_says_so_kindly(cast: Cast) -> None:
    assert "There is nobody to think about today." in client_for(cast.intruder).get("/identify/").content.decode()
    assert "nothing on this page" in client_for(cast.intruder).get("/identify/?page=3").content.decode()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PROFESSIONAL, Role.PRACTICE_ADMINISTRATOR])
def test_a_next_step_is_offered_to_those_who_may_take_it(cast: Cast, role: Role) -> None:
    with_agreed_plan(cast, "Amina")
    with time_machine.travel(datetime(2027, 6, 1, 9, tzinfo=UTC), tick=False):
        client = client_for(cast.staff("Pat Webb", role, "Greenfield Surgery"))
        html = client.get("/identify/").content.decode()
        steps = re.findall(r'href="(/(?:review|identify|prepare)/[^"]+/)"', html)
        assert all(client.get(step).status_code == 200 for step in steps)
    if role == Role.PRACTICE_ADMINISTRATOR:
        assert "Their coordinator starts the review" in html and "/review/" not in html
    else:
        assert f"/review/{cast.rounds['Amina']}/" in steps


@pytest.mark.parametrize("role", [Role.HEALTH_CARE_ASSISTANT, Role.VCSE_PARTNER, Role.ADMINISTRATOR])
def test_the_list_is_not_for_every_role(cast: Cast, role: Role) -> None:
    assert client_for(cast.staff("Otto Lane", role, "Greenfield Surgery")).get("/identify/").status_code == 403


def test_looking_at_the_invitation_invites_nobody(cast: Cast, client: Client) -> None:
    html = client.get(f"/identify/invite/{cast.people['Bert']}/").content.decode()
    assert "Invite Bert to make a plan?" in html
    assert "we send them a letter with a code to sign in" in html
    set_identity(cast.coordinator, cast.now)
    assert not Message.objects.exists()


def test_an_invitation_that_cannot_be_made_as_they_need_it_says_that_it_waits(cast: Cast, client: Client) -> None:
    set_identity(cast.coordinator, cast.now)
    easy = {"answer": "needs", "codes": ["easy-read"], "now": cast.now}
    record_need(by=cast.coordinator, person=cast.people["Bert"], subset=Subset.INFORMATION_FORMAT, **easy)
    html = client.get(f"/identify/invite/{cast.people['Bert']}/").content.decode()
    assert "nothing is sent yet: what we can make is not what they need (Easy Read)" in html
    assert "we send them a letter" not in html


def test_yes_invites_once_however_often_it_is_pressed(cast: Cast, client: Client) -> None:
    address = f"/identify/invite/{cast.people['Bert']}/"
    assert client.post(address, {"confirm": "yes"})["Location"] == f"/people/{cast.people['Bert']}/"
    again = client.post(address, {"confirm": "yes"})
    assert again.status_code == 409
    assert "already has a plan under way" in again.content.decode()
    set_identity(cast.coordinator, cast.now)
    assert Message.objects.count() == 1


def test_nobody_else_invites_or_answers_for_our_person(cast: Cast, client: Client) -> None:
    answer = _invite(cast, client)
    stranger = client_for(cast.intruder)
    assert stranger.post(f"/identify/invite/{cast.people['Amina']}/", {"confirm": "yes"}).status_code == 404
    assert stranger.post(answer, {"offer": "accepted"}).status_code == 404


def test_a_yes_leads_to_booking(cast: Cast, client: Client) -> None:
    assert client.post(_invite(cast, client), {"offer": "accepted", "reason": ""}).status_code == 302
    html = client.get(f"/people/{cast.people['Bert']}/").content.decode()
    assert "Said yes" in html
    assert "Book the appointments" in html


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": ""}, "Choose an answer"),
        ({"offer": "declined"}, "Write the person&#39;s reason."),
        ({"offer": "undecided"}, "Enter the date when the person would like to be asked again."),
        (
            {"offer": "undecided", "not_now_until-day": "1", "not_now_until-month": "1", "not_now_until-year": "2020"},
            "Enter a date after today and within 12 months.",
        ),
        ({"offer": "not-offered"}, "Choose one of the answers"),
        ({"offer": "declined", "reason": "x" * 1001}, "1000 characters or fewer"),
    ],
)
def test_an_answer_that_is_not_whole_is_shown_with_its_fix(
    cast: Cast, client: Client, given: dict[str, str], words: str
) -> None:
    answer = client.post(_invite(cast, client), given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
