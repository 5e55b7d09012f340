"""`alongside database` starts, prepares and describes, and says in words what it cannot do."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

READY = "Press Ctrl-C to stop it."


@pytest.fixture
def environment(fast_folder: Path) -> Iterator[dict[str, str]]:
    home = Path(tempfile.mkdtemp(prefix="al-", dir=fast_folder))
    home.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    yield {**kept, "ALONGSIDE_HOME": str(home)}
    shutil.rmtree(home)


def database(environment: dict[str, str], *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "database", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_a_whole_life(environment: dict[str, str]) -> None:
    code, _, error = database(environment, "status")
    assert (code, error.splitlines()) == (
        1,
        [f"There is no database in {environment['ALONGSIDE_HOME']} yet. Start it first."],
    )

    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "database", "start"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        said = running.stdout.readline()
        while READY not in said:
            line = running.stdout.readline()
            assert line, f"it stopped early: {said}"
            said += line

        code, answer, _ = database(environment, "status")
        assert code == 0
        assert f"looked after by process {running.pid}" in answer
        assert "The database alongside answers to alongside_runtime: PostgreSQL 18" in answer
        assert "Checksums of its pages are on." in answer
        assert f"looked after by process {running.pid}" in database(environment, "start")[1]
        assert database(environment, "prepare")[0] == 0

        running.send_signal(signal.SIGTERM)
        assert running.stdout.read() == "Stopping the database.\n"
    assert running.returncode == 0
    code, answer, error = database(environment, "status")
    assert code == 1
    assert "It is not running." in answer
    assert error.startswith("The database does not answer: ")


def test_the_script_for_somebody_elses_server_needs_no_server(environment: dict[str, str]) -> None:
    code, script, _ = database(environment, "prepare", "--print-sql")
    assert code == 0
    assert 'CREATE ROLE "alongside_runtime" LOGIN' in script
    assert list(Path(environment["ALONGSIDE_HOME"]).iterdir()) == []


@pytest.mark.parametrize("what", ["start", "prepare"])
def test_a_database_that_is_looked_after_elsewhere_is_left_alone(environment: dict[str, str], what: str) -> None:
    code, _, error = database({**environment, "DATABASE_URL": "postgresql://serves@db.example/one"}, what)
    assert code == 1
    assert "looked after elsewhere" in error
    assert "--print-sql" in error
