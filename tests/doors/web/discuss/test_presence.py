"""Who is here: signs that run out, a stream that asks the gate each time, one sentence where there is no stream."""

import json
import time
from collections.abc import Callable, Iterator
from itertools import islice
from uuid import uuid4

import pytest
from django.db import transaction

from alongside.doors.web.discuss import live, presence
from alongside.doors.web.discuss.presence import HERE, LEFT, MOST_STREAMS, WRITING, Presence
from alongside.doors.web.door import LAST_SEEN
from alongside.engines.postgres import stopping
from alongside.engines.postgres.identity import acting_as, set_identity
from alongside.journey.discuss.changes import add_topic, finish_conversation, start_conversation
from alongside.records.sharing.changes import restrict
from alongside.rules.actors import Actor, Role
from alongside.rules.restrictions import Kept
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts

STREAM = {"Accept": "text/event-stream"}


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_sign_says_who_is_there_and_runs_out() -> None:
    clock = Clock()
    here, topic, one, two = Presence(clock), uuid4(), uuid4(), uuid4()
    here.heard(f"{topic}/{one}/{HERE}")
    here.heard(f"{topic}/{two}/{WRITING}")
    assert here.at(topic) == {one: HERE, two: WRITING} and here.at(uuid4()) == {}
    clock.now += 25
    here.heard(f"{topic}/{two}/{HERE}")
    assert here.at(topic) == {one: HERE, two: HERE}, "who typed a while ago is only here"
    clock.now += 25
    assert here.at(topic) == {two: HERE}
    here.heard(f"{topic}/{two}/{LEFT}")
    assert here.at(topic) == {} and not here._signs


@pytest.mark.parametrize("words", ["", "x", "ae6d8ac3-8ff1-4fa6-b33d-ca55274d2730", "a/b/c", "//"])
def test_what_is_no_sign_is_passed_over(words: str) -> None:
    here = Presence()
    here.heard(words)
    assert not here._signs


def test_there_is_room_for_so_many_streams_and_a_place_is_given_back() -> None:
    here = Presence()
    assert all(here.takes_a_place() for _ in range(MOST_STREAMS)) and not here.takes_a_place()
    here.gives_a_place_back()
    assert here.takes_a_place()


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    with transaction.atomic():
        cast = with_contacts(make_cast())
        by, round_id, cast.topic = cast.nurse, cast.rounds["Amina"], uuid4()
        set_identity(by, cast.now)
        cast.talk = start_conversation(by=by, round_id=round_id, how="home", now=cast.now)
        about = {"topic": cast.topic, "words": "Walking", "is_persons": True}
        add_topic(by=by, conversation=cast.talk, now=cast.now, **about)
        cast.live = f"/discuss/{round_id}/topics/{cast.topic}/live/"
        _ = cast.coordinator
    yield cast
    presence.PRESENCE.ear.close()
    presence.PRESENCE._signs.clear()


def test_two_who_have_the_page_open_hear_of_each_other(cast: Cast) -> None:
    nurse = Listens(cast, cast.nurse)
    assert next(nurse) == ""
    assert heard_soon(lambda: presence.PRESENCE.at(cast.topic) == {cast.nurse.account: HERE})
    coordinator = Listens(cast, cast.coordinator)
    next(coordinator)
    assert any(each == f"{cast.coordinator.name} has this page open." for each in islice(nurse, 3))
    keep = {"person_on": "0", "together_on": "0", "person": "To", "together": ""}
    client_for(cast.coordinator).post(cast.live.replace("live", "words"), keep, headers={"X-Autosave": "1"})
    assert any(each == f"{cast.coordinator.name} is writing here." for each in islice(nurse, 3))
    coordinator.close()
    assert any(each == "" for each in islice(nurse, 3))
    nurse.close()


@pytest.mark.parametrize("because", ["they are kept from it", "the talking is done"])
def test_a_stream_is_closed_once_its_reader_may_not_know_any_more(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, because: str
) -> None:
    monkeypatch.setattr(live, "SIGN_EVERY", 0.0)
    with acting_as(cast.nurse, cast.now):
        lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    nurse = Listens(cast, cast.nurse)
    assert next(nurse) == ""
    if because == "they are kept from it":
        kept = Kept(accounts=frozenset({cast.nurse.known_account}))
        with acting_as(lead, cast.now):
            restrict(by=lead, person=cast.people["Amina"], kept=kept, reason="Her cousin.", now=cast.now)
    else:
        with acting_as(cast.nurse, cast.now):
            finish_conversation(by=cast.nurse, conversation=cast.talk, minutes=30, now=cast.now)
    with pytest.raises(StopIteration):
        next(nurse)


@pytest.mark.parametrize("ends", ["its time is over", "the process is to stop"])
def test_a_stream_ends_after_a_while_and_gives_its_place_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(live, "STREAM_FOR", 0.2 if ends == "its time is over" else 60.0)
    nurse = Listens(cast, cast.nurse)
    assert next(nurse) == ""
    monkeypatch.setattr(stopping, "_asked", [lambda: ends == "the process is to stop"])
    assert set(nurse) <= {"", "nobody"}
    nurse.close()
    taken = [presence.PRESENCE.takes_a_place() for _ in range(MOST_STREAMS)]
    for _ in taken:
        presence.PRESENCE.gives_a_place_back()
    assert all(taken)


def test_without_a_stream_or_room_for_one_who_asks_gets_one_sentence(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_for(cast.nurse)
    assert heard_soon(
        lambda: (
            client.get(cast.live).json() == {"words": ""}
            and presence.PRESENCE.at(cast.topic) == {cast.nurse.account: HERE}
        )
    )
    monkeypatch.setattr(presence.PRESENCE, "takes_a_place", lambda: False)
    sent = client_for(cast.coordinator).get(cast.live, headers=STREAM)
    assert sent.json() == {"words": f"{cast.nurse.name} has this page open."}
    assert sent["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("who", "status"), [("intruder", 404), ("charity_worker", 403)])
def test_who_may_not_write_here_hears_nothing(cast: Cast, who: str, status: int) -> None:
    with acting_as(cast.nurse, cast.now):
        by = getattr(cast, who)
    assert client_for(by).get(cast.live, headers=STREAM).status_code == status


def test_an_open_page_does_not_keep_somebody_signed_in(cast: Cast) -> None:
    client = client_for(cast.nurse)
    assert client.get(cast.live).status_code == 200 and LAST_SEEN not in client.session
    client.get(cast.live.replace("live", "words"))
    assert LAST_SEEN in client.session


class Listens:
    """The sentences that somebody's open page gets, one after the other."""

    def __init__(self, cast: Cast, by: Actor) -> None:
        self.answer = client_for(by).get(cast.live, headers=STREAM)
        assert self.answer["Content-Type"] == "text/event-stream"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        sent = next(iter(self.answer.streaming_content)).decode()
        assert sent.startswith("data: ") and sent.endswith("\n\n")
        return str(json.loads(sent[6:])["words"])

    def close(self) -> None:
        self.answer.close()


def heard_soon(is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so: a sign goes by way of the database, on however busy a machine."""
    ends = time.monotonic() + 60
    while not is_so() and time.monotonic() < ends:
        time.sleep(0.02)
    return is_so()
