"""Local staff write their own sets of checks: each change is a version, with who and when, and one is put back."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import SetOfChecks, write_check_set
from alongside.journey.prepare.models import LocalCheckSet
from alongside.journey.prepare.reads import check_set_page
from alongside.rules.actors import Role
from alongside.rules.refusals import Invalid, Unknown
from tests.cast import Cast
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

GOUT = {
    "title": "Gout",
    "words": "gout, uric acid",
    "checks": ["weight", "alcohol"],
    "questions": "Which shoes do they wear?\n\nHow many attacks?",
    "is_used": "yes",
}


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def _key() -> str:
    return LocalCheckSet.objects.latest("set_at").key


def test_a_set_is_looked_at_first_and_then_saved(cast: Cast, client: Client) -> None:
    looked = edit(client, "/prepare/checks/new/", {**GOUT, "preview": "yes"})
    shown = looked.content.decode()
    assert "This is what it would ask" in shown
    assert "How many attacks?" in shown
    set_identity(cast.coordinator, cast.now)
    assert not LocalCheckSet.objects.exists()
    assert edit(client, "/prepare/checks/new/", GOUT).status_code == 302
    listed = client.get("/prepare/checks/").content.decode()
    assert "gout, uric acid" in listed
    assert "Our own, version 1" in listed


def test_each_change_is_a_version_and_an_old_one_is_put_back(cast: Cast, client: Client) -> None:
    edit(client, "/prepare/checks/new/", GOUT)
    set_identity(cast.coordinator, cast.now)
    page = f"/prepare/checks/{_key()}/"
    edit(client, page, {**GOUT, "questions": "", "checks": ["weight"]})
    shown = client.get(page).content.decode()
    assert "Version 2" in shown
    assert cast.coordinator.name in shown
    assert "Which shoes do they wear?" in client.get(f"{page}1/put-back/").content.decode()
    assert client.post(f"{page}1/put-back/", {"confirm": "yes"})["Location"] == page
    set_identity(cast.coordinator, cast.now)
    newest = check_set_page(by=cast.coordinator, key=_key())
    assert (newest.newest.version, newest.questions) == (3, ("Which shoes do they wear?", "How many attacks?"))
    assert client.get(f"{page}9/put-back/").status_code == 404


def test_a_shipped_set_is_changed_for_this_organisation_alone(cast: Cast, client: Client) -> None:
    page = "/prepare/checks/diabetes/"
    ours = {**GOUT, "title": "Diabetes here", "words": "diabetes"}
    assert edit(client, page, ours).status_code == 302
    theirs = client_for(cast.staff("Hugo Vale", Role.COORDINATOR, "Hillview Surgery"))
    assert "Diabetes here" in client.get(page).content.decode()
    assert "Diabetes here" not in theirs.get(page).content.decode()
    assert "As it came" in theirs.get("/prepare/checks/").content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": ""}, "What is it called?"),
        ({"words": ""}, "Write which words"),
        ({"checks": [], "questions": ""}, "Choose at least one check"),
        ({"checks": ["horoscope"]}, "Choose only from the answers shown"),
        ({"questions": "\n".join(["Why?"] * 21)}, "20 is the most"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_saved(
    cast: Cast, client: Client, changed: dict[str, object], words: str
) -> None:
    answer = edit(client, "/prepare/checks/new/", {**GOUT, **changed})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    set_identity(cast.coordinator, cast.now)
    assert not LocalCheckSet.objects.exists()


def test_a_set_that_there_is_not_is_unknown(cast: Cast, client: Client) -> None:
    assert client.get("/prepare/checks/horoscope/").status_code == 404
    set_identity(cast.coordinator, cast.now)
    wrong = SetOfChecks("Stars", ["stars"], ["horoscope"], [])
    with pytest.raises(Invalid):
        write_check_set(by=cast.coordinator, key="", written=wrong, now=cast.now)
    with pytest.raises(Unknown):
        write_check_set(by=cast.coordinator, key="horoscope", written=wrong, now=cast.now)


def test_it_is_written_by_those_who_care_for_people(cast: Cast) -> None:
    helper = client_for(cast.staff("Hana Lee", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery"))
    assert helper.get("/prepare/checks/").status_code == 403
