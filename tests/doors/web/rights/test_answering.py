"""The team answers what a person asked to be put right, and the person reads the answer."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.reads import item_in_draft
from alongside.records.rights.models import Correction
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

OLD, NEW = "Seeing my granddaughter every Sunday.", "Seeing my granddaughter every Saturday."


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = with_agreed_plan(make_cast())
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def amina(cast: Cast) -> Client:
    """She has asked for the entry about her granddaughter to be put right, from the entry itself."""
    client = client_for(cast.person("Amina"))
    for beside in re.findall(r"/my-record/entry/[0-9a-f-]{36}/", client.get(reverse("plan:mine")).content.decode()):
        page = client.get(beside).content.decode()
        if OLD in page:
            address = re.findall(r'href="(/my-record/entry/[0-9a-f-]{36}/correct/)', page)[0]
            assert post(client, address, wanted="It is every Saturday.").status_code == 302
    return client


def the_one(cast: Cast) -> Correction:
    set_identity(cast.coordinator, cast.now)
    return Correction.objects.get()


def answer(cast: Cast, **said: object) -> object:
    given = {"decision": "accept", "words": NEW, "answer": "You are right. Thank you."}
    address = reverse("rights:correction", args=[the_one(cast).id])
    return post(client_for(cast.coordinator), address, **{**given, **said})


def test_it_is_put_right_in_the_draft_and_the_person_reads_the_answer(cast: Cast, amina: Client) -> None:
    coordinator = client_for(cast.coordinator)
    assert reverse("rights:requests") in coordinator.get("/").content.decode()
    waiting = coordinator.get(reverse("rights:requests")).content.decode()
    assert "Amina" in waiting
    assert "2 December 2026" in waiting
    page = text_of(coordinator.get(reverse("rights:correction", args=[the_one(cast).id])).content.decode())
    assert OLD in page
    assert "It is every Saturday." in page
    assert "You get an answer by 2 December 2026." in amina.get(reverse("rights:mine")).content.decode()

    assert answer(cast).status_code == 302

    row = the_one(cast)
    draft = item_in_draft(by=cast.coordinator, round_id=cast.rounds["Amina"], item=row.item)
    assert (row.is_accepted, draft.words, draft.seq) == (True, NEW, row.corrected_number)
    assert "Nobody waits for an answer." in coordinator.get(reverse("rights:requests")).content.decode()
    assert "You are right." in coordinator.get(reverse("rights:correction", args=[row.id])).content.decode()
    mine = amina.get(reverse("rights:mine")).content.decode()
    assert "It is put right. You are right. Thank you." in mine
    assert OLD in amina.get(reverse("plan:mine")).content.decode(), "what was agreed stays as it was"


def test_it_stays_as_it_is_with_a_reason(cast: Cast, amina: Client) -> None:
    assert answer(cast, decision="refuse", words=OLD, answer="You said so on 1 May.").status_code == 302
    row = the_one(cast)
    assert (row.is_accepted, row.corrected_number) == (False, None)
    assert "It stays as it is. You said so on 1 May." in amina.get(reverse("rights:mine")).content.decode()
    assert answer(cast).status_code == 422, "it is answered once"
    assert the_one(cast).is_accepted is False


@pytest.mark.parametrize(
    ("said", "field"), [({"answer": ""}, "answer"), ({"words": OLD}, "words"), ({"decision": ""}, "decision")]
)
def test_half_an_answer_is_sent_back_with_the_field(
    cast: Cast, amina: Client, said: dict[str, str], field: str
) -> None:
    refused = answer(cast, **said)
    assert refused.status_code == 422
    assert f'href="#{field}' in refused.content.decode()
    assert the_one(cast).is_accepted is None


def test_nobody_outside_the_team_finds_it(cast: Cast, amina: Client) -> None:
    address = reverse("rights:correction", args=[the_one(cast).id])
    assert client_for(cast.intruder).get(address).status_code == 404
    assert "Amina" not in client_for(cast.intruder).get(reverse("rights:requests")).content.decode()
    assert client_for(cast.charity_worker).get(address).status_code == 403
    assert amina.get(address).status_code == 403
