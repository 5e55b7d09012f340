"""`alongside demo`: database, pages, worker and made-up people on this machine, until Ctrl-C."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from alongside.doors.jobs import ports
from alongside.doors.jobs.children import Child
from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.home import default_home
from alongside.engines.postgres.roles import prepare
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import plain_words

USUAL_PORT = 8000
PATIENCE = 90  # seconds for the sign-in page to answer
READY = "alongside-demo "  # a line that begins so goes on with JSON: the address, and who to sign in as


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help=f"the port to use (default {USUAL_PORT}, or the next free one)")


def run(options: argparse.Namespace) -> int:
    if os.environ.get("ALONGSIDE_ENV") == "production":
        raise CannotRun(
            "This is a production machine (ALONGSIDE_ENV=production). The demo lets anybody sign in as anybody, "
            "so it does not run here."
        )
    _on_stop_signals(_interrupt)
    with ExitStack() as stack, plain_words():
        try:
            _demo(options, stack)
        except KeyboardInterrupt:
            _say("\nStopping. What was saved stays.")
        finally:
            # A second Ctrl-C must not leave half of it running.
            _on_stop_signals(signal.SIG_IGN)
    _say("Stopped.")
    return 0


def _demo(options: argparse.Namespace, stack: ExitStack) -> None:
    port = _choose_port(options.port)
    home = default_home()
    address = f"http://localhost:{port}"
    environment = _environment(home, address)
    _start_database(home, stack)
    logs = home / "logs"
    logs.mkdir(exist_ok=True)
    personas = _load_people(home, environment)
    web = _child("pages", ["serve", *_binds(port)], environment, logs, stack)
    _await_page(f"http://127.0.0.1:{port}/sign-in/", web)
    worker = _child("worker", ["worker"], environment, logs, stack)
    _announce(address, personas)
    _watch(web, worker)


def _choose_port(asked: int | None) -> int:
    """The port that was asked for, or the next free one with a note; a taken one that was asked for is refused."""
    free = ports.next_free(asked or USUAL_PORT)
    if free is None:
        raise CannotRun(f"No port from {asked or USUAL_PORT} on is free. Choose another with --port.")
    if free == (asked or USUAL_PORT):
        return free
    if asked:
        raise CannotRun(f"Port {asked} is taken by another program. Port {free} is free: add --port {free}.")
    _say(f"Port {USUAL_PORT} is taken by another program, so this uses port {free}.")
    return free


def _environment(home: Path, address: str) -> dict[str, str]:
    ours = {
        "ALONGSIDE_ENV": "demo",
        "ALONGSIDE_DEMO": "yes",
        "ALONGSIDE_HOME": str(home),
        "ALONGSIDE_PUBLIC_ADDRESS": address,
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **ours}


def _start_database(home: Path, stack: ExitStack) -> None:
    """The embedded server, unless the environment names another database."""
    if os.environ.get("DATABASE_URL"):
        _say("Using the database of DATABASE_URL.")
        return
    _say("Starting the database.")
    server = Server(home, say=_say)
    stack.callback(server.stop)
    server.start()
    prepare(server.superuser_url, server.passwords)
    if server.owned:
        server.supervise()


def _load_people(home: Path, environment: Mapping[str, str]) -> list[dict[str, str]]:
    """Migrate and load, in a process of its own: this one stays small and needs no settings."""
    file = home / "personas.json"
    done = subprocess.run(
        _alongside("demo-data", "--personas-to", str(file)),
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
    )
    if done.returncode:
        raise CannotRun("The demo's data could not be prepared. The reason is above.")
    personas: list[dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return personas


def _child(name: str, arguments: list[str], environment: Mapping[str, str], logs: Path, stack: ExitStack) -> Child:
    child = Child(name, _alongside(*arguments), environment, logs / f"{name}.log")
    child.log.unlink(missing_ok=True)
    stack.callback(child.stop)
    child.start()
    return child


def _alongside(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "alongside.doors.jobs.cli", *arguments]


def _binds(port: int) -> list[str]:
    return [part for address in ports.binds(port) for part in ("--bind", address)]


def _await_page(url: str, web: Child) -> None:
    """Wait until a browser would get the page."""
    _say("Starting the pages.")
    deadline = time.monotonic() + PATIENCE
    while not _answers(url):
        if not web.is_alive or time.monotonic() > deadline:
            raise CannotRun(f"The pages did not start. The last lines of {web.log}:\n{web.last_words()}")
        time.sleep(0.2)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _announce(address: str, personas: list[dict[str, str]]) -> None:
    _say(f"\nAlongside is ready at {address}\n\nSign in as:")
    for persona in personas:
        _say(f"  {persona['name']}, {persona['about']}" + (f": {persona['story']}" if persona["story"] else ""))
    _say("\nEverybody here is made up. Do not enter real people's details.\nPress Ctrl-C to stop.\n")
    _say(READY + json.dumps({"address": address, "personas": personas}))


def _watch(*children: Child) -> None:
    while True:
        time.sleep(0.5)
        for child in children:
            if child.keep_alive():
                _say(f"The {child.name} process stopped unexpectedly and was started again. See {child.log}.")


def _say(words: str) -> None:
    print(words, flush=True)


def _on_stop_signals(answer: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, answer)


def _interrupt(_sign: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
