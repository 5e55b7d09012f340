"""Goal attainment scaling: the corrected formula, and M4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.measures.gas import Scaled, t_score
from alongside.rules.refusals import Invalid

GOALS = st.lists(st.builds(Scaled, st.integers(-2, 2), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=8)


def test_known_scores() -> None:
    assert t_score([Scaled(1)]) == pytest.approx(60)
    assert t_score([Scaled(1), Scaled(1), Scaled(1)]) == pytest.approx(63.69, abs=0.005)
    assert t_score([Scaled(-2, 3, 2), Scaled(1, 1, 1)]) == pytest.approx(32.74, abs=0.005)


@given(GOALS)
def test_all_as_expected_is_fifty_and_more_is_more(goals: list[Scaled]) -> None:
    assert t_score(Scaled(0, goal.importance, goal.difficulty) for goal in goals) == 50
    better = [Scaled(min(goal.level + 1, 2), goal.importance, goal.difficulty) for goal in goals]
    assert t_score(better) >= t_score(goals)


def test_m4_without_any_weight_there_is_no_score() -> None:
    for none in ([], [Scaled(1, 0, 3)], [Scaled(2, 2, 0), Scaled(1, 0, 0)]):
        with pytest.raises(Invalid, match="no-weight"):
            t_score(none)


@pytest.mark.parametrize(
    ("goal", "field"),
    [(Scaled(3), "level"), (Scaled(-3), "level"), (Scaled(0, 4), "importance"), (Scaled(0, 1, -1), "difficulty")],
)
def test_m4_off_the_scales_is_refused(goal: Scaled, field: str) -> None:
    with pytest.raises(Invalid, match="off-scale") as refused:
        t_score([goal])
    assert refused.value.field == field
