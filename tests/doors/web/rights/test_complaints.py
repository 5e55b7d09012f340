"""A concern reaches a privacy officer who took no part, is acknowledged, answered, and read by the person."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from alongside.doors.jobs.alert_officers import alert_officers
from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.models import Account
from alongside.records.rights.changes import claim_concern_alerts, finish_concern_alert, raise_complaint
from alongside.records.rights.changes.alerts import MOST_TRIES
from alongside.records.rights.models import Complaint
from alongside.records.rights.values import ConcernAlert
from alongside.rules.actors import Actor, Role, system
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


def with_address(actor: Actor, address: str) -> Actor:
    Account.objects.filter(id=actor.account).update(email=address)
    return actor


def test_who_may_answer_is_mailed_by_reference_and_by_nothing_else(
    cast: Cast, address: str, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_FOLDER, settings.EMAIL_WAY = tmp_path, "folder"
    petra = with_address(cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"), "petra@green.example")
    with_address(cast.staff("Olga Reid", Role.PRIVACY_OFFICER, "Hillview Surgery"), "olga@hill.example")
    otis = with_address(cast.staff("Otis Vane", Role.PRIVACY_OFFICER, "Greenfield Surgery"), "otis@green.example")
    set_identity(cast.nurse, cast.now)
    helps = {"kind": "professional", "name": "Otis Vane", "account": otis.known_account}
    add_supporter(by=cast.nurse, person=cast.people["Amina"], now=cast.now, **helps)

    assert (alert_officers(), alert_officers()) == (1, 0)

    [mail] = [each.read_text() for each in tmp_path.iterdir()]
    reference = address.split("/")[-2][:8].upper()
    assert f"Subject: A concern waits for you: {reference}" in mail
    assert "To: petra@green.example" in mail, "not who took part, and not who is elsewhere"
    for word in ("Amina", "Begum", str(cast.people["Amina"]), "Nobody asked me", "Ask me", address.split("/")[-2]):
        assert word not in mail
    client = client_for(petra)
    assert reference in text_of(client.get(reverse("rights:concerns")).content.decode())
    page = text_of(client.get(address).content.decode())
    assert f"Reference {reference}" in page
    assert "E-mail about it Sent on 2 November 2026" in page


def test_where_nobody_can_be_told_it_is_tried_again_and_then_left_to_the_list(cast: Cast, address: str) -> None:
    with time_machine.travel(cast.now + timedelta(minutes=1), tick=False) as clock:
        for tried in range(1, MOST_TRIES + 1):
            assert alert_officers() == 1, tried
            assert alert_officers() == 0, "not at once again"
            clock.shift(timedelta(minutes=2**tried))
        clock.shift(timedelta(days=1))
        assert alert_officers() == 0
        assert "Nobody was told by e-mail." in text_of(client_of_petra(cast).get(address).content.decode())


def test_nobody_but_the_outbox_claims_a_concern(cast: Cast, address: str) -> None:
    for by in (
        cast.nurse,
        cast.person("Amina"),
        cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"),
    ):
        set_identity(by, cast.now)
        assert claim_concern_alerts(by=by, most=5, now=cast.now) == ()
        finish_concern_alert(by=by, alert=ConcernAlert(UUID(address.split("/")[-2]), 1, ()), now=cast.now)
    set_identity(cast.person("Amina"), cast.now)
    assert Complaint.objects.get().alerted_at is None
    by = system()
    set_identity(by, cast.now)
    assert not Complaint.objects.exists(), "the outbox reads none of it"
    [claimed] = claim_concern_alerts(by=by, most=5, now=cast.now)
    assert str(claimed.complaint) in address
    assert "Will be sent in a few minutes" in text_of(client_of_petra(cast).get(address).content.decode())


def test_she_reads_when_it_arrived_and_when_an_answer_can_be_expected(cast: Cast, address: str) -> None:
    mine = text_of(client_for(cast.person("Amina")).get(reverse("rights:mine")).content.decode())
    assert "It arrived on 2 November 2026" in mine
    assert "You read here by 5 November 2026 who looks into it. You get an answer by 3 May 2027." in mine


def client_of_petra(cast: Cast) -> Client:
    return client_for(cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"))
