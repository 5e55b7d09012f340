"""A concern reaches a privacy officer who took no part, is acknowledged, answered, and read by the person."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from alongside.records.rights.changes import raise_complaint
from alongside.rules.actors import Role
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = with_agreed_plan(make_cast())
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def officer(cast: Cast) -> Client:
    return client_for(cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"))


@pytest.fixture
def address(cast: Cast) -> str:
    amina = cast.person("Amina")
    set_identity(amina, cast.now)
    greenfield = cast.organisations["Greenfield Surgery"]
    said = {"words": "Nobody asked me.", "wanted": "Ask me."}
    return reverse(
        "rights:concern-about", args=[raise_complaint(by=amina, organisation=greenfield, now=cast.now, **said)]
    )


def test_it_is_acknowledged_and_answered_and_she_reads_both(cast: Cast, officer: Client, address: str) -> None:
    assert "1 concern waits for your answer" in officer.get("/").content.decode()
    waiting = text_of(officer.get(reverse("rights:concerns")).content.decode())
    assert "Say that it arrived" in waiting
    assert "5 November 2026" in waiting
    assert "Nobody asked me." in officer.get(address).content.decode()
    amina = client_for(cast.person("Amina"))

    assert post(officer, f"{address}acknowledge/", confirm="yes").status_code == 302
    assert "Petra Okafor looks into it." in amina.get(reverse("rights:mine")).content.decode()
    assert "Answer it" in officer.get(reverse("rights:concerns")).content.decode()

    empty = post(officer, address, answer="")
    assert empty.status_code == 422
    assert 'href="#answer"' in empty.content.decode()
    assert post(officer, address, answer="We ask first from now on.").status_code == 302
    assert "We ask first from now on." in amina.get(reverse("rights:mine")).content.decode()
    assert "No concern waits for an answer." in officer.get(reverse("rights:concerns")).content.decode()
    assert "waits for your answer" not in officer.get("/").content.decode()
    assert "Send the answer" not in officer.get(address).content.decode()
    again = post(officer, address, answer="Once more.")
    assert again.status_code == 422, "it is answered once"


def test_who_took_part_and_who_is_elsewhere_find_nothing(cast: Cast, officer: Client, address: str) -> None:
    otis = cast.staff("Otis Vane", Role.PRIVACY_OFFICER, "Greenfield Surgery")
    set_identity(cast.nurse, cast.now)
    helps = {"kind": "professional", "name": "Otis Vane", "account": otis.known_account}
    add_supporter(by=cast.nurse, person=cast.people["Amina"], now=cast.now, **helps)
    elsewhere = cast.staff("Olga Reid", Role.PRIVACY_OFFICER, "Hillview Surgery")
    for other in (otis, elsewhere):
        client = client_for(other)
        assert "waits for your answer" not in client.get("/").content.decode()
        assert "Amina" not in client.get(reverse("rights:concerns")).content.decode()
        for page in (address, f"{address}acknowledge/"):
            assert client.get(page).status_code == 404
            assert post(client, page, answer="No.").status_code == 404
    for actor in (cast.coordinator, cast.nurse, cast.person("Amina")):
        assert client_for(actor).get(address).status_code == 403


def test_she_reads_who_opened_her_concern(cast: Cast, officer: Client, address: str) -> None:
    amina, who_looked = client_for(cast.person("Amina")), reverse("who_looked:who-looked")
    officer.get(reverse("rights:concerns"))
    assert "opened your concern" not in amina.get(who_looked).content.decode()
    assert officer.get(address).status_code == 200
    assert "Petra Okafor opened your concern." in text_of(amina.get(who_looked).content.decode())
