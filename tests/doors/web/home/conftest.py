"""It is 13 November 2026, whatever the day is."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.cast import Cast, make_cast
from tests.preparing import OPEN_AT


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """Nobody has been invited yet."""
    with time_machine.travel(OPEN_AT, tick=False):
        yield make_cast()
