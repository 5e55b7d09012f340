"""Somebody died or moved away: recorded after a second question, shown, and taken back when it was a slip."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import Registration
from alongside.rules.actors import Role
from tests.cast import NOW, Cast
from tests.doors.web.pages import text_of
from tests.doors.web.people.amina import amina
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

DIED = {"what": "died", "on-day": "1", "on-month": "11", "on-year": "2026", "told_by": "family-or-friend"}
MOVED = {**DIED, "what": "moved-away"}


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def address(cast: Cast, rest: str = "gone/") -> str:
    return f"/people/{cast.people['Amina']}/{rest}"


def page(client: Client, cast: Cast) -> str:
    return text_of(client.get(address(cast, "")).content.decode())


def test_nothing_is_kept_before_the_second_question_is_answered(cast: Cast, client: Client) -> None:
    asked = client.post(address(cast), DIED)
    assert asked.status_code == 200
    assert "Did Amina Begum die on 1 November 2026?" in asked.content.decode()
    assert 'name="on-year" value="2026"' in asked.content.decode()
    assert amina(cast).died_on is None


def test_a_death_is_shown_and_leaves_nothing_to_do(cast: Cast, client: Client) -> None:
    assert "They have died or moved away" in page(client, cast)
    assert client.post(address(cast), {**DIED, "confirm": "yes"}).status_code == 302
    words = page(client, cast)
    assert "Died on 1 November 2026. Nothing is sent to them." in words
    assert "Invite them" not in words and "Send a new code" not in words
    set_identity(cast.coordinator, cast.now)
    detail = Event.objects.filter(kind="person.changed", person=cast.people["Amina"]).latest("number").detail
    assert detail == {"fields": "died_on", "told_by": "family-or-friend"}


def test_who_moved_away_leaves_the_list_after_two_weeks(cast: Cast, client: Client) -> None:
    asked = text_of(client.post(address(cast), MOVED).content.decode())
    assert "they stay on your list until 16 November 2026" in asked
    client.post(address(cast), {**MOVED, "confirm": "yes"})
    assert "Moved away on 1 November 2026. Nothing is sent to them." in page(client, cast)
    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        assert client_for(cast.coordinator).get(address(cast, "")).status_code == 200
    with time_machine.travel(NOW + timedelta(days=15), tick=False):
        later = client_for(cast.coordinator)
        assert later.get(address(cast, "")).status_code == 404
        assert "Amina" not in later.get("/people/").content.decode()


@pytest.mark.parametrize("what", [DIED, MOVED])
def test_a_slip_is_taken_back(cast: Cast, client: Client, what: dict[str, str]) -> None:
    client.post(address(cast), {**what, "confirm": "yes"})
    assert "Take back that they died or moved away" in page(client, cast)
    assert "Is it wrong that Amina Begum" in client.get(address(cast)).content.decode()
    assert client.post(address(cast), {"confirm": "yes"}).status_code == 302
    assert not amina(cast).is_gone
    assert Registration.objects.filter(person_id=cast.people["Amina"], until_on=None).count() == 1
    assert "Nothing is sent to them" not in page(client, cast)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"on-day": "3"}, "cannot be in the future"),
        ({"on-year": "1940"}, "cannot be before the date of birth"),
        ({"told_by": ""}, "Who told you"),
        ({"told_by": "nobody"}, "Choose one of the answers"),
        ({"what": ""}, "What happened"),
    ],
)
@pytest.mark.parametrize("what", [DIED, MOVED])
def test_what_is_wrong_is_said_and_nothing_is_kept(
    cast: Cast, client: Client, what: dict[str, str], changed: dict[str, str], words: str
) -> None:
    answer = client.post(address(cast), {**what, **changed, "confirm": "yes"})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not amina(cast).is_gone


def test_it_is_for_those_who_keep_the_list_of_their_own_people(cast: Cast) -> None:
    office = cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    assistant = cast.staff("Hal Dunn", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    assert client_for(assistant).get(address(cast)).status_code == 403
    assert client_for(cast.intruder).post(address(cast), {**DIED, "confirm": "yes"}).status_code == 404
    assert client_for(office).post(address(cast), {**DIED, "confirm": "yes"}).status_code == 302
