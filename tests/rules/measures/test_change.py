"""M5 to M7: what is kept with a result, how soon it is used again, and what may be compared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.rules.measures.answers import Rating
from alongside.rules.measures.change import (
    Change,
    Direction,
    Use,
    change_of,
    check_interval,
    last_like,
    line_of,
    next_use,
    version_of,
)
from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.ons4 import ONS4
from alongside.rules.refusals import Invalid, NotReady

DAY = date(2026, 11, 2)


def used(on: date, value: int | None, *, code: str = "job", instrument=DIALOG) -> Use:
    return Use(version_of(instrument), on, (Rating(code, value),))


def test_m5_version_and_language_are_part_of_a_result() -> None:
    assert version_of(DIALOG) != version_of(replace(DIALOG, language="cy"))
    assert version_of(DIALOG) != version_of(replace(DIALOG, version="2"))


def test_m6_too_soon_is_said_with_the_day_and_can_be_chosen_all_the_same() -> None:
    with pytest.raises(NotReady, match="too-soon") as refused:
        check_interval(DIALOG, DAY, DAY + timedelta(days=13))
    assert refused.value.values == {"last": DAY, "next": DAY + timedelta(days=14)}
    check_interval(DIALOG, DAY, DAY + timedelta(days=13), again=True)


def test_m6_the_first_use_and_one_long_enough_after_are_well() -> None:
    check_interval(DIALOG, None, DAY)
    check_interval(DIALOG, DAY, next_use(DIALOG, DAY))


def test_m7_like_is_compared_with_like() -> None:
    job = DIALOG.item("job")
    assert change_of(job, used(DAY, 3), used(DAY, 5)) == Change(3, 5, Direction.BETTER)
    assert change_of(job, used(DAY, 3), used(DAY, 5)).by == 2
    assert change_of(job, used(DAY, 4), used(DAY, 4)).direction == Direction.SAME
    assert change_of(job, used(DAY, None), used(DAY, 5)) is None
    anxious = ONS4.item("anxious")
    before, after = (used(DAY, value, code="anxious", instrument=ONS4) for value in (3, 5))
    assert change_of(anxious, before, after).direction == Direction.WORSE


def test_m7_unlike_versions_have_no_change() -> None:
    with pytest.raises(Invalid, match="unlike"):
        change_of(DIALOG.item("job"), used(DAY, 3), used(DAY, 5, instrument=replace(DIALOG, language="cy")))


def test_m7_a_line_holds_only_what_was_asked_as_the_newest_was() -> None:
    welsh = replace(DIALOG, language="cy")
    uses = [used(DAY, 5), used(DAY - timedelta(days=60), 3), used(DAY - timedelta(days=30), 2, instrument=welsh)]
    assert line_of("job", uses) == ((DAY - timedelta(days=60), 3), (DAY, 5))
    assert last_like(uses[0], uses[1:]) == uses[1]
    assert last_like(uses[2], uses[:2]) is None
