"""A person who is getting ready: both contacts booked, two results with one before, a pack, released or not."""

import pytest

from tests.cast import Cast, make_cast
from tests.preparing import with_pack


@pytest.fixture
def cast() -> Cast:
    return with_pack(make_cast())
