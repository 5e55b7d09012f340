"""The pages of questions: read as people read them, written row by row, changed without losing anybody's words."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from alongside.rules.actors import Role
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = make_cast()
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def _set(*questions: str, **changed: str) -> dict[str, str]:
    rows: dict[str, str] = {}
    for number, text in enumerate(questions):
        empty = dict.fromkeys(("hint", "easy", "area", "key"), "")
        row = {"text": text, "section": "needs", **empty}
        rows |= {f"prompts-{number}-{name}": value for name, value in row.items()}
    return {"based_on": "0", "title": "Falls", "conditions": "falls, fracture", "language": "en", **rows, **changed}


def _own(client: Client) -> str:
    """The address of a set that was just written."""
    assert client.post("/prompts/new/", _set("When do you fall?")).status_code == 302
    key = client.get("/prompts/").content.decode().split('href="/prompts/own-')[1].split("/")[0]
    return f"/prompts/own-{key}/"


def test_the_shipped_sets_are_there_to_read_and_linked_from_home(client: Client) -> None:
    assert 'href="/prompts/"' in client.get("/").content.decode()
    page = client.get("/prompts/").content.decode()
    assert "We have not written any yet." in page
    assert "Whoever lives with 2 conditions or more" in page
    one = client.get("/prompts/everyone/").content.decode()
    assert "One of the six areas: Preparing for the future" in one
    assert "Where do you want to be if you are very ill?" in one
    assert "Change these questions" not in one, "a shipped set is begun from, not changed"


def test_a_set_is_begun_from_another(client: Client) -> None:
    page = client.get("/prompts/new/?from=breathing").content.decode()
    assert "What does your breathing stop you from doing?" in page
    assert "breathing-day" not in page, "its questions are its own"


def test_rows_are_added_without_losing_what_was_typed(client: Client) -> None:
    page = client.post("/prompts/new/", _set("When do you fall?", **{"prompts-add": "1"})).content.decode()
    assert "When do you fall?" in page
    assert 'name="prompts-1-text"' in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (_set(""), "needs at least 1"),
        (_set("x" * 201), "200"),
        (_set("Why?", title=""), "Fill in “What is the set called?”."),
        (_set("Why?", conditions="a"), "Write at least 3 letters of each condition."),
        (_set("Why?", **{"prompts-0-section": "health"}), "Choose one of the answers"),
        (_set("Why?", language="xx"), "Choose one of the answers"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_field(client: Client, sent: dict[str, str], words: str) -> None:
    answer = client.post("/prompts/new/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "We have not written any yet." in client.get("/prompts/").content.decode()


def test_a_change_is_a_version_and_a_stale_one_shows_both(client: Client) -> None:
    address = _own(client)
    assert client.post(f"{address}change/", _set("Where do you fall?", based_on="1")).status_code == 302
    answer = client.post(f"{address}change/", _set("Why do you fall?", based_on="1"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else saved first" in page
    assert "Where do you fall?" in page
    assert "Why do you fall?" in page
    assert client.post(f"{address}change/", _set("Why do you fall?", based_on="2")).status_code == 302
    assert "Version 3" in client.get(address).content.decode()


def test_a_set_is_put_away_and_used_again(client: Client) -> None:
    address = _own(client)
    assert "Put this set away?" in client.get(f"{address}withdraw/").content.decode()
    assert client.post(f"{address}withdraw/", {"based_on": "1"}).status_code == 302
    assert "no new pack asks it" in client.get(address).content.decode()
    assert client.get(f"{address}put-back/1/").status_code == 200
    assert client.post(f"{address}put-back/1/", {"based_on": "2"}).status_code == 302
    assert "no new pack asks it" not in client.get(address).content.decode()


def test_it_is_for_who_looks_after_people(cast: Cast) -> None:
    clerk = client_for(cast.staff("Cleo Park", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    assert clerk.get("/prompts/").status_code == 403
    assert client_for(cast.person("Amina")).get("/prompts/").status_code == 403
