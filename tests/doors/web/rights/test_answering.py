"""The team answers what a person asked to be put right, and the person reads the answer."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.plans.changes import change_item, move_round, take_out_item
from alongside.records.plans.reads import item_in_draft
from alongside.records.plans.values import Edit
from alongside.records.rights.models import Correction
from alongside.rules.stages import Stage
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


def shown_on(page: HttpResponse) -> str:
    """What the page carries along of the entry as it shows it."""
    return re.findall(r'name="shown" value="([^"]+)"', page.content.decode())[0]


def answer(cast: Cast, **said: object) -> HttpResponse:
    given = {"decision": "accept", "words": NEW, "answer": "You are right. Thank you."}
    address, coordinator = reverse("rights:correction", args=[the_one(cast).id]), client_for(cast.coordinator)
    if the_one(cast).is_accepted is None and "shown" not in said:
        given["shown"] = shown_on(coordinator.get(address))
    return post(coordinator, address, **{**given, **said})


def changed_by_the_nurse(cast: Cast, words: str) -> None:
    item, round_id = the_one(cast).item, cast.rounds["Amina"]
    set_identity(cast.nurse, cast.now)
    old = item_in_draft(by=cast.nurse, round_id=round_id, item=item)
    edit = Edit(words, old.importance, old.confidence, old.who, old.by_when)
    change_item(by=cast.nurse, round_id=round_id, item=item, based_on=old.seq, edit=edit, now=cast.now)


def in_draft(cast: Cast) -> str:
    item = the_one(cast).item
    return item_in_draft(by=cast.coordinator, round_id=cast.rounds["Amina"], item=item).words


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


def test_what_was_changed_since_she_asked_is_shown_beside_what_it_said_and_what_she_asks(
    cast: Cast, amina: Client
) -> None:
    changed_by_the_nurse(cast, "Seeing her on Fridays.")
    page = client_for(cast.coordinator).get(reverse("rights:correction", args=[the_one(cast).id]))
    shown = text_of(page.content.decode())
    for words in ("This entry was changed since Amina asked", OLD, "Seeing her on Fridays.", "It is every Saturday."):
        assert words in shown
    assert f"Changed by {cast.nurse.name}" in shown
    assert answer(cast, words="Seeing her on Fridays.").status_code == 422, "the same as what stands there now"
    assert in_draft(cast) == "Seeing her on Fridays."

    assert answer(cast).status_code == 302, "chosen with all three in sight"
    assert (in_draft(cast), the_one(cast).is_accepted) == (NEW, True)


def test_what_stands_there_now_may_be_right_already(cast: Cast, amina: Client) -> None:
    assert answer(cast, decision="stands").status_code == 422, "there is nothing newer yet"
    changed_by_the_nurse(cast, NEW)
    assert answer(cast, decision="stands", answer="The nurse put it right.").status_code == 302
    assert (in_draft(cast), the_one(cast).is_accepted, the_one(cast).corrected_number) == (NEW, True, 2)


@pytest.mark.parametrize("decision", ["accept", "refuse"])
def test_at_the_moment_of_the_save_newer_words_stay_and_what_was_written_too(
    cast: Cast, amina: Client, decision: str
) -> None:
    address = reverse("rights:correction", args=[the_one(cast).id])
    shown = shown_on(client_for(cast.coordinator).get(address))
    changed_by_the_nurse(cast, "Seeing her on Fridays.")

    late = answer(cast, decision=decision, shown=shown)

    words = text_of(late.content.decode())
    assert late.status_code == 409
    assert "This entry was changed while you were answering" in words
    for kept in (OLD, "Seeing her on Fridays.", "It is every Saturday.", NEW, "You are right. Thank you."):
        assert kept in words
    assert (in_draft(cast), the_one(cast).is_accepted) == ("Seeing her on Fridays.", None)
    assert answer(cast, decision="accept", shown=shown_on(late)).status_code == 302
    assert in_draft(cast) == NEW


def test_what_was_taken_out_at_the_moment_of_the_save_is_said_and_her_words_are_kept(cast: Cast, amina: Client) -> None:
    item, round_id = the_one(cast).item, cast.rounds["Amina"]
    shown = shown_on(client_for(cast.coordinator).get(reverse("rights:correction", args=[the_one(cast).id])))
    based_on = item_in_draft(by=cast.coordinator, round_id=round_id, item=item).seq
    take_out_item(by=cast.coordinator, round_id=round_id, item=item, based_on=based_on, now=cast.now)
    late = answer(cast, shown=shown)
    words = text_of(late.content.decode())
    assert late.status_code == 409
    assert "it was taken out" in words and NEW in words
    assert "the words below take the place" not in words
    assert answer(cast, decision="stands", shown=shown_on(late)).status_code == 302
    assert the_one(cast).is_accepted is True


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


def test_an_entry_in_no_draft_says_so_before_anything_is_written(cast: Cast, amina: Client) -> None:
    address, said = reverse("rights:correction", args=[the_one(cast).id]), "This entry is in no draft now"
    assert said not in client_for(cast.coordinator).get(address).content.decode()
    set_identity(cast.coordinator, cast.now)
    move_round(by=cast.coordinator, round_id=cast.rounds["Amina"], to=Stage.CLOSED, now=cast.now)
    assert said in client_for(cast.coordinator).get(address).content.decode()
    refused = answer(cast)
    assert refused.status_code == 422
    assert NEW in refused.content.decode()
    assert answer(cast, decision="refuse").status_code == 302


def test_she_reads_who_opened_what_she_asked(cast: Cast, amina: Client) -> None:
    coordinator = client_for(cast.coordinator)
    coordinator.get(reverse("rights:requests"))
    address, opened = reverse("rights:correction", args=[the_one(cast).id]), "opened what you asked to be put right."
    assert opened not in text_of(amina.get(reverse("who_looked:who-looked")).content.decode()), "a list is none of it"
    coordinator.get(address)
    client_for(cast.intruder).get(address)
    looked = text_of(amina.get(reverse("who_looked:who-looked")).content.decode())
    assert f"{cast.coordinator.name} {opened}" in looked
    assert looked.count(opened) == 1
    set_identity(cast.person("Amina"), cast.now)
    event = Event.objects.get(kind="correction.opened")
    assert event.detail["item"] == str(the_one(cast).item), "whoever is kept from the entry is kept from the line"


def test_nobody_outside_the_team_finds_it(cast: Cast, amina: Client) -> None:
    address = reverse("rights:correction", args=[the_one(cast).id])
    assert client_for(cast.intruder).get(address).status_code == 404
    assert "Amina" not in client_for(cast.intruder).get(reverse("rights:requests")).content.decode()
    assert client_for(cast.charity_worker).get(address).status_code == 403
    assert amina.get(address).status_code == 403
