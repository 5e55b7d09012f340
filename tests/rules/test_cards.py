"""An emergency card opens parts of the emergency page, for a year at most, to who says who they are and why."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alongside.rules.cards import (
    LONGEST,
    MOST,
    check_card,
    check_one_more,
    check_who_and_why,
    is_working,
)
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid
from alongside.rules.sharing import EMERGENCY_SECTIONS

TODAY = date(2026, 11, 27)


def test_it_opens_parts_of_the_emergency_page_for_a_year_at_most() -> None:
    check_card(sections=EMERGENCY_SECTIONS, ends_on=TODAY, today=TODAY)
    check_card(sections={Section.PEOPLE}, ends_on=TODAY + LONGEST, today=TODAY)


@pytest.mark.parametrize(
    ("sections", "days", "field"),
    [
        (set(), 0, "parts"),
        ({Section.GOALS}, 0, "parts"),
        ({Section.PEOPLE, Section.OTHER_PLANS}, 0, "parts"),
        ({Section.PEOPLE}, -1, "months"),
        ({Section.PEOPLE}, 367, "months"),
    ],
)
def test_nothing_else_and_no_longer(sections: set[Section], days: int, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_card(sections=sections, ends_on=TODAY + timedelta(days=days), today=TODAY)
    assert refused.value.field == field


def test_five_cards_are_enough() -> None:
    check_one_more(MOST - 1)
    with pytest.raises(Invalid):
        check_one_more(MOST)


def test_who_and_why_are_said() -> None:
    said = {"who": " Eddie ", "reason": "life-at-risk", "words": "She fell in the street."}
    assert check_who_and_why(**said) == ("Eddie", "life-at-risk", "She fell in the street.")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"who": "  "}, "who"), ({"who": "a\nb"}, "who"), ({"reason": "because"}, "reason"), ({"words": "abc"}, "words")],
)
def test_who_or_why_left_out_is_named(wrong: dict[str, str], field: str) -> None:
    said = {"who": "Eddie", "reason": "life-at-risk", "words": "She fell in the street.", **wrong}
    with pytest.raises(Invalid) as refused:
        check_who_and_why(**said)
    assert refused.value.field == field


def test_it_works_until_it_is_stopped_or_over() -> None:
    assert is_working(stopped_at=None, ends_on=TODAY, today=TODAY)
    assert not is_working(stopped_at=None, ends_on=TODAY, today=TODAY + timedelta(days=1))
    assert not is_working(stopped_at=datetime(2026, 11, 27, tzinfo=UTC), ends_on=TODAY, today=TODAY)
