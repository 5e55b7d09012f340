"""The demo, really started: ready, killed, started again, stopped, and started once more with its data there."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alongside.doors.jobs import demo, ports

pytestmark = pytest.mark.slow
PATIENCE = 120


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A new home in a short place: a socket's path may not be long."""
    with tempfile.TemporaryDirectory(prefix="demo", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A demo that is ready, with the lines that it printed so far."""
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "demo", *arguments]
    given = {name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DATABASE_"))}
    env = {**given, "ALONGSIDE_HOME": str(home)}
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines: list[str] = []
    try:
        for line in process.stdout or ():
            lines.append(line)
            if line.startswith(demo.READY):
                break
        yield process, lines
    finally:
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=PATIENCE)
        lines.extend(rest.splitlines(keepends=True))


def facts(lines: list[str]) -> dict[str, object]:
    """What the line for machines says."""
    return json.loads(next(line for line in lines if line.startswith(demo.READY)).removeprefix(demo.READY))


def status(address: str) -> int:
    """The status of the sign-in page; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/sign-in/", timeout=10) as answer:  # noqa: S310 (our own address)
            return answer.status
    except OSError:
        return 0


def test_the_demo_runs_survives_and_keeps_its_data(home: Path) -> None:
    port = ports.next_free(18_000)
    with running(home, "--port", str(port)) as (process, lines):
        said = facts(lines)
        assert said["address"] == f"http://localhost:{port}"
        assert status(str(said["address"])) == 200
        assert {"person", "coordinator", "professional"} <= {persona["role"] for persona in said["personas"]}
        kill_pages(home)
        wait_until(lambda: len(web_servers(home)) == 2)
        wait_until(lambda: status(str(said["address"])) == 200)
    assert process.returncode == 0
    assert lines[-1] == "Stopped.\n"
    assert any("was started again" in line for line in lines)
    assert status(str(said["address"])) == 0
    with running(home, "--port", str(port)) as (_, again):
        assert facts(again)["personas"] == said["personas"]
    assert "The database is up to date.\n" in again
    assert not any("Making a new database" in line for line in again)


def web_servers(home: Path) -> list[int]:
    """The web server's first process, and each that took its place."""
    return [int(pid) for pid in re.findall(r"Listening at: .* \((\d+)\)", (home / "logs" / "pages.log").read_text())]


def kill_pages(home: Path) -> None:
    """Kill the web server's first process, as a machine short of memory would."""
    os.kill(web_servers(home)[-1], signal.SIGKILL)


def wait_until(true: Callable[[], bool]) -> None:
    """Until it is true, or fail."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_a_taken_port_that_was_asked_for_is_refused_in_plain_words(home: Path) -> None:
    with something_else() as port:
        done = demo_once(home, {}, "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken by another program." in done.stderr
    assert "add --port" in done.stderr


def test_the_demo_does_not_run_in_production(home: Path) -> None:
    done = demo_once(home, {"ALONGSIDE_ENV": "production"})
    assert done.returncode == 1
    assert "production machine" in done.stderr
    assert "Traceback" not in done.stderr


def demo_once(home: Path, more: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """A demo that is expected to end by itself."""
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "demo", *arguments]
    env = {**os.environ, "ALONGSIDE_HOME": str(home), **more}
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)


@contextmanager
def something_else() -> Iterator[int]:
    """Something else that listens on a port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
