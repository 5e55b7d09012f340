"""How long records are kept: a yes and a no for each line of the schedule, and what holds for everybody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.dates import age_on
from alongside.rules.refusals import Invalid, NotAllowed, NotReady
from alongside.rules.retention import (
    SCHEDULES,
    Approval,
    Because,
    Due,
    Life,
    RecordKind,
    check_can_approve,
    check_can_propose,
    check_kind,
    due_on,
    schedule_on,
)

TODAY = date(2040, 6, 1)
BORN, SEEN = date(1950, 3, 14), date(2026, 11, 2)


def life(*kinds: RecordKind | None, **more: object) -> Life:
    given = {"born_on": BORN, "died_on": None, "last_entry_on": SEEN, **more}
    return Life(kinds=frozenset(kinds), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "died_on", "expected"),
    [
        (RecordKind.HEALTH, None, date(2034, 11, 2)),
        (RecordKind.SOCIAL_CARE, None, date(2034, 11, 2)),
        (RecordKind.VOLUNTARY, None, date(2034, 11, 2)),
        (RecordKind.MENTAL_HEALTH, None, date(2046, 11, 2)),
        (RecordKind.GENERAL_PRACTICE, None, None),
        (RecordKind.HEALTH, date(2027, 1, 31), date(2035, 1, 31)),
        (RecordKind.MENTAL_HEALTH, date(2027, 1, 31), date(2037, 1, 31)),
        (RecordKind.GENERAL_PRACTICE, date(2027, 1, 31), date(2037, 1, 31)),
    ],
)
def test_each_kind_of_record(kind: RecordKind, died_on: date | None, expected: date | None) -> None:
    assert due_on(life(kind, died_on=died_on), TODAY).on == expected


@pytest.mark.parametrize(
    ("last", "expected", "because"),
    [
        (date(2026, 3, 13), date(2035, 3, 14), Because.CHILD),  # 15: until 25
        (date(2028, 3, 13), date(2036, 3, 14), Because.CHILD),  # 17: until 26, which is later than 8 years
        (date(2028, 3, 14), date(2036, 3, 14), Because.AFTER_LAST_ENTRY),  # 18: an adult
        (date(2010, 5, 1), date(2035, 3, 14), Because.CHILD),
    ],
)
def test_the_record_of_a_child(last: date, expected: date, because: Because) -> None:
    due = due_on(life(RecordKind.HEALTH, born_on=date(2010, 3, 14), last_entry_on=last), TODAY)
    assert (due.on, due.because) == (expected, because)


def test_the_record_of_a_child_of_a_mental_health_service_is_kept_for_its_longer_term() -> None:
    due = due_on(life(RecordKind.MENTAL_HEALTH, born_on=date(2010, 3, 14), last_entry_on=date(2024, 1, 1)), TODAY)
    assert (due.on, due.because) == (date(2044, 1, 1), Because.AFTER_LAST_ENTRY)


def test_the_longest_of_several_organisations_counts() -> None:
    assert due_on(life(RecordKind.HEALTH, RecordKind.MENTAL_HEALTH), TODAY).on == date(2046, 11, 2)
    assert due_on(life(RecordKind.HEALTH, RecordKind.GENERAL_PRACTICE), TODAY).because == Because.LIVING


def test_nobody_is_due_while_looked_after_or_while_an_organisation_has_not_said() -> None:
    assert due_on(life(RecordKind.HEALTH, is_looked_after=True), TODAY) == Due(None, Because.LOOKED_AFTER)
    assert due_on(life(RecordKind.HEALTH, None), TODAY) == Due(None, Because.KIND_NOT_SAID)
    assert due_on(life(), TODAY) == Due(None, Because.KIND_NOT_SAID)
    died = life(RecordKind.HEALTH, died_on=date(2030, 1, 1), is_looked_after=True)
    assert due_on(died, TODAY).on == date(2038, 1, 1)


def test_every_edition_has_a_term_for_every_kind_and_says_where_it_stands() -> None:
    for schedule in SCHEDULES:
        assert set(schedule.terms) == set(RecordKind)
        assert schedule.source
    assert [each.since for each in SCHEDULES] == sorted(each.since for each in SCHEDULES)
    assert schedule_on(date(2000, 1, 1)) == SCHEDULES[0]
    assert schedule_on(TODAY) == SCHEDULES[-1]


@given(
    born=st.dates(date(1900, 1, 1), date(2020, 1, 1)),
    seen_after=st.integers(0, 30_000),
    kind=st.sampled_from([each for each in RecordKind if each != RecordKind.GENERAL_PRACTICE]),
)
def test_nothing_is_due_before_eight_years_nor_a_childs_before_twenty_five(
    born: date, seen_after: int, kind: RecordKind
) -> None:
    seen = date.fromordinal(min(born.toordinal() + seen_after, date(2026, 1, 1).toordinal()))
    due = due_on(life(kind, born_on=born, last_entry_on=seen), TODAY)
    assert due.on is not None
    assert age_on(seen, due.on) >= 8
    assert age_on(born, seen) >= 18 or age_on(born, due.on) >= 25


def test_two_people_after_the_day_and_without_a_hold() -> None:
    reached = Due(date(2040, 6, 1), Because.AFTER_DEATH)
    check_can_propose(Approval(reached, is_held=False), TODAY)
    check_can_approve(Approval(reached, is_held=False, proposed_by="first"), "second", TODAY)
    with pytest.raises(NotReady, match=r"retention.not-due"):
        check_can_propose(Approval(Due(date(2040, 6, 2), Because.AFTER_DEATH), is_held=False), TODAY)
    with pytest.raises(NotReady, match=r"retention.held"):
        check_can_approve(Approval(reached, is_held=True, proposed_by="first"), "second", TODAY)
    with pytest.raises(NotAllowed, match=r"access.two-people"):
        check_can_approve(Approval(reached, is_held=False, proposed_by="first"), "first", TODAY)


def test_a_kind_has_to_be_one_of_these() -> None:
    assert check_kind("mental-health") == RecordKind.MENTAL_HEALTH
    with pytest.raises(Invalid, match=r"retention.kind"):
        check_kind("dental")
