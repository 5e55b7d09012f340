"""Two who do the same thing at the same moment, each on a connection of their own: one is let through, one is told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connections
from django.http import HttpResponse
from django.test import Client

from alongside.doors import access
from alongside.journey.identify.changes import inviting as identify
from alongside.journey.identify.models import Offer
from alongside.records.people.changes import people
from alongside.records.people.models import Person
from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

NEW = {
    "given_name": "Kit",
    "family_name": "Moss",
    "nhs_number": "9990000042",
    "language": "en",
    "born_on-day": "1",
    "born_on-month": "2",
    "born_on-year": "1950",
}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def test_two_invitations_of_one_person(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _meet(monkeypatch, identify, "open_round_of")
    taken, refused = _both(cast, f"/identify/invite/{cast.people['Hal']}/", {"confirm": "yes"})
    assert (taken.status_code, refused.status_code) == (302, 409)
    said = refused.content.decode()
    assert "at the same moment" in said or "under way already" in said  # whoever comes second waits, or is refused
    assert Offer.objects.using("owner").filter(person_id=cast.people["Hal"]).count() == 1


def test_two_who_add_the_same_person(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _meet(monkeypatch, people, "_is_known")
    taken, refused = _both(cast, "/people/add/", NEW)
    assert (taken.status_code, refused.status_code) == (302, 409)
    assert Person.objects.using("owner").filter(nhs_number=NEW["nhs_number"]).count() == 1


def test_without_the_translation_it_would_be_an_error(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: the one above sees it."""
    monkeypatch.setattr(access, "is_clash", lambda error: False)
    _meet(monkeypatch, people, "_is_known")
    _taken, refused = _both(cast, "/people/add/", NEW)
    assert refused.status_code == 500


def test_another_broken_rule_of_the_database_is_a_mistake_of_ours(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**given: object) -> None:
        raise IntegrityError("a check constraint")

    monkeypatch.setattr(identify, "check_can_invite", lambda *given: broken())
    answer = browser(cast.coordinator).post(f"/identify/invite/{cast.people['Hal']}/", {"confirm": "yes"})
    assert answer.status_code == 500


def _both(cast: Cast, address: str, data: dict[str, str]) -> list[HttpResponse]:
    """What two colleagues are answered who post at once, the smaller status first."""

    def send(client: Client) -> HttpResponse:
        try:
            return client.post(address, data)  # type: ignore[return-value]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(send, [browser(cast.coordinator), browser(cast.nurse)])
        return sorted(answers, key=lambda answer: answer.status_code)


def _meet(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """Both have looked before either writes."""
    meeting, look = Barrier(2, timeout=20), getattr(module, name)

    def together(*given: Any, **named: Any) -> Any:
        found = look(*given, **named)
        meeting.wait()
        return found

    monkeypatch.setattr(module, name, together)
