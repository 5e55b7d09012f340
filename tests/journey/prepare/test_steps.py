"""A pack on its way: what was seen is noted once, and what came back goes out once more, once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import note_opened, record_step, send_pack_again
from alongside.journey.prepare.reads import packs_to_release, track_of
from alongside.records.messaging.models import Message
from alongside.rules.refusals import Invalid, NotReady
from alongside.rules.tracking import PackNeed, Waypoint
from tests.cast import Cast, make_cast
from tests.preparing import OPEN_AT, with_made_pack, with_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = with_pack(make_cast())
    cast.now = OPEN_AT
    set_identity(cast.coordinator, cast.now)
    with time_machine.travel(cast.now, tick=True):
        yield cast


def _steps(cast: Cast) -> list[tuple[Waypoint, str]]:
    set_identity(cast.coordinator, cast.now)
    _pack, track = track_of(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    return [(each.step, each.words) for each in track.steps]


def _record(cast: Cast, step: Waypoint, words: str = "") -> None:
    cast.now += timedelta(minutes=1)
    record_step(by=cast.coordinator, round_id=cast.rounds["Amina"], step=step, words=words, now=cast.now)


def test_the_person_opening_it_is_noted_once_and_nobody_elses_is(cast: Cast) -> None:
    amina, round_id = cast.person("Amina"), cast.rounds["Amina"]
    note_opened(by=cast.coordinator, round_id=round_id, now=cast.now)
    set_identity(amina, cast.now)
    note_opened(by=amina, round_id=round_id, now=cast.now)
    note_opened(by=amina, round_id=round_id, now=cast.now + timedelta(hours=1))
    assert _steps(cast) == [(Waypoint.OPENED, "")]


def test_what_came_back_goes_out_once_more_once(cast: Cast) -> None:
    _record(cast, Waypoint.CAME_BACK, "No such street.")
    _record(cast, Waypoint.CAME_BACK, "Pressed twice.")
    _pack, track = track_of(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    assert track.need == PackNeed.CAME_BACK
    cast.now += timedelta(minutes=1)
    send_pack_again(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    with pytest.raises(NotReady):
        send_pack_again(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    assert _steps(cast) == [(Waypoint.CAME_BACK, "No such street."), (Waypoint.SENT_AGAIN, "")]
    assert Message.objects.filter(effect_key__contains=":again-").count() == 1
    _record(cast, Waypoint.CAME_BACK)
    send_pack_again(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    assert Message.objects.filter(effect_key__contains=":again-").count() == 2


def test_nothing_happens_to_a_pack_that_is_not_out() -> None:
    cast = make_cast()
    with_made_pack(cast)
    set_identity(cast.coordinator, cast.now)
    with pytest.raises(NotReady):
        _record(cast, Waypoint.BROUGHT)


def test_the_list_says_what_each_pack_needs_next(cast: Cast) -> None:
    found = packs_to_release(by=cast.coordinator, now=cast.now)
    assert [(each.need, each.status) for each in found.tasks] == [(PackNeed.NOTHING, "ready")]
    _record(cast, Waypoint.CAME_BACK)
    found = packs_to_release(by=cast.coordinator, now=cast.now)
    assert [each.need for each in found.tasks] == [PackNeed.CAME_BACK]


def test_what_only_the_person_or_the_service_does_is_not_written_down_by_the_team(cast: Cast) -> None:
    with pytest.raises(Invalid):
        _record(cast, Waypoint.OPENED)
    assert _steps(cast) == []
