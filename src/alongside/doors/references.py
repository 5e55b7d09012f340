"""How something is called where nothing of it may be said: the start of its id."""

from uuid import UUID


def reference_of(given: UUID) -> str:
    """Eight letters and figures, to read out or to look for in a list."""
    return str(given)[:8].upper()
