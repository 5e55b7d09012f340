"""The values of a StrEnum as a field of the database lists them: nobody reads them there, so each is its own label."""

from enum import StrEnum


def choices_of(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """(value, value) of each, in the order in which the StrEnum names them."""
    return [(each.value, each.value) for each in kinds]
