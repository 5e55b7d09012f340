"""Every page of preparing opens for those it is for, and for nobody else."""

from uuid import UUID

import pytest
from django.urls import reverse

from alongside.rules.actors import Role
from tests.cast import Cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

OWN = ["hub", "results", "question", "check", "thank-you"]
TEAM = ["appointments", "pack", "make", "result", "release", "print", "paper", "paper-question", "round-answers"]
LISTS = ["answers", "packs"]


def _address(name: str, round_id: UUID) -> str:
    if name in LISTS:
        return reverse(f"prepare:{name}")
    more = ["what-matters"] if name in ("question", "paper-question") else []
    return reverse(f"prepare:{name}", args=[round_id, *more])


@pytest.mark.parametrize("name", OWN)
def test_the_person_opens_their_pages(cast: Cast, name: str) -> None:
    answer = client_for(cast.person("Amina")).get(_address(name, cast.rounds["Amina"]))
    assert answer.status_code == 200, answer.content


@pytest.mark.parametrize("name", [*TEAM, *LISTS])
def test_the_team_opens_its_pages(cast: Cast, name: str) -> None:
    answer = client_for(cast.coordinator).get(_address(name, cast.rounds["Amina"]))
    assert answer.status_code == 200, answer.content


@pytest.mark.parametrize("name", [*OWN, *TEAM])
def test_nobody_else_learns_that_there_is_such_a_page(cast: Cast, name: str) -> None:
    address = _address(name, cast.rounds["Amina"])
    stranger = cast.person("Bert") if name in OWN else cast.intruder
    assert client_for(stranger).get(address).status_code == 404
    assert client_for(cast.charity_worker).get(address).status_code == 403


@pytest.mark.parametrize("name", TEAM)
def test_the_teams_pages_are_not_the_persons(cast: Cast, name: str) -> None:
    assert client_for(cast.person("Amina")).get(_address(name, cast.rounds["Amina"])).status_code == 403


def test_the_printed_pack_is_a_pdf(cast: Cast) -> None:
    answer = client_for(cast.coordinator).get(_address("print", cast.rounds["Amina"]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_start_leads_to_the_open_round_or_says_that_there_is_none(cast: Cast) -> None:
    answer = client_for(cast.person("Amina")).get("/prepare/")
    assert (answer.status_code, answer["Location"]) == (302, f"/prepare/{cast.rounds['Amina']}/")
    assert "nothing to get ready for" in client_for(cast.person("Bert")).get("/prepare/").content.decode()


def test_a_practice_administrator_books_but_sees_no_results(cast: Cast) -> None:
    office = client_for(cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    assert office.get(_address("appointments", cast.rounds["Amina"])).status_code == 200
    assert office.get(_address("pack", cast.rounds["Amina"])).status_code == 403
