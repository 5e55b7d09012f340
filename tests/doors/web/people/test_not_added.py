"""Whoever has an NHS number, adding it by hand answers the same, costs the same, and asks somebody to look."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.rules.nhs_number import nth_test_number
from tests.cast import NOW, Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

THERE = nth_test_number(9)
# What is typed, and whose number it is.
KNOWN = {
    "on our list": ("Amina", "Begum", (1951, 3, 14), nth_test_number(1)),
    "on our list by another name": ("Una", "Hart", (1951, 3, 4), nth_test_number(1)),
    "on our list by another birth date": ("Amina", "Begum", (1952, 3, 14), nth_test_number(1)),
    "at another surgery": ("Nia", "Hughes", (1951, 3, 4), THERE),
    "at another surgery by another name": ("Mia", "Evans", (1951, 3, 4), THERE),
    "at another surgery by another birth date": ("Nia", "Hughes", (1961, 3, 4), THERE),
}


@pytest.fixture(autouse=True)
def one_minute() -> Iterator[None]:
    """A new minute is written into the session: a request that begins one does more work than the others."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    doctor = cast.intruder
    set_identity(doctor, cast.now)
    details = PersonDetails(given_name="Nia", family_name="Hughes", born_on=date(1951, 3, 4), nhs_number=THERE)
    add_person(by=doctor, details=details, now=cast.now)
    return cast


@pytest.fixture
def client(cast: Cast) -> Client:
    client = client_for(cast.coordinator)
    client.get("/people/add/")
    return client


def typed(case: str) -> dict[str, str]:
    given, family, (year, month, day), number = KNOWN[case]
    born = {"born_on-day": str(day), "born_on-month": str(month), "born_on-year": str(year)}
    return {"given_name": given, "family_name": family, "nhs_number": number, "language": "en", **born}


@pytest.mark.parametrize("case", KNOWN)
def test_the_answer_is_the_same_for_every_case(cast: Cast, client: Client, case: str) -> None:
    answer = client.post("/people/add/", typed(case))
    assert (answer.status_code, answer["Location"]) == (302, "/people/add/not-added/")
    page = text_of(client.get(answer["Location"]).content.decode())
    assert "We cannot add this person by hand. We have asked somebody to look." in page
    assert not any(word in page for word in typed(case).values() if len(word) > 4)


def test_the_work_is_the_same_for_every_case(cast: Cast, client: Client) -> None:
    asked = set()
    for case in KNOWN:
        with CaptureQueriesContext(connection) as queries:
            client.post("/people/add/", typed(case))
        asked.add(tuple(each["sql"].split(" ")[0] for each in queries if "SAVEPOINT" not in each["sql"]))
    assert len(asked) == 1


@pytest.mark.parametrize("case", KNOWN)
def test_somebody_is_asked_to_look_and_learns_no_more(cast: Cast, client: Client, case: str) -> None:
    for _again in range(2):
        client.post("/people/add/", typed(case))
    listed = client.get("/people/matches/").content.decode()
    assert listed.count("Somebody tried to add this person by hand, and it could not be done.") == 1
    match = listed.split('href="/people/matches/')[1].split("/")[0]
    page = text_of(client.get(f"/people/matches/{match}/").content.decode())
    assert "Search your list for them." in page
    assert "The same person" not in page and THERE not in page and "Canal Street" not in page
    assert client.get(f"/people/matches/{match}/same/").status_code == 404
    answer = post(client, f"/people/matches/{match}/not-the-same/", confirm="yes")
    assert "They are off this list. Nobody was added." in client.get(answer["Location"]).content.decode()
    assert "Nobody waits to be matched." in client.get("/people/matches/").content.decode()


def test_the_audit_has_it_for_our_organisation_and_not_in_the_life_of_whoever_it_is(cast: Cast, client: Client) -> None:
    client.post("/people/add/", typed("at another surgery"))
    set_identity(cast.coordinator, cast.now)
    event = Event.objects.get(kind="person.not-added")
    assert (event.person, event.organisation, event.account) == (
        None,
        cast.coordinator.organisation,
        cast.coordinator.account,
    )
    assert event.detail == {}
