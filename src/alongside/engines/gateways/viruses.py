"""The virus scanner: clamd, asked over a socket by its INSTREAM command (clamd(8)).

Nothing is sent but the file's bytes: no name, no path, nothing of a person.
"""

import socket
import struct
from dataclasses import dataclass

from alongside.engines.gateways.outcome import Failed

NAME = "ClamAV"
_PIECE = 64 * 1024  # bytes
_SECONDS = 30
_LONGEST_ANSWER = 4096


@dataclass(frozen=True, slots=True)
class Clean:
    """Nothing was found. scanner: who looked."""

    scanner: str


@dataclass(frozen=True, slots=True)
class Infected:
    """Something was found. what: the scanner's name for it."""

    what: str


@dataclass(frozen=True, slots=True)
class Clamd:
    """address: "/run/clamav/clamd.ctl" for a socket on this machine, or "host:3310"."""

    address: str

    def scan(self, content: bytes) -> Clean | Infected | Failed:
        """What the scanner says. Failed: it did not look at the whole file, and nothing may be taken for clean."""
        try:
            with self._connection() as connection:
                connection.sendall(b"zINSTREAM\0")
                for at in range(0, len(content), _PIECE):
                    piece = content[at : at + _PIECE]
                    connection.sendall(struct.pack("!L", len(piece)) + piece)
                connection.sendall(struct.pack("!L", 0))
                return _read(_answer(connection))
        except TimeoutError:
            return Failed("scanner-no-answer-in-time", retry=True)
        except OSError:
            return Failed("scanner-unreachable", retry=True)

    def _connection(self) -> socket.socket:
        if self.address.startswith("/"):
            return _connected(self.address)
        host, _colon, port = self.address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS)


def _connected(path: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(_SECONDS)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection


def _answer(connection: socket.socket) -> bytes:
    said = b""
    while not said.endswith(b"\0") and len(said) < _LONGEST_ANSWER and (more := connection.recv(_LONGEST_ANSWER)):
        said += more
    return said.rstrip(b"\0\n")


def _read(said: bytes) -> Clean | Infected | Failed:
    """ "stream: OK", "stream: NAME FOUND", or anything else, which is no look at all."""
    words = said.decode("utf-8", "replace")
    if words == "stream: OK":
        return Clean(NAME)
    if words.startswith("stream: ") and words.endswith(" FOUND"):
        return Infected(words.removeprefix("stream: ").removesuffix(" FOUND"))
    return Failed("scanner-did-not-look", retry=True)
