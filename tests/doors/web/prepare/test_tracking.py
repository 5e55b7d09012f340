"""Where a pack is: noted by the team, sent again, read out; a held result is never in the script."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import hold_result
from alongside.journey.prepare.reads import pack_for
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for
from tests.preparing import OPEN_AT, with_made_pack, with_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = with_pack(make_cast())
    cast.now = OPEN_AT
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def test_a_pack_that_came_back_is_noted_listed_and_sent_again(cast: Cast, client: Client) -> None:
    pack = f"/prepare/{cast.rounds['Amina']}/pack/"
    assert "Approved, and its day chosen" in client.get(pack).content.decode()
    assert "Nobody has to have read anything" in client.get(f"{pack}step/").content.decode()
    assert client.post(f"{pack}step/", {"step": "came-back", "words": "No such street."}).status_code == 302
    assert "No such street." in client.get(pack).content.decode()
    listed = client.get("/prepare/packs/").content.decode()
    assert f'href="{pack}send-again/"' in listed
    assert "It came back: send it again" in listed
    assert "/details/" in client.get(f"{pack}send-again/").content.decode(), "first look at where it goes"
    assert client.post(f"{pack}send-again/", {"confirm": "yes"}).status_code == 302
    assert "Sent again" in client.get(pack).content.decode()
    assert client.post(f"{pack}send-again/", {"confirm": "yes"}).status_code in (409, 422)


def test_the_person_opening_their_pack_is_seen_by_the_team(cast: Cast, client: Client) -> None:
    assert client_for(cast.person("Amina")).get(f"/prepare/{cast.rounds['Amina']}/").status_code == 200
    assert "Opened on the internet" in client.get(f"/prepare/{cast.rounds['Amina']}/pack/").content.decode()


@pytest.mark.parametrize("sent", [{}, {"step": "opened", "words": ""}, {"step": "brought", "words": "x" * 501}])
def test_what_did_not_happen_is_refused_at_its_field(cast: Cast, client: Client, sent: dict[str, str]) -> None:
    answer = client.post(f"/prepare/{cast.rounds['Amina']}/pack/step/", sent)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_the_script_reads_out_everything_but_what_is_held() -> None:
    cast = with_made_pack(make_cast())
    round_id = cast.rounds["Amina"]
    set_identity(cast.nurse, cast.now)
    held, shown = pack_for(by=cast.nurse, round_id=round_id, now=cast.now).results
    hold_result(by=cast.nurse, round_id=round_id, result=held.id, now=cast.now)
    with time_machine.travel(cast.now, tick=True):
        page = client_for(cast.coordinator).get(f"/prepare/{round_id}/pack/read-out/").content.decode()
    assert f"{shown.name}: this time {shown.value}." in page
    assert f"{held.name}: this time" not in page
    assert "1. What matters most to you?" in page
    assert "I have read it to them" not in page, "it is not out yet"


def test_reading_it_out_is_noted(cast: Cast, client: Client) -> None:
    pack = f"/prepare/{cast.rounds['Amina']}/pack/"
    assert client.post(f"{pack}read-out/", {"confirm": "yes"}).status_code == 302
    assert "Read out to them" in client.get(pack).content.decode()
