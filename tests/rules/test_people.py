"""On whose word a record is changed, and how long somebody stays listed who moved away."""

from datetime import date

import pytest

from alongside.rules.people import ToldBy, check_told_by, check_told_of_death, leaves_list_on
from alongside.rules.refusals import Invalid


@pytest.mark.parametrize("word", list(ToldBy))
def test_each_word_on_the_list_is_taken(word):
    assert check_told_by(word.value) is word


@pytest.mark.parametrize("word", ["", "nobody", "Person"])
def test_no_word_and_any_other_is_refused(word):
    with pytest.raises(Invalid) as refused:
        check_told_by(word)
    assert (refused.value.message, refused.value.field) == ("person.told-by", "told_by")


def test_who_moved_away_stays_listed_for_two_weeks():
    assert leaves_list_on(date(2026, 12, 20)) == date(2027, 1, 3)


def test_nobody_tells_of_their_own_death():
    assert check_told_of_death(ToldBy.FAMILY_OR_FRIEND.value) is ToldBy.FAMILY_OR_FRIEND
    with pytest.raises(Invalid) as refused:
        check_told_of_death(ToldBy.PERSON.value)
    assert (refused.value.message, refused.value.field) == ("person.told-of-death", "told_by")
