"""A form that comes twice does a thing once: the second is led where the first was, or told that it is another form."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from alongside.doors.jobs.forget_receipts import forget_old_receipts
from alongside.doors.web import idempotency, saying
from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.models import Contribution
from alongside.records.receipts.changes import KEPT_FOR, forget_receipts, take_form
from alongside.records.receipts.models import Receipt
from alongside.records.receipts.values import Taken
from alongside.rules.actors import system
from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import hidden
from tests.doors.web.signed_in import client_for

ADDRESS = "/review/updates/add/"
WORDS = "My knee is worse."
FROM_HERE = {"Origin": "http://testserver"}


@pytest.fixture
def cast(db: None) -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))


def send(client: Client, key: object, words: str = WORDS, **more: str) -> HttpResponse:
    sent = {idempotency.FIELD: str(key), "section": "needs", "words": words, **more}
    return client.post(ADDRESS, sent, headers=FROM_HERE)  # type: ignore[return-value]


def said(cast: Cast, words: str = WORDS) -> int:
    set_identity(cast.coordinator, cast.now)
    return Contribution.objects.filter(words=words).count()


def test_the_same_form_again_has_the_same_answer_and_no_second_effect(cast: Cast, client: Client) -> None:
    key = uuid4()
    answers = [send(client, key) for _ in range(3)]
    assert {(each.status_code, each["Location"]) for each in answers} == {(302, "/review/updates/?saved=yes")}
    assert said(cast) == 1


def test_without_its_key_it_would_have_two(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: the test above sees it."""
    monkeypatch.setattr(idempotency, "_key", lambda request: uuid4())
    monkeypatch.setattr(saying, "key_of_new", lambda request: str(uuid4()))
    key = uuid4()
    for _ in range(2):
        send(client, key)
    assert said(cast) == 2


def test_the_same_key_with_other_words_is_refused_and_the_words_come_back(cast: Cast, client: Client) -> None:
    """Bad input 45."""
    key, other = uuid4(), "My knee is better."
    send(client, key)
    answer = send(client, key, other)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This page was sent before, with something else on it. That is saved." in text_of(page)
    assert (said(cast), said(cast, other)) == (1, 0)
    assert other in page
    again = hidden(page, idempotency.FIELD)
    assert again != str(key)
    assert send(client, again, other).status_code == 302
    assert said(cast, other) == 1


@pytest.mark.parametrize("key", ["", "1", "x" * 36, "../../etc"])
def test_a_form_without_a_key_is_refused(cast: Cast, client: Client, key: str) -> None:
    answer = send(client, key)
    assert answer.status_code == 422
    assert "Open it again and send it once more" in text_of(answer.content.decode())
    assert said(cast) == 0


def test_what_could_not_be_taken_may_be_put_right_under_its_key(cast: Cast, client: Client) -> None:
    key = uuid4()
    assert send(client, key, " ").status_code == 422
    assert send(client, key).status_code == 302
    assert said(cast) == 1


def test_what_was_refused_may_be_sent_again(cast: Cast, client: Client) -> None:
    """A refusal takes the receipt back with everything else."""
    key, nobodys = uuid4(), f"/document/{uuid4()}/agree/"
    assert client.post(nobodys, {idempotency.FIELD: str(key)}).status_code == 404
    assert send(client, key).status_code == 302
    assert said(cast) == 1


def test_the_same_key_from_another_account_is_another_form(cast: Cast, client: Client) -> None:
    key = uuid4()
    send(client, key)
    set_identity(cast.coordinator, cast.now)
    assert take_form(by=cast.coordinator, key=key, digest=b"", now=cast.now).is_new
    set_identity(cast.person("Amina"), cast.now)
    assert not take_form(by=cast.person("Amina"), key=key, digest=b"", now=cast.now).is_new


def test_saving_by_itself_has_no_key_and_keeps_no_receipt(cast: Cast, client: Client) -> None:
    answer = client.post(ADDRESS, {idempotency.FIELD: "", "words": WORDS}, headers={"X-Autosave": "1"})
    assert "sent before" not in answer.content.decode()


@pytest.fixture
def committed(transactional_db: None) -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.mark.django_db(transaction=True)
def test_twice_at_the_same_moment_is_once(committed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits for the first, and is led where it was: each has a connection of its own."""
    meeting, take, key = Barrier(2, timeout=60), idempotency.take_form, str(uuid4())

    def together(**given: Any) -> Taken:
        meeting.wait()
        return take(**given)

    monkeypatch.setattr(idempotency, "take_form", together)
    page = f"/document/{committed.rounds['Bert']}/add/strengths/"

    def press(client: Client) -> tuple[int, str]:
        try:
            sent = {idempotency.FIELD: key, "words": "I sing.", "whose": "person", "based_on": "0"}
            answer = client.post(page, sent)
            return answer.status_code, answer["Location"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, [browser(committed.coordinator), browser(committed.coordinator)]))
    assert answers == [(302, f"/document/{committed.rounds['Bert']}/#strengths")] * 2
    assert Contribution.objects.using("owner").filter(words="I sing.").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_receipt_says_nothing_of_what_was_sent_and_goes_after_two_days(committed: Cast) -> None:
    send(client_for(committed.person("Cora")), uuid4())
    rows = list(Receipt.objects.using("owner").values_list("digest", "led_to"))
    assert [led_to for _digest, led_to in rows] == ["/review/updates/?saved=yes"]
    assert len(rows[0][0]) == 32
    with time_machine.travel(committed.now + KEPT_FOR - timedelta(minutes=1), tick=False):
        assert forget_old_receipts() == 0
    with time_machine.travel(committed.now + KEPT_FOR + timedelta(minutes=1), tick=False):
        assert forget_old_receipts() == 1
    assert not Receipt.objects.using("owner").exists()


def test_nobody_but_the_job_takes_receipts_away(cast: Cast, client: Client) -> None:
    send(client, uuid4())
    late = datetime.now(UTC) + KEPT_FOR * 2
    set_identity(cast.person("Amina"), late)
    assert forget_receipts(by=cast.person("Amina"), now=late) == 0
    set_identity(system(), late)
    assert forget_receipts(by=system(), now=late) == 1
