"""A builder of plan items, for every test of the rules."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.sections import Section


def _made(words: str = "Seeing my granddaughter", **values: object) -> Item:
    default: dict[str, object] = {
        "id": uuid4(),
        "section": Section.WHAT_MATTERS,
        "kind": Kind.STATEMENT,
        "whose": Whose.PERSON,
        "said_by": "Rose Okafor",
        "said_at": datetime(2026, 11, 2, 10, 30, tzinfo=UTC),
    }
    return Item(words=words, **(default | values))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def made() -> Callable[..., Item]:
    """made("words", section=..., kind=...): an item that is the person's own statement unless told otherwise."""
    return _made
