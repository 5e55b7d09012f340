"""People who were sent to us and may be here already: side by side, decided by a human, acted on by the next import."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from alongside.doors.jobs.import_people import import_file
from alongside.engines.postgres.identity import set_identity
from alongside.records.people.reads import possible_matches
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.nhs_number import nth_test_number
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def brought_in(cast: Cast, folder: Path, family: str = "Begum", number: str = "") -> None:
    """Somebody with Amina's first name and birth date, sent by the practice's system."""
    patient = {
        "resourceType": "Patient",
        "id": "sent",
        "name": [{"given": ["Amina"], "family": family}],
        "birthDate": "1951-03-14",
        "gender": "female",
    }
    if number:
        patient["identifier"] = [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": number}]
    path = folder / "sent.json"
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": patient}]}))
    by = Actor(
        role=Role.SYSTEM,
        organisation=cast.organisations["Greenfield Surgery"],
        purpose=Purpose.IMPORT,
        name="import",
    )
    import_file(path, by, clock=lambda: cast.now)


def waiting(cast: Cast) -> list[UUID]:
    by = cast.coordinator
    set_identity(by, cast.now)
    return [each.id for each in possible_matches(by=by, page=1, now=cast.now).matches]


def test_nobody_waits(cast: Cast) -> None:
    assert "Nobody waits to be matched." in client_for(cast.coordinator).get("/people/matches/").content.decode()


def test_both_are_shown_side_by_side(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    client = client_for(cast.coordinator)
    assert "Somebody here has this name and date of birth." in client.get("/people/matches/").content.decode()
    page = text_of(client.get(f"/people/matches/{match}/").content.decode())
    assert "Who was sent to us" in page and "Who is here" in page
    assert page.count("Amina Begum") == 2
    assert "1 Canal Street" in page


def test_the_same_person_is_joined_by_the_next_import(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    client = client_for(cast.coordinator)
    assert (
        "Are you sure that they are the same person?" in client.get(f"/people/matches/{match}/same/").content.decode()
    )
    answer = post(client, f"/people/matches/{match}/same/", confirm="yes")
    assert (answer.status_code, answer["Location"]) == (302, f"/people/matches/{match}/decided/")
    assert "What was sent is not in their record yet." in client.get(answer["Location"]).content.decode()
    assert waiting(cast) == []
    brought_in(cast, tmp_path)
    assert names_on_the_list(cast) == ["Amina Begum", "Bert Jones"]


def test_somebody_else_is_added_by_the_next_import(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    client = client_for(cast.coordinator)
    answer = post(client, f"/people/matches/{match}/not-the-same/", confirm="yes")
    page = client.get(answer["Location"]).content.decode()
    assert "They are not on your list yet." in page and "bring the same file in again" in page
    assert names_on_the_list(cast) == ["Amina Begum", "Bert Jones"]
    brought_in(cast, tmp_path)
    assert names_on_the_list(cast) == ["Amina Begum", "Amina Begum", "Bert Jones"]


def test_a_number_of_somebody_else_shows_nobody_and_cannot_be_the_same(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path, family="Khan", number=nth_test_number(2))
    (match,) = waiting(cast)
    client = client_for(cast.coordinator)
    page = client.get(f"/people/matches/{match}/").content.decode()
    assert "We cannot show you who has this number." in page
    assert "Bert" not in page and "The same person" not in page
    assert client.get(f"/people/matches/{match}/same/").status_code == 404


def test_a_match_that_was_decided_in_another_tab_says_so(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    client = client_for(cast.coordinator)
    post(client, f"/people/matches/{match}/same/", confirm="yes")
    for late in (
        client.get(f"/people/matches/{match}/"),
        client.get(f"/people/matches/{match}/not-the-same/"),
        post(client, f"/people/matches/{match}/not-the-same/", confirm="yes"),
    ):
        assert late.status_code == 409
        assert "Somebody has decided this already." in late.content.decode()


def test_what_was_not_decided_has_no_page_that_says_so(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    assert client_for(cast.coordinator).get(f"/people/matches/{match}/decided/").status_code == 404


def test_another_organisation_does_not_see_it(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    client = client_for(cast.intruder)
    assert "Amina" not in client.get("/people/matches/").content.decode()
    assert client.get(f"/people/matches/{match}/").status_code == 404


def test_an_answer_that_is_neither_is_not_found(cast: Cast, tmp_path: Path) -> None:
    brought_in(cast, tmp_path)
    (match,) = waiting(cast)
    assert client_for(cast.coordinator).get(f"/people/matches/{match}/perhaps/").status_code == 404


def names_on_the_list(cast: Cast) -> list[str]:
    by = cast.coordinator
    set_identity(by, cast.now)
    page = client_for(by).get("/people/").content.decode()
    return [name for name in ("Amina Begum", "Bert Jones") for _ in range(page.count(f"<bdi>{name}</bdi>"))]
