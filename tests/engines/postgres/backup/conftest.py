"""A server that is followed, in a home of its own."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from alongside.engines.postgres.backup.receiver import BOUND, Receiver, received, settings_for
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.supervisor import Server


@dataclass
class Followed:
    """A server with its receiver, and what the receiver said."""

    server: Server
    receiver: Receiver
    shelf: Shelf
    said: list[str] = field(default_factory=list)

    def write(self, number: int) -> None:
        with psycopg.connect(self.server.superuser_url, autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
            connection.execute("INSERT INTO kept VALUES (%s)", (number,))

    def await_received(self) -> None:
        assert received(self.server.superuser_url, 20) is not None

    @contextmanager
    def receiver_stopped(self) -> Iterator[None]:
        """While it hangs; whatever happens, it goes on afterwards."""
        os.kill(self.receiver.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.receiver.pid, signal.SIGCONT)


@contextmanager
def followed(home: Path, *, strict: bool = False, bound: float = BOUND, patience: float = 30) -> Iterator[Followed]:
    shelf, said = Shelf(home / "shelf"), list[str]()
    server = Server(home, settings=settings_for(strict=strict))
    receiver = Receiver(server, shelf, say=said.append, strict=strict, bound=bound, patience=patience)
    with ExitStack() as stack:
        stack.callback(receiver.stop)
        stack.enter_context(server)
        receiver.start()
        yield Followed(server, receiver, shelf, said)


def numbers(server: Server) -> list[int]:
    """What is in the table that the tests write to."""
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        return [number for (number,) in connection.execute("SELECT number FROM kept ORDER BY number")]


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def watched(used_home: Path) -> Iterator[Followed]:
    with followed(used_home) as made:
        yield made
