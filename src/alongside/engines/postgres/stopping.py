"""Whether this process has been asked to stop: what runs for long looks here, so that nobody waits for it."""

from collections.abc import Callable

_asked: list[Callable[[], bool]] = []


def stops_when(asked: Callable[[], bool]) -> None:
    """Say how it is known: the web server does, for each of its processes."""
    _asked[:] = [asked]


def is_stopping() -> bool:
    return any(asked() for asked in _asked)
