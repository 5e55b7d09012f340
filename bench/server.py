"""The web server under measurement, and how much work it and the database have done."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.seed import ROOT, home

WORKERS = 2
TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 30.0


@dataclass(frozen=True)
class Work:
    """CPU seconds since each process began: of the web processes, and of the database's."""

    web: float
    database: float

    def since(self, before: "Work") -> "Work":
        return Work(self.web - before.web, self.database - before.database)


@dataclass(frozen=True)
class WebServer:
    """A running server."""

    pid: int
    port: int


def environment() -> dict[str, str]:
    """The environment of production, on this machine: everything as there, the addresses of bench.urls besides."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DATABASE_"))},
        "ALONGSIDE_ENV": "production",
        "ALONGSIDE_HOME": str(home()),
        "ALONGSIDE_HOSTS": "localhost",
        "ALONGSIDE_PUBLIC_ADDRESS": "https://localhost",
        "ALONGSIDE_SECRET_KEY": "only-for-the-bench-and-the-people-in-it-are-made-up-50-letters",
        "DJANGO_SETTINGS_MODULE": "bench.settings",
    }


@contextmanager
def web_server(command: list[str]) -> Iterator[WebServer]:
    """Run the command (with {port} filled in) until the block ends. What it prints goes to web.log in the home."""
    collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=environment(), check=True)
    port = _free_port()
    filled = [sys.executable, "-m", *(part.format(port=port) for part in command)]
    with (home() / "web.log").open("wb") as log:
        process = subprocess.Popen(filled, cwd=ROOT, env=environment(), stdout=log, stderr=log, start_new_session=True)
    try:
        _await(process, port)
        yield WebServer(process.pid, port)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def work_done(web: int, database: int) -> Work:
    """What both have done so far, by /proc: each parent, its children, and children that have ended."""
    parents = _parents()
    return Work(_tree(web, parents), _tree(database, parents))


def _tree(pid: int, parents: Mapping[int, int]) -> float:
    return sum(_seconds(each) for each in (pid, *(child for child, parent in parents.items() if parent == pid)))


def _seconds(pid: int) -> float:
    fields = _stat(pid)
    return sum(map(int, fields[11:15])) / TICK if fields else 0.0  # utime, stime, and those of children that ended


def _parents() -> dict[int, int]:
    pids = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
    return {pid: int(fields[1]) for pid in pids if (fields := _stat(pid))}


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat after the name, which may hold spaces; nothing for a process that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"The pages did not start. See {home() / 'web.log'}.")
