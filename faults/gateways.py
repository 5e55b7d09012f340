"""Fake carriers with a list of what they accepted. Both vanish now and then after accepting, before they say so."""

import json
import random
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from aiosmtpd.controller import Controller

from faults.site import free_port

VANISHES = 0.03  # of all that is accepted


class Accepted:
    """What a carrier has taken on, by reference."""

    def __init__(self) -> None:
        self.times = Counter[str]()
        self._lock = threading.Lock()
        self._chance = random.Random(11)  # noqa: S311 (chooses moments)

    def take(self, reference: str) -> bool:
        """Takes it on. Returns whether there is anybody left to say so."""
        with self._lock:
            self.times[reference] += 1
            return self._chance.random() >= VANISHES


class Carrier(Protocol):
    """accepted: its list. settings: what the worker is started with to reach it."""

    accepted: Accepted
    settings: Mapping[str, str]


class Notify:
    """As GOV.UK Notify: says what it knows of a reference. It refuses one that it has."""

    def __init__(self) -> None:
        self.accepted = Accepted()
        port = free_port()
        self.server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self.accepted))
        self.settings = {
            "ALONGSIDE_EMAIL_WAY": "notify",
            "ALONGSIDE_NOTIFY_KEY": f"made-up-{uuid4()}-{uuid4()}",
            "ALONGSIDE_NOTIFY_ADDRESS": f"http://127.0.0.1:{port}",
            "ALONGSIDE_NOTIFY_EMAIL_TEMPLATE": str(uuid4()),
        }


def _handler(accepted: Accepted) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            (reference,) = parse_qs(urlsplit(self.path).query)["reference"]
            known = [{"id": reference, "status": "delivered"}] if accepted.times[reference] else []
            self._say(200, {"notifications": known})

        def do_POST(self) -> None:
            reference = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["reference"]
            if accepted.times[reference]:
                self._say(400, {"errors": [{"error": "BadRequestError"}]})
            elif accepted.take(reference):
                self._say(201, {"id": reference})
            else:
                self.close_connection = True

        def _say(self, status: int, body: Any) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    return Handler


class Mail:
    """An e-mail server: it takes whatever it is given, the same thing too."""

    def __init__(self) -> None:
        self.accepted = Accepted()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.settings = {
            "ALONGSIDE_EMAIL_WAY": "smtp",
            "ALONGSIDE_SMTP_HOST": "127.0.0.1",
            "ALONGSIDE_SMTP_PORT": str(self.controller.port),
            "ALONGSIDE_SMTP_TLS": "no",
        }

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        reference = str(message_from_bytes(envelope.content)["Message-ID"]).strip("<>").partition("@")[0]
        if not self.accepted.take(reference):
            server.transport.abort()
        return "250 OK"


@contextmanager
def notify() -> Iterator[Carrier]:
    carrier = Notify()
    thread = threading.Thread(target=carrier.server.serve_forever, daemon=True)
    thread.start()
    yield carrier
    carrier.server.shutdown()
    carrier.server.server_close()


@contextmanager
def mail() -> Iterator[Carrier]:
    carrier = Mail()
    carrier.controller.start()
    yield carrier
    carrier.controller.stop()
