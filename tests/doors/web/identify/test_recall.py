"""The recall list, and the page that says when one person is called."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from alongside.rules.actors import Role
from tests.cast import NOW, Cast, make_cast
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts, with_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """It is 2 November 2026, whatever the day is."""
    with time_machine.travel(NOW, tick=False):
        yield make_cast()


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def _how(person: UUID) -> str:
    return f"/identify/recall/{person}/"


def test_somebody_is_called_in_a_month_and_the_list_has_their_next_step(cast: Cast, client: Client) -> None:
    assert "Nobody is called here." in client.get("/identify/recall/").content.decode()
    with_round(cast, "Bert")
    values = {"month": "11", "kind": "none", "words": "", **_day("until", "", "", "")}
    assert edit(client, _how(cast.people["Bert"]), values).status_code == 302
    page = client.get("/identify/recall/").content.decode()
    assert "Due" in page
    assert f"/prepare/{cast.rounds['Bert']}/appointments/" in page


def test_an_exception_is_on_their_page_and_not_in_the_list(cast: Cast, client: Client) -> None:
    bert = cast.people["Bert"]
    hospital = {"month": "11", "kind": "in-hospital", "words": "A broken hip.", **_day("until", "20", "12", "2026")}
    assert edit(client, _how(bert), hospital).status_code == 302
    page = client.get("/identify/recall/?month=&state=waiting").content.decode()
    assert "until 20 December 2026" in page
    assert "hip" not in page
    assert "hospital" not in page
    assert "A broken hip." in client.get(_how(bert)).content.decode()


def test_what_is_missing_is_said_at_its_field(cast: Cast, client: Client) -> None:
    wrong = {"month": "11", "kind": "not-now", "words": "Away.", **_day("until", "", "", "")}
    answer = edit(client, _how(cast.people["Bert"]), wrong)
    assert answer.status_code == 422
    assert "Say until when they are not called." in answer.content.decode()
    odd = client.get("/identify/recall/?month=2026-13&state=")
    assert odd.status_code == 422
    assert "Choose one of the answers shown" in odd.content.decode()


def test_a_booked_recall_leads_to_its_appointments(cast: Cast, client: Client) -> None:
    with_contacts(cast, "Bert")
    page = client.get("/identify/recall/?month=&state=booked").content.decode()
    assert "See both appointments" in page
    assert "23 November 2026" in page


def test_an_administrator_of_the_practice_calls_people_and_a_health_care_assistant_does_not(cast: Cast) -> None:
    desk = client_for(cast.staff("Pat Lowe", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    helper = client_for(cast.staff("Hana Lee", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery"))
    assert desk.get("/identify/recall/").status_code == 200
    assert helper.get("/identify/recall/").status_code == 403


def _day(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
