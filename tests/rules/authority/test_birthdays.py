"""The birthdays 11, 13, 16 and 18, born on any day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.authority.birthdays import BIRTHDAYS, birthday, is_child, next_birthday, review_by
from alongside.rules.dates import age_on

births = st.dates(date(1930, 1, 1), date(2020, 12, 31)) | st.sampled_from([date(2012, 2, 29), date(2016, 2, 29)])


@given(births, st.sampled_from(BIRTHDAYS))
def test_on_the_birthday_somebody_is_that_old_and_the_day_before_not(born_on: date, age: int) -> None:
    on = birthday(born_on, age)
    assert age_on(born_on, on) == age
    assert age_on(born_on, on - timedelta(days=1)) == age - 1


def test_who_was_born_on_29_february_has_a_birthday_on_1_march_in_other_years() -> None:
    assert birthday(date(2012, 2, 29), 11) == date(2023, 3, 1)
    assert birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)
    assert not is_child(date(2012, 2, 29), date(2028, 2, 29))
    assert is_child(date(2012, 2, 29), date(2028, 2, 28))


@given(births, st.integers(0, 9000))
def test_the_next_birthday_is_after_the_day_and_there_is_none_between(born_on: date, days: int) -> None:
    day = born_on + timedelta(days=days)
    coming = next_birthday(born_on, day)
    if coming is None:
        assert age_on(born_on, day) >= 18
    else:
        age, on = coming
        assert on > day
        assert on == birthday(born_on, age)
        assert all(birthday(born_on, each) <= day for each in BIRTHDAYS if each < age)


def test_a_review_is_on_the_chosen_day_or_the_birthday_before_it() -> None:
    born_on, day = date(2015, 6, 1), date(2026, 1, 1)
    assert review_by(born_on, day, date(2026, 3, 1)) == date(2026, 3, 1)
    assert review_by(born_on, day, date(2027, 3, 1)) == date(2026, 6, 1)
    assert review_by(born_on, day, None) == date(2026, 6, 1)
    assert review_by(date(1951, 3, 14), day, None) is None
