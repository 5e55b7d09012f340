"""A session that was left alone shows nothing; but words that it brings to be saved are saved first."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from alongside.doors.web import door
from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.models import AnswerDraft
from alongside.records.plans.models import Contribution
from alongside.rules.actors import Actor
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for
from tests.preparing import OPEN_AT, with_pack

pytestmark = pytest.mark.django_db

type Clock = time_machine.Traveller

WORDS = {"answer": "Walking to the allotment.", "based_on": "0"}


@pytest.fixture
def cast() -> Cast:
    return with_pack(make_cast())


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(OPEN_AT, tick=False) as clock:
        yield clock


@pytest.mark.parametrize("who", ["Amina", "her coordinator"])
def test_a_page_asked_for_too_late_asks_to_sign_in_again(
    cast: Cast, clock: Clock, settings: Settings, who: str
) -> None:
    actor = cast.person("Amina") if who == "Amina" else cast.coordinator
    minutes = settings.PERSON_IDLE_MINUTES if who == "Amina" else settings.STAFF_IDLE_MINUTES
    client = client_for(actor)
    assert client.get("/").status_code == 200
    clock.shift(timedelta(minutes=minutes))
    assert client.get("/").status_code == 200, "just in time"
    clock.shift(timedelta(minutes=minutes + 1))
    assert _asks_to_sign_in(client, "/")
    assert "_auth_user_id" not in client.session, "the session is over"


def test_after_twelve_hours_a_busy_session_ends_too(cast: Cast, clock: Clock, settings: Settings) -> None:
    client = client_for(cast.coordinator)
    session = client.session
    session[door.SIGNED_IN_AT] = OPEN_AT.timestamp()
    session.save()
    for _ in range(settings.SESSION_COOKIE_AGE // 60 // settings.STAFF_IDLE_MINUTES):
        clock.shift(timedelta(minutes=settings.STAFF_IDLE_MINUTES))
        assert client.get("/").status_code == 200, "somebody who is busy stays"
    clock.shift(timedelta(minutes=1))
    assert _asks_to_sign_in(client, "/")


def test_words_that_come_too_late_are_saved_and_then_nothing_is_shown(cast: Cast, clock: Clock) -> None:
    client = _left_alone(cast.person("Amina"), clock)
    answer = client.post(_question(cast), WORDS)
    assert answer.status_code == 302
    set_identity(cast.person("Amina"), cast.now)
    assert Contribution.objects.filter(words=WORDS["answer"]).count() == 1
    assert _asks_to_sign_in(client, answer["Location"]), "saving does not wake the session up"


def test_a_draft_that_saves_itself_too_late_is_kept(cast: Cast, clock: Clock) -> None:
    client = _left_alone(cast.person("Amina"), clock)
    assert client.post(_question(cast), WORDS, headers={"X-Autosave": "1"}).status_code == 200
    set_identity(cast.person("Amina"), cast.now)
    assert AnswerDraft.objects.get().words == WORDS["answer"]
    assert _asks_to_sign_in(client, _question(cast))


def test_a_door_that_forgets_the_time_is_noticed(cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: what the tests above look at differs."""
    monkeypatch.setattr(door, "_is_idle", lambda *given: False)
    client = _left_alone(cast.person("Amina"), clock)
    assert not _asks_to_sign_in(client, "/")


def _left_alone(actor: Actor, clock: Clock) -> Client:
    client = client_for(actor)
    client.get("/")
    clock.shift(timedelta(hours=3))
    return client


def _question(cast: Cast) -> str:
    return f"/prepare/{cast.rounds['Amina']}/question/what-matters/"


def _asks_to_sign_in(client: Client, path: str) -> bool:
    answer = client.get(path)
    return answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")
