"""Finding a port that is free."""

import socket
from collections.abc import Iterator

import pytest

from alongside.doors.jobs import ports


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_that_something_listens_on_is_not_free(taken: int) -> None:
    assert not ports.is_free(taken)


def test_the_next_free_port_is_past_the_taken_one(taken: int) -> None:
    free = ports.next_free(taken)
    assert free is not None
    assert free > taken
    assert ports.is_free(free)


def test_beyond_the_last_port_there_is_none() -> None:
    assert ports.next_free(70_000) is None


def test_the_pages_listen_only_on_this_machine() -> None:
    assert {bind.rsplit(":", 1)[0] for bind in ports.binds(8000)} <= {"127.0.0.1", "[::1]"}
