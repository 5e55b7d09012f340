"""Bank holidays of the four nations, and what is asked again before a contact is booked."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.contacts import (
    doubts_about_day,
    doubts_about_gap,
    doubts_about_length,
    interpreter_needed,
    shortest_talk,
)
from alongside.rules.needs import Adjustment, Answer, Helper, Needs, Told
from alongside.rules.working_days import Nation, bank_holiday, is_weekend, is_working_day, next_working_day

# Published by GOV.UK for 2026 and 2027: a day, and in which nations nobody works.
EVERYWHERE = set(Nation)
SOUTH = {Nation.ENGLAND, Nation.WALES}
PUBLISHED = [
    (date(2026, 1, 2), {Nation.SCOTLAND}),
    (date(2026, 3, 17), {Nation.NORTHERN_IRELAND}),
    (date(2026, 4, 3), EVERYWHERE),
    (date(2026, 4, 6), {*SOUTH, Nation.NORTHERN_IRELAND}),
    (date(2026, 7, 13), {Nation.NORTHERN_IRELAND}),
    (date(2026, 8, 3), {Nation.SCOTLAND}),
    (date(2026, 8, 31), {*SOUTH, Nation.NORTHERN_IRELAND}),
    (date(2026, 11, 30), {Nation.SCOTLAND}),
    (date(2026, 12, 28), EVERYWHERE),
    (date(2027, 12, 27), EVERYWHERE),
    (date(2027, 12, 28), EVERYWHERE),
    (date(2026, 11, 2), set()),
]
NONE = Needs()
SIGNS = Needs(professional=Told(Answer.NEEDS, (Helper.SIGN_LANGUAGE_INTERPRETER,)))
SLOWLY = Needs(adjustments=(Adjustment.LONGER_TIME,))


@pytest.mark.parametrize(("day", "nations"), PUBLISHED)
def test_each_nation_has_its_own_holidays(day: date, nations: set[Nation]) -> None:
    assert {nation for nation in Nation if bank_holiday(day, nation)} == nations


def test_a_saturday_is_no_working_day_and_christmas_is_passed_over() -> None:
    assert is_weekend(date(2026, 11, 7))
    assert not is_working_day(date(2026, 11, 7), Nation.ENGLAND)
    assert next_working_day(date(2026, 12, 25), Nation.ENGLAND) == date(2026, 12, 29)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(list(Nation)))
def test_a_working_day_comes_within_a_week(day: date, nation: Nation) -> None:
    found = next_working_day(day, nation)
    assert 0 <= (found - day).days <= 6
    assert is_working_day(found, nation)


def test_a_holiday_is_asked_about_by_name_where_it_is_one() -> None:
    (doubt,) = doubts_about_day(datetime(2026, 11, 30, 14, tzinfo=UTC), Nation.SCOTLAND, field="conversation_on")
    assert (doubt.message, doubt.field) == ("appointment.bank-holiday", "conversation_on")
    assert doubt.values["holiday"] == "Saint Andrew's Day"
    assert doubts_about_day(datetime(2026, 11, 30, 14, tzinfo=UTC), Nation.ENGLAND, field="conversation_on") == ()


def test_the_day_is_the_one_in_england() -> None:
    """Half past eleven on a Sunday evening in summer, by London's clocks, is still Sunday; an hour later is Monday."""
    evening, night = datetime(2026, 7, 5, 22, 30, tzinfo=UTC), datetime(2026, 7, 5, 23, 30, tzinfo=UTC)
    assert [each.message for each in doubts_about_day(evening, Nation.ENGLAND, field="on")] == ["appointment.weekend"]
    assert doubts_about_day(night, Nation.ENGLAND, field="on") == ()


def test_another_day_is_another_doubt() -> None:
    saturday, sunday = (
        doubts_about_day(datetime(2026, 11, day, 9, tzinfo=UTC), Nation.ENGLAND, field="on")[0].key for day in (7, 8)
    )
    assert saturday != sunday


@pytest.mark.parametrize(
    ("minutes", "interpreter", "needs", "message"),
    [
        (20, False, NONE, None),
        (19, False, NONE, "appointment.short-talk"),
        (39, True, NONE, "appointment.short-interpreter"),
        (40, True, NONE, None),
        (30, False, SLOWLY, "appointment.short-longer"),
        (40, False, SLOWLY, None),
    ],
)
def test_a_conversation_that_is_too_short_says_why(
    minutes: int, interpreter: bool, needs: Needs, message: str | None
) -> None:
    found = doubts_about_length(minutes, interpreter=interpreter, needs=needs, field="minutes")
    assert [each.message for each in found] == ([message] if message else [])


def test_an_interpreter_is_needed_for_a_language_or_for_signs() -> None:
    assert interpreter_needed(True, NONE)
    assert interpreter_needed(None, SIGNS)
    assert not interpreter_needed(False, NONE)
    assert not interpreter_needed(None, Needs(professional=Told(Answer.NEEDS, (Helper.NOTE_TAKER,))))
    assert shortest_talk(interpreter=True, needs=NONE) == 40


def test_two_contacts_in_one_week_leave_no_room_for_a_pack() -> None:
    first = datetime(2026, 11, 9, 9, tzinfo=UTC)
    (doubt,) = doubts_about_gap(first, datetime(2026, 11, 16, 9, tzinfo=UTC), field="conversation_on")
    assert doubt.values == {"days": 7}
    assert doubts_about_gap(first, datetime(2026, 11, 17, 9, tzinfo=UTC), field="conversation_on") == ()
