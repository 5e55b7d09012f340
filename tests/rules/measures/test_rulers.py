"""The rulers: from 1 to 10, each by itself."""

import pytest

from alongside.rules.measures.answers import Rating, check_adds_up, check_rating
from alongside.rules.measures.rulers import CHANGE_RULERS, LOOKING_AFTER_MYSELF
from alongside.rules.refusals import Invalid


def test_they_go_from_one_to_ten() -> None:
    check_rating(LOOKING_AFTER_MYSELF, Rating("confidence", 1))
    check_rating(CHANGE_RULERS, Rating("importance", 10))
    for value in (0, 11):
        with pytest.raises(Invalid, match="off-scale"):
            check_rating(CHANGE_RULERS, Rating("importance", value))


def test_how_important_and_how_sure_are_two_things() -> None:
    with pytest.raises(Invalid, match="never-summed"):
        check_adds_up(CHANGE_RULERS, ["importance", "confidence"])
