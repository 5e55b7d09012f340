"""When a limit waits for somebody to look at it again."""

from datetime import date

import pytest

from alongside.rules.restrictions import waits_for_a_look

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("review_on", "is_lift_asked", "waits"),
    [
        (None, False, False),
        (date(2026, 11, 29), False, False),
        (date(2026, 11, 28), False, True),
        (date(2026, 11, 1), False, True),
        (None, True, True),
        (date(2027, 11, 1), True, True),
    ],
)
def test_a_limit_waits_from_its_day_on_and_when_somebody_asks(
    review_on: date | None, is_lift_asked: bool, waits: bool
) -> None:
    assert waits_for_a_look(review_on=review_on, is_lift_asked=is_lift_asked, today=TODAY) == waits
