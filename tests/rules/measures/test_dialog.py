"""DIALOG: M1 and M2, and scenario 23 of domain.md 16."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.measures.answers import Mean, Rating, check_rating, check_ratings, mean_of, prompts_to_talk
from alongside.rules.measures.dialog import DIALOG, LIFE, SATISFACTION, TREATMENT
from alongside.rules.refusals import Invalid, Unknown

LIFE_CODES = DIALOG.group(LIFE).codes
TREATMENT_CODES = DIALOG.group(TREATMENT).codes


def test_it_has_eight_areas_of_life_and_three_of_treatment() -> None:
    assert (len(LIFE_CODES), len(TREATMENT_CODES), len(DIALOG.items)) == (8, 3, 11)
    assert [SATISFACTION.words_of(value) for value in (1, 4, 7)] == [
        "totally dissatisfied",
        "in the middle",
        "totally satisfied",
    ]
    assert all(item.asks_more_help for item in DIALOG.items)
    assert [item.code for item in DIALOG.items if item.may_not_apply] == list(TREATMENT_CODES)


def test_scenario_23_a_mean_says_of_how_many_and_fills_nothing_in() -> None:
    values = (3, 4, None, 5, 6, 4, 5, 7)
    rated = [Rating(code, value) for code, value in zip(LIFE_CODES, values, strict=True)]
    apart = [Rating(code, applies=False) for code in TREATMENT_CODES]
    check_ratings(DIALOG, [*rated, *apart])
    mean = mean_of(DIALOG, LIFE, [*rated, *apart])
    assert mean == Mean(Fraction(34, 7), answered=7, of=8)
    assert round(float(mean.value), 2) == 4.86
    assert mean_of(DIALOG, TREATMENT, [*rated, *apart]) is None, "not scored"


def test_what_does_not_apply_is_not_among_those_that_could_be_answered() -> None:
    given = [Rating("medication", 6), Rating("practical-help", applies=False), Rating("meetings")]
    assert mean_of(DIALOG, TREATMENT, given) == Mean(Fraction(6), answered=1, of=2)


@pytest.mark.parametrize("value", [0, 8, -1, 10**9])
def test_m1_off_the_scale_is_refused_at_its_item(value: int) -> None:
    with pytest.raises(Invalid) as refused:
        check_rating(DIALOG, Rating("job", value))
    assert (refused.value.field, refused.value.message) == ("job", "measures.off-scale")
    assert refused.value.values == {"lowest": 1, "highest": 7}


@given(st.integers(1, 7) | st.none())
def test_m1_every_point_and_no_rating_are_taken(value: int | None) -> None:
    check_rating(DIALOG, Rating("job", value))


def test_only_the_help_that_one_gets_may_not_apply() -> None:
    check_rating(DIALOG, Rating("meetings", applies=False))
    for wrong in (Rating("job", applies=False), Rating("meetings", 3, applies=False)):
        with pytest.raises(Invalid, match="applies"):
            check_rating(DIALOG, wrong)


def test_answers_are_of_the_instrument_once_each_and_something_is_rated() -> None:
    with pytest.raises(Unknown):
        check_ratings(DIALOG, [Rating("happiness", 3)])
    with pytest.raises(Invalid, match="twice"):
        check_ratings(DIALOG, [Rating("job", 3), Rating("job", 4)])
    with pytest.raises(Invalid, match="nothing-rated"):
        check_ratings(DIALOG, [Rating("job"), Rating("safety")])


def test_more_help_comes_first_and_low_ratings_next_as_prompts() -> None:
    given = [Rating("job", 2), Rating("safety", 6, more_help=True), Rating("family", 4), Rating("leisure")]
    assert [item.code for item in prompts_to_talk(DIALOG, given)] == ["safety", "job"]
