"""A person asks; the team says what was given, in which format, and how it came back."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import InformationNeed
from alongside.rules.actors import Role
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

WHY = "Why do I take the white tablet?"
GIVEN = {
    "what": "What it does.",
    "format": "said",
    "understood": "yes",
    "told_back": "It keeps the water off my chest.",
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def nurse(cast: Cast) -> Client:
    return client_for(cast.nurse)


def asked(cast: Cast) -> str:
    """Amina asks; the address where the team answers."""
    assert client_for(cast.person("Amina")).post("/information/ask/", {"wanted": WHY}).status_code == 302
    set_identity(cast.nurse, cast.now)
    return f"/information/for/{cast.people['Amina']}/{InformationNeed.objects.get().id}/"


def page(client: Client, address: str) -> str:
    return text_of(client.get(address).content.decode())


def test_what_a_person_asks_waits_for_the_team_and_comes_back_to_them(cast: Cast, nurse: Client) -> None:
    amina = client_for(cast.person("Amina"))
    assert "There is no open question." in page(amina, "/information/")
    address = asked(cast)
    assert WHY in page(nurse, f"/information/for/{cast.people['Amina']}/")
    assert nurse.post(address, GIVEN).status_code == 302
    shown = page(amina, "/information/")
    for words in (WHY, "We talked about it.", "Nadia Rahman", "Yes, it was clear", "It keeps the water off my chest."):
        assert words in shown
    set_identity(cast.person("Amina"), cast.now)
    done = ["information.wanted", "information.given"]
    kinds = Event.objects.filter(kind__in=done).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == done


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"told_back": ""}, "Write down how they said it in their own words."),
        ({"understood": ""}, "Choose an answer"),
        ({"format": "telepathy"}, "Choose one of the answers shown"),
        ({"what": ""}, "Fill in"),
    ],
)
def test_understood_is_heard_and_not_assumed(cast: Cast, nurse: Client, changed: dict[str, str], words: str) -> None:
    refused = nurse.post(asked(cast), GIVEN | changed)
    assert refused.status_code == 422
    assert words in text_of(refused.content.decode())
    set_identity(cast.nurse, cast.now)
    assert InformationNeed.objects.get().given_at is None


def test_not_clear_needs_no_words_and_is_said_once(cast: Cast, nurse: Client) -> None:
    address = asked(cast)
    assert nurse.post(address, GIVEN | {"understood": "no", "told_back": ""}).status_code == 302
    assert nurse.post(address, GIVEN).status_code == 404


def test_it_is_for_readers_of_her_health(cast: Cast) -> None:
    address = asked(cast)
    assert client_for(cast.intruder).get(address).status_code == 404
    administrator = cast.staff("Pat Moore", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    assert client_for(administrator).get(address).status_code == 403
    for actor in (cast.intruder, administrator, cast.charity_worker, cast.person("Bert")):
        set_identity(actor, cast.now)
        assert not InformationNeed.objects.exists(), actor.role


def test_somebody_of_the_team_writes_down_what_was_asked(cast: Cast, nurse: Client) -> None:
    asked_for = f"/information/for/{cast.people['Amina']}/ask/"
    assert nurse.post(asked_for, {"wanted": ""}).status_code == 422
    assert nurse.post(asked_for, {"wanted": WHY}).status_code == 302
    assert WHY in page(client_for(cast.person("Amina")), "/information/")
