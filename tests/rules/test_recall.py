"""One recall a year: by the month of birth or a chosen one, whoever joined late or was seen early, and exceptions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.dates import months_later
from alongside.rules.recall import (
    ExceptionKind,
    RecallFacts,
    RecallState,
    check_recall,
    due_month,
    recall_month,
    recall_state,
)
from alongside.rules.refusals import Invalid
from alongside.rules.stages import Stage

TODAY = date(2026, 11, 2)


def _facts(born: date = date(1950, 6, 15), since: date = date(2026, 1, 10), **more: object) -> RecallFacts:
    return RecallFacts(born_on=born, since_on=since, **more)  # type: ignore[arg-type]


def test_a_leap_days_child_is_called_each_february() -> None:
    facts = _facts(born=date(1960, 2, 29), last_on=date(2026, 2, 20))
    assert due_month(facts, TODAY) == date(2027, 2, 1)
    assert recall_month(date(1960, 2, 29), None) == 2


def test_a_chosen_month_counts_before_the_month_of_birth() -> None:
    assert due_month(_facts(month=5), TODAY) == date(2026, 5, 1)
    assert due_month(_facts(month=4, last_on=date(2026, 4, 3)), TODAY) == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("last_on", "due"),
    [
        (date(2026, 6, 30), date(2027, 6, 1)),  # in their month
        (date(2026, 3, 1), date(2027, 6, 1)),  # three months early: seen for this year
        (date(2026, 2, 28), date(2026, 6, 1)),  # four months early is another visit
        (date(2026, 9, 1), date(2027, 6, 1)),  # late by three months
        (date(2025, 12, 31), date(2026, 6, 1)),  # across the end of the year
    ],
)
def test_who_was_seen_early_or_late_is_called_once(last_on: date, due: date) -> None:
    assert due_month(_facts(last_on=last_on), TODAY) == due


def test_a_december_recall_that_was_held_in_january_comes_again_in_december() -> None:
    facts = _facts(born=date(1950, 12, 31), last_on=date(2027, 1, 4))
    assert due_month(facts, date(2027, 1, 5)) == date(2027, 12, 1)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (date(2026, 6, 30), date(2026, 6, 1)),  # in their month: now
        (date(2025, 12, 1), date(2026, 6, 1)),  # six months to wait
        (date(2026, 7, 1), date(2026, 12, 1)),  # eleven: half a year before their month instead
        (date(2026, 11, 1), date(2026, 12, 1)),
    ],
)
def test_nobody_who_joined_late_waits_longer_than_half_a_year(since: date, due: date) -> None:
    assert due_month(_facts(since=since), TODAY) == due


def test_of_several_that_have_passed_the_newest_is_asked_about() -> None:
    assert due_month(_facts(since=date(2020, 5, 1)), TODAY) == date(2026, 6, 1)
    assert due_month(_facts(last_on=date(2021, 6, 3)), TODAY) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 5, 31), RecallState.NOT_YET),
        (date(2026, 6, 1), RecallState.DUE),
        (date(2026, 6, 30), RecallState.DUE),
        (date(2026, 7, 1), RecallState.OVERDUE),
    ],
)
def test_due_in_its_month_and_overdue_from_the_next(today: date, state: RecallState) -> None:
    assert recall_state(_facts(), today) == state


def test_what_is_booked_counts_until_its_day_has_passed() -> None:
    facts = _facts(booked_on=TODAY, kind=ExceptionKind.OTHER)
    assert recall_state(facts, TODAY) == RecallState.BOOKED
    assert recall_state(_facts(booked_on=TODAY), TODAY + timedelta(days=1)) == RecallState.OVERDUE


def test_an_exception_holds_up_to_its_last_day_and_one_without_an_end_holds_on() -> None:
    away = _facts(kind=ExceptionKind.IN_HOSPITAL, until=TODAY)
    assert recall_state(away, TODAY) == RecallState.WAITING
    assert recall_state(away, TODAY + timedelta(days=1)) == RecallState.OVERDUE
    assert recall_state(_facts(kind=ExceptionKind.END_OF_LIFE), date(2040, 1, 1)) == RecallState.WAITING


@pytest.mark.parametrize("stage", [Stage.DECLINED, Stage.NOT_NOW])
def test_who_said_no_or_not_now_is_not_called(stage: Stage) -> None:
    assert recall_state(_facts(stage=stage), TODAY) == RecallState.WAITING


@pytest.mark.parametrize(
    ("given_values", "field"),
    [
        ({"month": 13}, "month"),
        ({"words": "because"}, "kind"),
        ({"kind": "holiday", "words": "x"}, "kind"),
        ({"kind": "not-now"}, "words"),
        ({"kind": "not-now", "words": "x"}, "until"),
        ({"kind": "not-now", "words": "x", "until": TODAY}, "until"),
        ({"kind": "moved", "words": "x", "until": date(2027, 11, 3)}, "until"),
    ],
)
def test_an_exception_has_a_reason_and_a_day(given_values: dict[str, object], field: str) -> None:
    values: dict[str, object] = {"month": None, "kind": "", "words": "", "until": None, **given_values}
    with pytest.raises(Invalid) as refused:
        check_recall(today=TODAY, **values)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize("kind", ["moved", "end-of-life"])
def test_some_exceptions_last_until_somebody_ends_them(kind: str) -> None:
    check_recall(month=None, kind=kind, words="They told us.", until=None, today=TODAY)
    check_recall(month=6, kind="", words="", until=None, today=TODAY)
    check_recall(month=None, kind="declined", words="They told us.", until=date(2027, 11, 2), today=TODAY)


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(st.dates(date(1920, 1, 1), date(2010, 12, 31)), days, st.none() | days, st.none() | st.integers(1, 12), days)
def test_every_recall_is_in_the_persons_month_or_half_a_year_before_it(born, since, last, month, today) -> None:  # type: ignore[no-untyped-def]
    facts = RecallFacts(born_on=born, since_on=since, last_on=last, month=month)
    due = due_month(facts, today)
    wanted = recall_month(born, month)
    assert due.day == 1
    assert due.month == wanted or (last is None and months_later(due, 6).month == wanted)
    # Never forgotten for more than a year, and never twice in one.
    assert months_later(due, 12) > today
    if last is not None:
        assert due > months_later(last.replace(day=1), 3)
