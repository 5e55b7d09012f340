"""Two who save two different sections at the same moment: both saves are there, 200 times over."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
import time_machine
from django.db import connections
from django.test import Client

from alongside.doors.web import idempotency
from alongside.records.plans.models import Contribution
from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.cast import Cast

ROUNDS = 200
SECTIONS = ("strengths", "needs")

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def lost(cast: Cast, rounds: int) -> set[str]:
    """The words that were acknowledged and are not there."""
    meeting = Barrier(len(SECTIONS), timeout=300)

    def write(client: Client, section: str) -> list[str]:
        try:
            return [words for number in range(rounds) if (words := _saved(cast, client, section, number, meeting))]
        finally:
            connections.close_all()

    clients = [browser(cast.coordinator), browser(cast.nurse)]
    with ThreadPoolExecutor(len(SECTIONS)) as pool:
        saved = [words for each in pool.map(write, clients, SECTIONS) for words in each]
    assert len(saved) == rounds * len(SECTIONS)
    there = Contribution.objects.using("owner").filter(words__startswith="round ").values_list("words", flat=True)
    return set(saved) - set(there)


def _saved(cast: Cast, client: Client, section: str, number: int, meeting: Barrier) -> str:
    words = f"round {number}, {section}"
    meeting.wait()
    page = f"/document/{cast.rounds['Bert']}/add/{section}/"
    answer = client.post(page, {"words": words, "whose": "together", "based_on": "0"})
    return words if answer.status_code == 302 else ""


def test_none_is_lost(cast: Cast) -> None:
    assert lost(cast, ROUNDS) == set()


def test_a_lost_one_would_be_seen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: every form has the same key, so that each looks like one that came before."""
    monkeypatch.setattr(idempotency, "_key", lambda request: UUID(int=1))
    monkeypatch.setattr(idempotency, "_digest", lambda request: b"")
    assert lost(cast, 3)
