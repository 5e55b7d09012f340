"""What no client library sends (safety.md 7, 77 and 78): bytes on the wire, to the real web server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alongside.doors.jobs import ports

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PATIENCE = 60
POST = "POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
GET = "GET /help/ HTTP/1.1\r\nHost: localhost\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"
NEXT = f"{GET}\r\n"
# Each is followed by a request of its own that must not be answered: it would be the smuggled one.
WRONG: dict[str, str] = {
    "two lengths": f"{POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "a length and chunks": f"{POST}Content-Length: 5\r\n{CHUNKED}\r\n0\r\n\r\n",
    "chunks twice": f"{POST}{CHUNKED}Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "chunks spelt oddly": f"{POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a broken chunk": f"{POST}{CHUNKED}\r\nnonsense\r\nhello\r\n0\r\n\r\n",
    "a length of words": f"{POST}Content-Length: five\r\n\r\nhello",
    "a negative length": f"{POST}Content-Length: -5\r\n\r\nhello",
    "a space before the colon": "GET /help/ HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "a header of 16 KB": f"{GET}X-Long: {'a' * 16_384}\r\n\r\n",
    "a request line of 16 KB": f"GET /help/?q={'a' * 16_384} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "200 headers": GET + "".join(f"X-{n}: v\r\n" for n in range(200)) + "\r\n",
    "no version": "GET /help/\r\n\r\n",
    "not HTTP": "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
}


@contextmanager
def _serving(home: Path) -> Iterator[int]:
    """Our own web server, as `alongside serve` starts it, on the database of the tests."""
    port = ports.next_free(18_400)
    command = [
        sys.executable,
        "-m",
        "alongside.doors.jobs.cli",
        "serve",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
    ]
    env = {**os.environ, "ALONGSIDE_HOME": str(home), "ALONGSIDE_STATIC_ROOT": str(home / "static")}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(port)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def test_two_lengths_of_one_body_are_refused(tmp_path: Path) -> None:
    with _serving(tmp_path) as port:
        assert _answers(port, NEXT) == [200], "the server is there, and answers what is right"
        said = {case: _answers(port, wrong + NEXT) for case, wrong in WRONG.items()}
        assert _answers(port, NEXT) == [200], "and is still there afterwards"
    assert {case: answers for case, answers in said.items() if not _is_refusal(answers)} == {}


def _is_refusal(answers: list[int]) -> bool:
    """4xx, 501 for a coding that nobody has, or an end without a word; never an answer to what came behind."""
    return all(400 <= status < 500 or status == 501 for status in answers)


def _answers(port: int, sent: str) -> list[int]:
    """The status of each answer on one connection, until the server ends it."""
    with _connected(port) as wire:
        wire.sendall(sent.encode("latin-1"))
        received = b""
        try:
            while part := wire.recv(65_536):
                received += part
                if sent == NEXT:
                    break
        except (TimeoutError, ConnectionResetError):
            pass
    lines = received.split(b"HTTP/1.1 ")[1:]
    return [int(line[:3]) for line in lines]


def _wait_until_it_answers(port: int) -> None:
    """A busy machine takes longer to start a worker than to open a port."""
    until = time.monotonic() + PATIENCE
    while not _answers(port, NEXT) and time.monotonic() < until:
        time.sleep(0.2)


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
