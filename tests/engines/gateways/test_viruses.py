"""The scanner's protocol, against a fake that reads it as clamd(8) says, over both kinds of socket."""

import socket
import struct
import threading

import pytest

from alongside.engines.gateways.outcome import Failed
from alongside.engines.gateways.viruses import Clamd, Clean, Infected
from tests.files import EICAR, photograph


class FakeClamd:
    """Takes one INSTREAM after another, and finds EICAR. answer: what to say instead."""

    def __init__(self, listening: socket.socket, answer: bytes | None) -> None:
        self.listening, self.answer, self.seen = listening, answer, b""
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        connection, _ = self.listening.accept()
        with connection, connection.makefile("rb") as asked:
            assert asked.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", asked.read(4))[0]:
                self.seen += asked.read(length)
            found = b"stream: Eicar-Test-Signature FOUND" if EICAR in self.seen else b"stream: OK"
            connection.sendall((found if self.answer is None else self.answer) + b"\0")


@pytest.fixture
def clamd(tmp_path):
    """Starts a fake on a socket file, or (at="port") on a port; gives its address."""
    listening = []

    def start(answer: bytes | None = None, at: str = "file") -> tuple[FakeClamd, str]:
        if at == "file":
            address, family = str(tmp_path / "clamd"), socket.AF_UNIX
        else:
            address, family = ("127.0.0.1", 0), socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.bind(address)
        listener.listen(1)
        listening.append(listener)
        return FakeClamd(listener, answer), address if at == "file" else f"127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for each in listening:
        each.close()


@pytest.mark.parametrize("at", ["file", "port"])
def test_a_file_in_which_nothing_is_found_is_clean(clamd, at):
    fake, address = clamd(at=at)
    content = photograph(800, 800) * 20
    assert Clamd(address).scan(content) == Clean("ClamAV")
    assert fake.seen == content


def test_what_is_found_is_named(clamd):
    _fake, address = clamd()
    assert Clamd(address).scan(b"before " + EICAR) == Infected("Eicar-Test-Signature")


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"", b"stream: OK?", b"x" * 9000])
def test_anything_else_is_no_look_at_all(clamd, answer):
    _fake, address = clamd(answer)
    assert Clamd(address).scan(b"anything") == Failed("scanner-did-not-look", retry=True)


def test_a_scanner_that_is_not_there_has_not_looked(tmp_path):
    assert Clamd(str(tmp_path / "nothing")).scan(b"anything") == Failed("scanner-unreachable", retry=True)


def test_a_scanner_that_says_nothing_in_time_has_not_looked(tmp_path, monkeypatch):
    monkeypatch.setattr("alongside.engines.gateways.viruses._SECONDS", 0.1)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(tmp_path / "slow"))
        listener.listen(1)
        assert Clamd(str(tmp_path / "slow")).scan(b"anything") == Failed("scanner-no-answer-in-time", retry=True)
