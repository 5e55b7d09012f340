"""Staff write down that a person asked for an entry to be put right; it is the person's own request."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.engines.postgres.identity import set_identity
from alongside.records.rights.models import Correction
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

SAID = {"asked_on-day": "30", "asked_on-month": "10", "asked_on-year": "2026", "asked_how": "phone"}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = with_agreed_plan(make_cast())
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def nurse(cast: Cast) -> Client:
    return client_for(cast.nurse)


@pytest.fixture
def address(cast: Cast, nurse: Client) -> str:
    """From the person's page, over the list of entries, to the form about the first one."""
    amina = cast.people["Amina"]
    choose = reverse("rights:choose", args=[amina])
    assert choose in nurse.get(reverse("people:person", args=[amina])).content.decode()
    return re.findall(rf'href="({choose}[0-9a-f-]{{36}}/)', nurse.get(choose).content.decode())[0]


def test_it_is_her_request_in_her_words_through_the_nurse(cast: Cast, nurse: Client, address: str) -> None:
    about = text_of(nurse.get(address).content.decode())
    assert "Seeing my granddaughter every Sunday." in about

    saved = post(nurse, address, wanted="It is every Saturday, dear.", **SAID)

    assert saved.status_code == 302
    page = text_of(nurse.get(saved["Location"]).content.decode())
    assert "Amina Begum on 30 October 2026" in page
    assert "By phone" in page
    assert f"Written down by {cast.nurse.name} on 2 November 2026" in page
    assert "30 November 2026" in page, "the month runs from the day she asked"
    hers = client_for(cast.person("Amina"))
    mine = text_of(hers.get(reverse("rights:mine")).content.decode())
    assert "It is every Saturday, dear." in mine
    assert f"Written down for you by {cast.nurse.name}." in mine
    looked = text_of(hers.get(reverse("who_looked:who-looked")).content.decode())
    assert f"{cast.nurse.name} wrote down that you asked for something in your record to be put right." in looked


@pytest.mark.parametrize(
    ("said", "field"),
    [({"wanted": ""}, "wanted"), ({"asked_how": "online"}, "asked_how"), ({"asked_on-day": "3"}, "asked_on-day")],
)
def test_half_a_request_is_sent_back_with_the_field(
    cast: Cast, nurse: Client, address: str, said: dict[str, str], field: str
) -> None:
    later = {"asked_on-month": "11"} if "asked_on-day" in said else {}
    refused = post(nurse, address, **{"wanted": "It is every Saturday.", **SAID, **later, **said})
    assert refused.status_code == 422
    assert f'href="#{field}' in refused.content.decode()
    set_identity(cast.nurse, cast.now)
    assert not Correction.objects.exists()


def test_nobody_else_writes_one_down(cast: Cast, nurse: Client, address: str) -> None:
    choose = reverse("rights:choose", args=[cast.people["Amina"]])
    for there in (choose, address):
        assert client_for(cast.intruder).get(there).status_code == 404
        assert client_for(cast.charity_worker).get(there).status_code == 403
        assert client_for(cast.person("Amina")).get(there).status_code == 403
    assert nurse.get(re.sub(r"[0-9a-f]{12}/$", "000000000000/", address)).status_code == 404


def test_a_person_without_an_agreed_plan_has_nothing_to_choose(cast: Cast, nurse: Client) -> None:
    page = nurse.get(reverse("rights:choose", args=[cast.people["Bert"]]))
    assert "There is nothing here that was agreed" in page.content.decode()
