"""Two who put the same person's details right: nothing that either saved is lost, also at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html import unescape
from threading import Barrier, BrokenBarrierError

import pytest
import time_machine
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from alongside.doors.web import idempotency
from alongside.doors.web.people import details
from alongside.records.people.models import Person
from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.attacks.html_forms import forms_of
from tests.cast import Cast
from tests.doors.web.pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def address(cast: Cast) -> str:
    return f"/people/{cast.people['Amina']}/details/"


def opened(cast: Cast, client: Client) -> dict[str, str]:
    """The page as somebody has it open, to be sent."""
    return _form(client.get(address(cast)), cast)


def _form(answer: HttpResponse, cast: Cast) -> dict[str, str]:
    page = answer.content.decode()
    form = next(each for each in forms_of(page, address(cast)) if "drawn_with" in each.fields)
    return {name: each.value for name, each in form.fields.items() if name not in ("csrfmiddlewaretoken", "told_by")}


def kept(cast: Cast) -> Person:
    return Person.objects.using("owner").get(id=cast.people["Amina"])


def test_each_changes_something_else_and_both_are_kept(cast: Cast) -> None:
    first, second = browser(cast.coordinator), browser(cast.nurse)
    pages = opened(cast, first), opened(cast, second)
    assert first.post(address(cast), {**pages[0], "telephone": "01632 960001"}).status_code == 302
    assert second.post(address(cast), {**pages[1], "postcode": "GR2 9ZZ"}).status_code == 302
    assert (kept(cast).telephone, kept(cast).postcode) == ("01632 960001", "GR2 9ZZ")


def test_both_change_the_same_and_the_second_sees_mine_theirs_and_before(cast: Cast) -> None:
    """Bad input 44."""
    first, second = browser(cast.coordinator), browser(cast.nurse)
    pages = opened(cast, first), opened(cast, second)
    first.post(address(cast), {**pages[0], "telephone": "01632 960001"})
    answer = second.post(address(cast), {**pages[1], "telephone": "01632 960002"})
    assert answer.status_code == 409
    assert kept(cast).telephone == "01632 960001"
    words = unescape(text_of(answer.content.decode()))
    assert "Before, it was: nothing. Now it is: 01632 960001." in words
    again = _form(answer, cast)
    assert again["telephone"] == "01632 960002"
    assert second.post(address(cast), again).status_code == 302
    assert kept(cast).telephone == "01632 960002"


def at_the_same_moment(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Both have looked at what is there before either writes, if they can."""
    meeting, look = Barrier(2), details.person_view

    def look_and_wait(**given: object) -> object:
        found = look(**given)  # type: ignore[arg-type]
        with suppress(BrokenBarrierError):
            meeting.wait(timeout=5)
        return found

    clients = [browser(cast.coordinator), browser(cast.nurse)]
    pages = [opened(cast, client) for client in clients]
    monkeypatch.setattr(details, "person_view", look_and_wait)

    def send(number: int) -> int:
        try:
            sent = {**pages[number], "telephone": f"01632 96000{number}"}
            return clients[number].post(address(cast), sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(send, range(2)))


def test_at_the_same_moment_one_saves_and_the_other_is_shown_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_the_same_moment(cast, monkeypatch) == [302, 409]


def test_without_taking_turns_one_would_be_lost(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: the test above sees it."""
    monkeypatch.setattr(idempotency, "take_turn", lambda name: None)
    assert at_the_same_moment(cast, monkeypatch) == [302, 302]
