"""A running site to break: its database, its seeded people, and its web server, which is started again when it dies."""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import psycopg

from alongside.engines.postgres.addresses import addresses
from alongside.engines.postgres.roles import prepare
from alongside.engines.postgres.supervisor import Server

PATIENCE = 300.0  # seconds: the machine may be busy, and what is counted does not depend on speed
_SEED = "import django; django.setup(); from faults.seeding import main; main()"
_PROC = Path("/proc")


def wait_until(true: Any, what: str) -> None:
    """Raises TimeoutError, which says what did not happen."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {PATIENCE:.0f} seconds: {what}")
        time.sleep(0.02)


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """What every process of the site is started with."""
    known = addresses(home, {})
    return {
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        **os.environ,
        "ALONGSIDE_ENV": "development",
        "ALONGSIDE_DEMO": "yes",
        "ALONGSIDE_HOME": str(home),
        "DATABASE_URL": known.runtime,
        "DATABASE_OWNER_URL": known.owner,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]),
        **more,
    }


@cache
def template() -> tuple[Path, dict[str, Any]]:
    """A home with migrated tables and made-up people, and what a client needs to know of them (faults/seeding.py).

    Made once for all runs of a process: each takes a copy.
    """
    home = new_home()
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    with Server(home) as server:
        prepare(server.superuser_url, server.passwords)
        command = [sys.executable, "-c", _SEED]
        done = subprocess.run(command, env=environment(home), stdout=subprocess.PIPE, text=True, check=True)
    return home, json.loads(done.stdout)


@contextmanager
def seeded(home: Path, settings: Mapping[str, str] | None = None) -> Iterator[tuple[Server, dict[str, Any]]]:
    """A running database with made-up people, in `home`, all of it on the disk; and what is known of the people."""
    made, known = template()
    subprocess.run(["cp", "-a", f"{made}/.", str(home)], check=True)
    with Server(home, settings=settings) as server:
        flush(server)
        yield server, known


def flush(server: Server) -> None:
    """What was there before the run is on the disk: a forgetful server would lose tables and sessions too."""
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


def new_home() -> Path:
    """In a short place, for a socket's path may not be long; open to the user that the database runs as."""
    home = Path(tempfile.mkdtemp(prefix="al-"))
    home.chmod(0o755)
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sign_in(address: str, persona: str, timeout: float = PATIENCE) -> httpx.Client:
    """A browser that is signed in as a made-up person."""
    with ExitStack() as unless_signed_in:
        client = httpx.Client(base_url=address, timeout=timeout)
        unless_signed_in.callback(client.close)
        client.get("/sign-in/").raise_for_status()
        answer = client.post("/sign-in/persona/", data={"persona": persona}, headers=token(client))
        if answer.status_code != httpx.codes.FOUND:
            raise RuntimeError(f"signing in answered {answer.status_code}")
        unless_signed_in.pop_all()
    return client


def token(client: httpx.Client) -> dict[str, str]:
    return {"X-CSRFToken": client.cookies.get("csrftoken", "")}


def says_when_to_come_back(answer: httpx.Response) -> bool:
    """The one answer that a site in trouble may give: 503, with Retry-After."""
    orderly = answer.headers.get("Retry-After", "").isdigit()
    return answer.status_code == httpx.codes.SERVICE_UNAVAILABLE and orderly


class Pages:
    """The web server of a site: `alongside serve`, or the same with a planted fault."""

    def __init__(self, home: Path, program: Sequence[str] = ("alongside.doors.jobs.cli",)) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._home = home
        self._command = [sys.executable, "-m", *program, "serve", "--bind", f"127.0.0.1:{self.port}"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self._home / "pages.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=environment(self._home), stdout=log, stderr=log, start_new_session=True
            )
        wait_until(self.is_up, "the pages did not start")

    def is_up(self) -> bool:
        with suppress(httpx.HTTPError):
            return httpx.get(f"{self.address}/sign-in/", timeout=PATIENCE).status_code == httpx.codes.OK
        return False

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the pages are not running")
        return self._process.pid

    def workers(self) -> list[int]:
        """The processes that answer: the children of the one that was started."""
        return children_of(self.pid)

    def kill(self) -> None:
        """All of it at once; call `start` afterwards, as a supervisor would."""
        for pid in (self.pid, *self.workers()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()


def children_of(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(each) for each in (_PROC / str(pid) / "task" / str(pid) / "children").read_text().split()]
    return []


@contextmanager
def serving(home: Path, program: Sequence[str] = ("alongside.doors.jobs.cli",)) -> Iterator[Pages]:
    """The pages of a seeded site, until the block ends."""
    pages = Pages(home, program)
    try:
        pages.start()
        yield pages
    finally:
        pages.stop()
