"""A small closed-loop load generator: each client sends its next request when the last one is answered.

    python -m bench.load < job.json    prints what happened, as JSON

It is a process of its own, so that its work is not counted as the server's. It speaks plain HTTP/1.1 over raw sockets,
because any client library would cost as much as the pages it asks for.
"""

import json
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

COUNTER = b"@@COUNT@"  # in a request: replaced by a number that is new each time, so that each save is a real one
BUFFER = 262_144


@dataclass
class Tally:
    """What one client saw."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    bytes: int = 0


class Client:
    """One connection, opened again whenever the server closes it."""

    def __init__(self, host: str, port: int) -> None:
        self._where = (host, port)
        self._socket: socket.socket | None = None

    def send(self, request: bytes) -> tuple[bytes, bytes]:
        """Send one request; return the head of the answer and its body."""
        if self._socket is None:
            self._socket = socket.create_connection(self._where, timeout=30)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        head, body = self._receive(self._socket)
        if b"connection: close" in head.lower():
            self.close()
        return head, body

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _receive(self, wire: socket.socket) -> tuple[bytes, bytes]:
        received = wire.recv(BUFFER)
        while b"\r\n\r\n" not in received:
            received += _more(wire)
        head, _, body = received.partition(b"\r\n\r\n")
        length = _length(head)
        while len(body) < length:
            body += _more(wire)
        return head, body


def _more(wire: socket.socket) -> bytes:
    part = wire.recv(BUFFER)
    if not part:
        raise ConnectionError("the server closed the connection in the middle of an answer")
    return part


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ConnectionError(f"an answer without a length: {head[:200]!r}")


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Run one job: clients, each going round the requests, for so many seconds."""
    requests = [each.encode() for each in job["requests"]]
    tallies = [Tally() for _ in range(job["clients"])]
    end = time.monotonic() + job["seconds"]
    first = time.time_ns() // 1_000_000 % 90_000_000
    threads = [
        threading.Thread(target=_client, args=(job, requests, tally, number, end, first))
        for number, tally in enumerate(tallies)
    ]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _together(tallies, time.monotonic() - started)


def _client(job: dict[str, Any], requests: list[bytes], tally: Tally, number: int, end: float, first: int) -> None:
    client = Client(job["host"], job["port"])
    turn = number
    while time.monotonic() < end:
        request = requests[turn % len(requests)]
        if COUNTER in request:
            request = request.replace(COUNTER, b"%08d" % ((first + turn * 97) % 100_000_000))
        started = time.perf_counter()
        head, body = client.send(request)
        tally.seconds.append(time.perf_counter() - started)
        status = head.split(b" ", 2)[1].decode()
        tally.statuses[status] = tally.statuses.get(status, 0) + 1
        tally.bytes += len(body)
        turn += job["clients"]
    client.close()


def _together(tallies: list[Tally], elapsed: float) -> dict[str, Any]:
    statuses: dict[str, int] = {}
    for tally in tallies:
        for status, count in tally.statuses.items():
            statuses[status] = statuses.get(status, 0) + count
    seconds = sorted(each for tally in tallies for each in tally.seconds)
    return {
        "elapsed": elapsed,
        "seconds": seconds,
        "statuses": statuses,
        "bytes": sum(tally.bytes for tally in tallies),
    }


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
