"""`alongside backup` and `alongside restore`, really run: from the first backup to a database that lives elsewhere."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
import time_machine

from alongside.doors.jobs import database as database_command
from alongside.doors.jobs import nightly, restore
from alongside.doors.jobs.backup_report import alarms
from alongside.doors.jobs.nightly import do_here
from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.backup.choices import choices
from alongside.engines.postgres.supervisor import Server

READY = "Press Ctrl-C to stop it."
PATIENCE = 60


@pytest.fixture(scope="module")
def home(fast_folder: Path) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="al-", dir=fast_folder))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "ALONGSIDE_"))}
    return {**kept, "ALONGSIDE_HOME": str(home), **more}


def alongside(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", *arguments]
    return subprocess.run(command, env=environment(home, **more), capture_output=True, text=True, check=False)


@contextmanager
def database(home: Path, **more: str) -> Iterator[None]:
    """Run by `alongside database start`, with its first backup made."""
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "database", "start"]
    with subprocess.Popen(command, env=environment(home, **more), stdout=subprocess.PIPE, text=True) as running:
        while READY not in (line := running.stdout.readline()):
            assert line, "it stopped early"
        end = time.monotonic() + PATIENCE
        while not choices(home, {}).shelf.backups():
            assert time.monotonic() < end, "there is no first backup"
            time.sleep(0.1)
        yield
        running.terminate()


@pytest.mark.slow
def test_a_whole_life(home: Path) -> None:
    elsewhere = home / "a"
    with database(home, ALONGSIDE_DURABILITY="strict"):
        assert alongside(home, "migrate").returncode == 0
        before = alongside(home, "backup", "status")
        assert (before.returncode, before.stdout.count("ALARM")) == (1, 1)
        assert "ALARM: Restoring was never practised." in before.stdout

        made = alongside(home, "backup")
        assert (made.returncode, "Made and verified" in made.stdout) == (0, True), made.stderr
        drilled = alongside(home, "backup", "drill")
        assert drilled.returncode == 0, drilled.stderr
        assert "The audit agrees with the living database's." in drilled.stdout
        assert not choices(home, {}).shelf.scratch.exists()
        after = alongside(home, "backup", "status")
        assert (after.returncode, "ALARM" in after.stdout) == (0, False), after.stdout

        added = alongside(home, "add-organisation", "Green", "--administrator", "Adam Cole", "adam.cole@example.org")
        assert added.returncode == 0, added.stderr

        with time_machine.travel(datetime.now(UTC) + timedelta(days=2), tick=True):
            old = alarms(choices(home, {}).shelf, Server(home).superuser_url, datetime.now(UTC))
        assert [each.split(" on ")[0].split(" from ")[0] for each in old] == [
            "The newest backup is",
            "The last restore drill was",
        ]
    gone = alongside(home, "backup", "status")
    assert (gone.returncode, "The database does not answer" in gone.stderr) == (1, True)

    shutil.rmtree(home / "postgres")
    assert "To have one back: alongside restore" in alongside(home, "backup", "status").stderr
    done = alongside(home, "restore", "--to", "latest", "--into", str(elsewhere))
    assert done.returncode == 0, done.stderr
    assert "Every chain holds" in done.stdout
    assert f"ALONGSIDE_HOME={elsewhere} alongside database start" in done.stdout
    refused = alongside(home, "restore", "--to", "latest", "--into", str(elsewhere))
    assert (refused.returncode, "--replace-living-data" in refused.stderr) == (1, True)
    with Server(elsewhere) as server, psycopg.connect(server.superuser_url, dbname="alongside") as connection:
        assert connection.execute("SELECT name FROM people_organisation").fetchall() == [("Green",)]


@pytest.mark.slow
def test_without_its_backup_it_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`home` as the test above left it, with the database back and nobody following it."""
    alongside(home, "restore", "--to", "latest", "--into", str(home))
    with Server(home) as server:
        alone = alongside(home, "backup", "status")
        assert (alone.returncode, "is not in the backup" in alone.stdout) == (1, True)
        drilled = alongside(home, "backup", "drill")
        assert (drilled.returncode, "does not follow" in drilled.stderr) == (1, True)
        assert "ALARM: The last restore drill failed" in alongside(home, "backup", "status").stdout
        assert said_by_itself(server, monkeypatch).startswith("BACKUP ALARM: What was saved 5 seconds ago is not")
        (home / "backups").rename(home / "unplugged")
        away = alongside(home, "backup", "status")
        assert (away.returncode, "ALARM: There is no backup." in away.stdout) == (1, True)
        drilled = alongside(home, "backup", "drill")
        assert (drilled.returncode, "Traceback" in drilled.stderr) == (1, False)
        assert server.is_ready()


def said_by_itself(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The first thing that `alongside database start` says when it looks at the backup now and then."""
    said, ended = list[str](), threading.Event()
    monkeypatch.setattr(database_command, "say", lambda words: (said.append(words), ended.set()))
    database_command.look_now_and_then(server, choices(server.places.home, {}), ended, every=0.01)
    return said[0]


@pytest.mark.parametrize("arguments", [("backup",), ("restore", "--to", "latest", "--into", "x")])
def test_a_database_that_is_looked_after_elsewhere_is_backed_up_there(tmp_path: Path, arguments: tuple[str]) -> None:
    done = alongside(tmp_path, *arguments, DATABASE_URL="postgresql://serves@db.example/one")
    assert done.returncode == 1
    assert "docs/how-to/back-up-and-restore.md" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_time_is_meant_as_clocks_here_show_it() -> None:
    assert restore.moment("latest") is None
    assert restore.moment("2026-07-01T14:30").astimezone(UTC) == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)
    assert restore.moment("2026-07-01T14:30+00:00") == datetime(2026, 7, 1, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["yesterday", "", "2999-01-01T00:00"])
def test_a_time_that_is_none_or_has_not_come_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="write latest"):
        restore.moment(text)


@pytest.mark.parametrize(
    ("given", "here"), [({}, True), ({"DATABASE_URL": "postgresql://a/b"}, False), ({"ALONGSIDE_ENV": "demo"}, False)]
)
def test_nights_are_for_the_machine_that_keeps_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], here: bool
) -> None:
    (tmp_path / "postgres" / "data").mkdir(parents=True)
    for name, value in environment(tmp_path, **given).items():
        monkeypatch.setenv(name, value)
    if "DATABASE_URL" not in given:
        monkeypatch.delenv("DATABASE_URL", raising=False)
    if "ALONGSIDE_ENV" not in given:
        monkeypatch.delenv("ALONGSIDE_ENV", raising=False)
    assert nightly.is_kept_here() is here
    shutil.rmtree(tmp_path / "postgres")
    assert nightly.is_kept_here() is False


def test_a_night_that_failed_is_an_alarm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(nightly, "is_kept_here", lambda: True)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    said = r"BACKUP ALARM: 'alongside backup drill' failed\. There is no database in"
    with pytest.raises(CannotRun, match=said), ThreadPoolExecutor(1) as pool:  # a thread, as a browser may run in ours
        pool.submit(lambda: asyncio.run(do_here("backup", "drill"))).result()
