"""A web server on this machine that stands in for a public service, and answers as its documents say."""

import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from alongside.engines.gateways.notify import client


@dataclass(frozen=True)
class Asked:
    """One request as the service sees it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def serve_web():
    """Serve a made-up service over real HTTP; gives its address."""
    running = []

    def start(service):
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def _handler(service):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer()

        def do_POST(self):
            self._answer()

        def _answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            url = httpx.URL(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, answer, *more = service.answer(Asked(self.command, url.path, dict(url.params), headers, body))
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            for name, value in (more[0] if more else {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    return Handler


@pytest.fixture
def http():
    with client() as opened:
        yield opened
