"""ONS4: each question stands alone (M3)."""

import pytest

from alongside.rules.measures.answers import Rating, check_adds_up, check_rating, prompts_to_talk
from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.ons4 import ONS4
from alongside.rules.refusals import Invalid


@pytest.mark.parametrize("codes", [("satisfied", "worthwhile"), ("satisfied", "worthwhile", "happy", "anxious")])
def test_m3_it_is_never_summed(codes: tuple[str, ...]) -> None:
    with pytest.raises(Invalid, match="never-summed"):
        check_adds_up(ONS4, codes)


def test_m3_one_question_alone_is_no_sum_and_the_groups_of_dialog_are_meant_to_be_one() -> None:
    check_adds_up(ONS4, ["anxious"])
    check_adds_up(DIALOG, ["job", "safety"])
    with pytest.raises(Invalid, match="never-summed"):
        check_adds_up(DIALOG, ["job", "medication"])


def test_it_goes_from_nought_to_ten() -> None:
    check_rating(ONS4, Rating("happy", 0))
    check_rating(ONS4, Rating("happy", 10))
    with pytest.raises(Invalid, match="off-scale"):
        check_rating(ONS4, Rating("happy", 11))
    with pytest.raises(Invalid, match="more-help"):
        check_rating(ONS4, Rating("happy", 3, more_help=True))


def test_anxious_is_worse_the_higher_it_is() -> None:
    low = [Rating("happy", 4), Rating("anxious", 7), Rating("satisfied", 5)]
    assert [item.code for item in prompts_to_talk(ONS4, low)] == ["happy", "anxious"]
