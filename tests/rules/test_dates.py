"""Dates that people give, and arithmetic on them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.dates import (
    age_on,
    check_birth,
    check_death,
    check_move,
    day_of,
    instant_at,
    months_later,
)
from alongside.rules.refusals import Invalid

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(1950, 6, 15), date(2026, 6, 14), 75),
        (date(1950, 6, 15), date(2026, 6, 15), 76),
        (date(2026, 11, 2), date(2026, 11, 2), 0),
        (date(1948, 2, 29), date(2026, 2, 28), 77),
        (date(1948, 2, 29), date(2026, 3, 1), 78),
        (date(1948, 2, 29), date(2028, 2, 28), 79),
        (date(1948, 2, 29), date(2028, 2, 29), 80),
    ],
)
def test_age_is_in_whole_years_lived(born_on, day, age):
    assert age_on(born_on, day) == age


@given(DAYS, DAYS)
def test_nobody_gets_younger(born_on, day):
    later = date(day.year + 1, 12, 31)
    assert age_on(born_on, later) >= age_on(born_on, day)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 2), 6, date(2027, 5, 2)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_later_stays_in_the_month(day, months, expected):
    assert months_later(day, months) == expected


@given(DAYS, st.integers(0, 240))
def test_months_later_is_that_many_months_later(day, months):
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_a_clock_time_in_winter_and_summer():
    assert instant_at(date(2026, 11, 2), time(9, 30), field="at") == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    assert instant_at(date(2026, 7, 2), time(9, 30), field="at") == datetime(2026, 7, 2, 8, 30, tzinfo=UTC)


def test_the_hour_that_the_clocks_skip_is_refused():
    with pytest.raises(Invalid) as refused:
        instant_at(date(2027, 3, 28), time(1, 30), field="starts_at")
    assert (refused.value.message, refused.value.field) == ("dates.no-such-time", "starts_at")


def test_the_hour_that_comes_twice_is_the_first():
    assert instant_at(date(2026, 10, 25), time(1, 30), field="at") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_the_day_of_an_instant_is_that_of_england(instant, day):
    assert day_of(instant) == day


TODAY = date(2026, 11, 2)


def test_births_from_1900_to_today_are_accepted():
    check_birth(date(1900, 1, 1), TODAY)
    check_birth(TODAY, TODAY)


@pytest.mark.parametrize(
    ("born_on", "message"),
    [(date(2026, 11, 3), "dates.birth-in-future"), (date(1899, 12, 31), "dates.birth-too-early")],
)
def test_a_birth_that_cannot_be_is_refused(born_on, message):
    with pytest.raises(Invalid) as refused:
        check_birth(born_on, TODAY)
    assert (refused.value.message, refused.value.field) == (message, "born_on")


def test_a_death_on_the_day_of_birth_or_today_is_accepted():
    check_death(date(1950, 6, 15), date(1950, 6, 15), TODAY)
    check_death(TODAY, date(1950, 6, 15), TODAY)


@pytest.mark.parametrize(
    ("died_on", "message"),
    [(date(2026, 11, 3), "dates.death-in-future"), (date(1950, 6, 14), "dates.death-before-birth")],
)
def test_a_death_that_cannot_be_is_refused(died_on, message):
    with pytest.raises(Invalid) as refused:
        check_death(died_on, date(1950, 6, 15), TODAY)
    assert (refused.value.message, refused.value.field) == (message, "died_on")


@pytest.mark.parametrize(
    ("moved_on", "message"),
    [
        (TODAY + timedelta(days=1), "dates.move-in-future"),
        (date(1950, 6, 14), "dates.move-before-birth"),
    ],
)
def test_a_move_that_cannot_be_is_refused(moved_on, message):
    with pytest.raises(Invalid) as refused:
        check_move(moved_on, date(1950, 6, 15), TODAY)
    assert (refused.value.message, refused.value.field) == (message, "moved_away_on")


def test_a_move_today_or_on_the_day_of_birth_is_taken():
    check_move(TODAY, date(1950, 6, 15), TODAY)
    check_move(date(1950, 6, 15), date(1950, 6, 15), TODAY)
