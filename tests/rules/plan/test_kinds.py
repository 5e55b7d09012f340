"""What each kind may say besides its words."""

import pytest

from alongside.rules.plan.content import Kind
from alongside.rules.plan.details import Detail, Standing
from alongside.rules.plan.kinds import DETAILS_OF, checked_details
from alongside.rules.refusals import Invalid


def test_details_come_in_order_and_empty_ones_are_left_out():
    given = [(Detail.THEN, " Ask Ade "), (Detail.WHERE, "At home"), (Detail.OBSTACLE, "  ")]
    assert checked_details(Kind.ACTION, given) == ((Detail.WHERE, "At home"), (Detail.THEN, "Ask Ade"))


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_takes_its_own_details_and_no_others(kind):
    for detail in Detail:
        words = str(Standing.VALID) if detail == Detail.STANDING else "Something"
        if detail in DETAILS_OF[kind]:
            assert (detail, words) in checked_details(kind, [(detail, words)])
        else:
            with pytest.raises(Invalid, match=r"details\.not-of-this-kind"):
                checked_details(kind, [(detail, words)])


def test_a_decision_is_in_progress_until_somebody_says_otherwise():
    """PRSB Shared Decision Making: a provisional decision is never read as final."""
    assert checked_details(Kind.DECISION, []) == ((Detail.STANDING, Standing.IN_PROGRESS),)
    assert checked_details(Kind.DECISION, [(Detail.STANDING, "cancelled")]) == ((Detail.STANDING, "cancelled"),)
    with pytest.raises(Invalid, match=r"details\.no-such-standing"):
        checked_details(Kind.DECISION, [(Detail.STANDING, "final")])


def test_words_that_cannot_be_stored_are_refused_at_their_detail():
    with pytest.raises(Invalid) as refused:
        checked_details(Kind.GOAL, [(Detail.WHY, "a\x00b")])
    assert refused.value.field == Detail.WHY
