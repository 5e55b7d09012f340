"""Who runs the server of a home: an advisory lock that the kernel gives back when its holder dies."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alongside.engines.postgres.trouble import DatabaseTrouble


class Lock:
    """At most one process holds the lock of a home; others can read who does."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: int | None = None

    @property
    def held(self) -> bool:
        return self._held is not None

    def take(self) -> bool:
        """True when the lock is now ours. Does not wait."""
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._held = descriptor
        self._sign(descriptor)
        return True

    def give_back(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def holder(self) -> str:
        """Words about the holder, as far as it got to write them."""
        try:
            about = json.loads(self._file.read_text())
        except (OSError, ValueError):
            return "another process"
        return f"process {about['pid']} (since {about['since']})"

    @staticmethod
    def _sign(descriptor: int) -> None:
        about = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(about).encode())


@contextmanager
def only_one(file: Path, trouble: str) -> Iterator[None]:
    """For the block, nobody else holds the lock. Raises DatabaseTrouble: `trouble`, and by whom, when somebody does."""
    lock = Lock(file)
    if not lock.take():
        raise DatabaseTrouble(f"{trouble} by {lock.holder()}.")
    try:
        yield
    finally:
        lock.give_back()
