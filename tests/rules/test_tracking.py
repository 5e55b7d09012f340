"""What a pack needs next: one thing at a time, the most urgent first, and nothing that the conversation waits for."""

from datetime import date

import pytest

from alongside.rules.prepare import PackStatus
from alongside.rules.tracking import OnItsWay, PackNeed, Waypoint, has_come_back, what_pack_needs

TALK = date(2026, 11, 23)
READY = PackStatus.READY


@pytest.mark.parametrize(
    ("pack", "today", "need"),
    [
        (OnItsWay(None, False, PackStatus.NOT_RELEASED), date(2026, 11, 2), PackNeed.NOTHING),
        (OnItsWay(TALK, False, PackStatus.NOT_RELEASED), date(2026, 10, 25), PackNeed.NOTHING),
        (OnItsWay(TALK, False, PackStatus.NOT_RELEASED), date(2026, 10, 26), PackNeed.MAKE),
        (OnItsWay(TALK, True, PackStatus.NOT_RELEASED), date(2026, 11, 16), PackNeed.CHOOSE_DAY),
        (OnItsWay(TALK, True, PackStatus.NOT_RELEASED), date(2026, 11, 17), PackNeed.LATE),
        (OnItsWay(TALK, False, PackStatus.NOT_RELEASED), date(2026, 11, 17), PackNeed.LATE),
        (OnItsWay(TALK, True, PackStatus.WAITING), date(2026, 11, 3), PackNeed.NOTHING),
        (OnItsWay(TALK, True, READY), date(2026, 11, 18), PackNeed.NOTHING),
        (OnItsWay(TALK, True, READY), date(2026, 11, 19), PackNeed.RING),
        (OnItsWay(TALK, True, READY, (Waypoint.OPENED,)), date(2026, 11, 19), PackNeed.NOTHING),
        (OnItsWay(TALK, True, READY, (Waypoint.READ_OUT,)), date(2026, 11, 19), PackNeed.NOTHING),
        (OnItsWay(TALK, True, PackStatus.STARTED), date(2026, 11, 22), PackNeed.NOTHING),
        (OnItsWay(TALK, True, READY, (Waypoint.CAME_BACK,)), date(2026, 11, 13), PackNeed.CAME_BACK),
        (OnItsWay(TALK, True, READY, (Waypoint.CAME_BACK,), True), date(2026, 11, 13), PackNeed.CAME_BACK),
        (OnItsWay(TALK, True, READY, (), True), date(2026, 11, 13), PackNeed.DID_NOT_LEAVE),
        (OnItsWay(TALK, True, READY), TALK, PackNeed.RING),
        (OnItsWay(TALK, True, READY), date(2026, 11, 24), PackNeed.NOTHING),
    ],
)
def test_one_thing_is_next(pack: OnItsWay, today: date, need: PackNeed) -> None:
    assert what_pack_needs(pack, today) == need


@pytest.mark.parametrize(
    ("steps", "back"),
    [
        ((), False),
        ((Waypoint.BROUGHT,), False),
        ((Waypoint.CAME_BACK,), True),
        ((Waypoint.CAME_BACK, Waypoint.NOT_READ), True),
        ((Waypoint.CAME_BACK, Waypoint.SENT_AGAIN), False),
        ((Waypoint.CAME_BACK, Waypoint.READ_OUT), False),
        ((Waypoint.CAME_BACK, Waypoint.SENT_AGAIN, Waypoint.CAME_BACK), True),
    ],
)
def test_the_last_word_about_its_way_decides(steps: tuple[Waypoint, ...], back: bool) -> None:
    assert has_come_back(steps) is back
