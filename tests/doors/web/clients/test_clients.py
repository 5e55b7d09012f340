"""Keys of other systems: shown once, listed, withdrawn at once; who has an administrator issues their own."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import ClientKey
from alongside.rules.actors import Actor, Role
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def admin(cast: Cast) -> Actor:
    return cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")


@pytest.fixture
def adam(admin: Actor) -> Client:
    return client_for(admin)


def issue(client: Client, cast: Cast, organisation: str = "Hillview Surgery", name: str = "Hillview records") -> Any:
    given = {"organisation": str(cast.organisations[organisation]), "name": name}
    return client.post("/clients/issue/", given, follow=True)


def test_a_key_is_shown_once_and_opens_the_door(cast: Cast, adam: Client) -> None:
    page = issue(adam, cast).content.decode()
    token = re.search(r'app-secret">([^<]+)<', page)[1]
    assert len(token) >= 40
    listed = adam.get("/clients/").content.decode()
    assert "Hillview records" in listed and token not in listed
    assert not ClientKey.objects.filter(key_hash=token).exists()
    fhir = Client(headers={"Authorization": f"Bearer {token}", "Accept": "application/fhir+json"})
    assert fhir.get("/fhir/R4/Patient", {"_id": str(cast.people["Amina"])}).status_code == 200
    key = ClientKey.objects.get()
    assert adam.get(f"/clients/{key.id}/withdraw/").status_code == 200
    assert adam.post(f"/clients/{key.id}/withdraw/", {"confirm": "yes"}).status_code == 302
    assert fhir.get("/fhir/R4/Patient", {"_id": str(cast.people["Amina"])}).status_code == 401
    assert "Withdrawn" in adam.get("/clients/").content.decode()
    assert adam.post(f"/clients/{key.id}/withdraw/", {"confirm": "yes"}).status_code == 404


def test_the_page_of_a_key_loaded_again_shows_and_makes_no_other(cast: Cast, adam: Client) -> None:
    answer = issue(adam, cast)
    assert answer.redirect_chain == [("/clients/issued/", 302)]
    token = re.search(r'app-secret">([^<]+)<', answer.content.decode())[1]
    again = adam.get("/clients/issued/").content.decode()
    assert "We do not show a key twice" in again and token not in again
    assert token not in str(dict(adam.session))
    assert ClientKey.objects.count() == 1


def test_keys_of_one_name_are_told_apart_by_their_first_characters_and_when_they_were_issued(
    cast: Cast, adam: Client
) -> None:
    pages = [issue(adam, cast).content.decode() for _each in range(2)]
    starts = [re.search(r'app-secret">([0-9a-f]{8})-', page)[1] for page in pages]
    listed = adam.get("/clients/").content.decode()
    assert len(set(starts)) == 2
    assert all(f"begins with {start}" in listed for start in starts)
    assert re.search(r"20\d\d at \d\d:\d\d", listed)
    key = next(each for each in ClientKey.objects.all() if each.id.hex.startswith(starts[1]))
    assert f"begins with {starts[1]}" in adam.get(f"/clients/{key.id}/withdraw/").content.decode()


def test_the_lead_of_an_organisation_sees_its_keys_and_changes_none(cast: Cast, adam: Client) -> None:
    issue(adam, cast)
    lead = client_for(cast.staff("Olive Lark", Role.ORGANISATION_LEAD, "Greenfield Surgery"))
    assert "/clients/" in lead.get("/").content.decode()
    listed = lead.get("/clients/").content.decode()
    assert "Hillview records" in listed and "In use" in listed
    assert "/clients/issue/" not in listed and "/withdraw/" not in listed
    assert lead.get("/clients/issue/").status_code == 403
    assert lead.post(f"/clients/{ClientKey.objects.get().id}/withdraw/", {"confirm": "yes"}).status_code == 403


def test_issuing_and_withdrawing_are_in_the_audit(cast: Cast, admin: Actor, adam: Client) -> None:
    issue(adam, cast)
    adam.post(f"/clients/{ClientKey.objects.get().id}/withdraw/", {"confirm": "yes"})
    set_identity(admin, datetime.now(UTC))
    kinds = set(Event.objects.filter(account=admin.account).values_list("kind", flat=True))
    assert {"token.issued", "token.withdrawn"} <= kinds


def test_who_has_an_administrator_issues_their_own(cast: Cast, adam: Client) -> None:
    cast.staff("Ada Lund", Role.ADMINISTRATOR, "Riverside")
    answer = issue(adam, cast, "Riverside")
    assert answer.status_code == 422
    assert "They issue its keys." in answer.content.decode()
    assert not ClientKey.objects.exists()
    assert issue(adam, cast, "Greenfield Surgery").status_code == 200


def test_another_organisation_neither_sees_nor_withdraws_it(cast: Cast, adam: Client) -> None:
    issue(adam, cast)
    ada = client_for(cast.staff("Ada Lund", Role.ADMINISTRATOR, "Riverside"))
    assert "Hillview records" not in ada.get("/clients/").content.decode()
    assert ada.post(f"/clients/{ClientKey.objects.get().id}/withdraw/", {"confirm": "yes"}).status_code == 404
    hetty = client_for(cast.staff("Hetty Moor", Role.ADMINISTRATOR, "Hillview Surgery"))
    assert hetty.post(f"/clients/{ClientKey.objects.get().id}/withdraw/", {"confirm": "yes"}).status_code == 302


@pytest.mark.parametrize(
    "given",
    [
        {"organisation": "", "name": "x"},
        {"organisation": "00000000-0000-4000-8000-000000000000", "name": "x"},
        {"organisation": "not-an-id", "name": "x"},
        {"name": ""},
        {"name": "a\u202eb"},
        {"name": "x" * 101},
    ],
)
def test_what_is_wrong_is_said(cast: Cast, adam: Client, given: dict[str, str]) -> None:
    right = {"organisation": str(cast.organisations["Hillview Surgery"]), "name": "Hillview records"}
    assert adam.post("/clients/issue/", right | given).status_code == 422
    assert not ClientKey.objects.exists()
