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
    return client.post("/clients/issue/", {"organisation": str(cast.organisations[organisation]), "name": name})


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
