"""The embedded server starts, stops and survives what happens to servers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from alongside.engines.postgres.passwords import read_passwords
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble

START_AND_DIE = """
import os, sys
from pathlib import Path
from alongside.engines.postgres.supervisor import Server
server = Server(Path(sys.argv[1]))
server.start()
print(server.pid, flush=True)
os.kill(os.getpid(), 9)
"""

START_AND_WAIT = """
import sys
from pathlib import Path
from alongside.engines.postgres.supervisor import Server
with Server(Path(sys.argv[1])) as server:
    print(server.pid, flush=True)
    sys.stdin.read()
"""


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def write(server: Server, statement: str) -> None:
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        connection.execute(statement)


def process_ended(pid: int) -> bool:
    """Gone, or a zombie that nobody has waited for: that is up to process 1 when its parent was killed."""
    try:
        os.readlink(f"/proc/{pid}/exe")
    except FileNotFoundError:
        return True
    return False


def test_data_is_still_there_after_a_stop_and_a_start(used_home: Path) -> None:
    server = Server(used_home)
    server.start()
    write(server, "CREATE TABLE kept AS SELECT 42 AS n")
    first = server.pid
    server.stop()
    assert process_ended(first)
    assert not server.is_ready()
    assert server.pid is None
    with server:
        assert ask(server, "SELECT n FROM kept") == 42


def test_a_killed_server_is_started_again_with_all_that_was_committed(used_home: Path) -> None:
    said: list[str] = []
    with Server(used_home, say=said.append) as server:
        write(server, "CREATE TABLE kept AS SELECT 1 AS n")
        server.supervise()
        for number in range(2, 5):
            killed = server.pid
            os.kill(killed, signal.SIGKILL)
            wait_until(lambda killed=killed: server.pid not in {None, killed} and server.is_ready())
            write(server, f"INSERT INTO kept VALUES ({number})")  # noqa: S608 - a number
        assert ask(server, "SELECT array_agg(n ORDER BY n) FROM kept") == [1, 2, 3, 4]
    assert "The database stopped unexpectedly. Starting it again." in said


def test_a_supervised_server_that_is_stopped_stays_stopped(used_home: Path) -> None:
    with Server(used_home) as server:
        server.supervise()
    time.sleep(0.3)
    assert not server.is_ready()
    assert not (used_home / "postgres" / "data" / "postmaster.pid").exists()


@pytest.mark.parametrize("also_in_the_sockets_lock", [False, True])
def test_a_stale_pid_file_that_names_a_live_process_is_seen_through(
    used_home: Path, sleeper: int, also_in_the_sockets_lock: bool
) -> None:
    server = Server(used_home)
    with server:
        written = server.places.data.joinpath("postmaster.pid").read_text()
        os.kill(server.pid, signal.SIGKILL)
        server._child.wait()
    stale = written.replace(written.splitlines()[0], str(sleeper), 1)
    server.places.data.joinpath("postmaster.pid").write_text(stale)
    if also_in_the_sockets_lock:
        server.places.sockets.joinpath(".s.PGSQL.5432.lock").write_text(stale)
    with server:
        assert server.is_ready()
        assert server.pid != sleeper
    assert not process_ended(sleeper)


def test_a_server_whose_supervisor_was_killed_is_taken_over(used_home: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", START_AND_DIE, str(used_home)], capture_output=True, text=True)
    orphan = int(ended.stdout)
    assert ended.returncode == -signal.SIGKILL
    with Server(used_home) as server:
        assert server.owned
        assert server.pid != orphan
        assert process_ended(orphan)


def test_a_second_process_attaches_and_leaves_the_server_running(used_home: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT, str(used_home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with first:
        pid = int(first.stdout.readline())
        second = Server(used_home)
        second.start()
        assert not second.owned
        assert second.pid == pid
        assert f"process {first.pid}" in second.owner
        with pytest.raises(DatabaseTrouble, match="already looked after by process"):
            second.supervise()
        second.stop()
        assert second.is_ready()
    assert not second.is_ready()


def test_whoever_waits_for_an_owner_that_goes_away_takes_over(used_home: Path) -> None:
    first, second = Server(used_home), Server(used_home)
    first.start()
    os.kill(first.pid, signal.SIGKILL)
    first.stop()
    second.start()
    assert second.owned
    second.stop()


def test_nothing_is_left_of_a_first_start_that_was_cut_off(home: Path) -> None:
    unfinished = home / "postgres" / "data.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18")
    with Server(home) as server:
        assert server.is_ready()
    assert not unfinished.exists()


def test_no_statement_text_reaches_the_log(used_home: Path) -> None:
    """It may be a person's words."""
    with Server(used_home) as server:
        write(server, "CREATE TABLE said (words text UNIQUE)")
        write(server, "INSERT INTO said VALUES ('very private')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            write(server, "INSERT INTO said VALUES ('very private')")
        log = server.places.log.read_text()
    assert "duplicate key" in log
    assert "private" not in log


def test_the_server_listens_on_a_unix_socket_only(server: Server) -> None:
    assert ask(server, "SELECT current_setting('listen_addresses')") == ""
    assert ask(server, "SELECT current_setting('unix_socket_directories')") == str(server.places.sockets)
    assert server.places.sockets.stat().st_mode & 0o777 == 0o700


def test_pages_have_checksums_and_text_sorts_the_same_everywhere(server: Server) -> None:
    assert ask(server, "SELECT current_setting('data_checksums')") == "on"
    assert ask(server, "SELECT current_setting('server_encoding')") == "UTF8"
    where = "FROM pg_database WHERE datname = 'alongside'"
    assert ask(server, f"SELECT datlocprovider::text || ' ' || datlocale {where}") == "b C.UTF-8"
    assert ask(server, "SELECT lower('ŁÓDŹ')") == "łódź"


def test_commits_wait_for_the_disk(server: Server) -> None:
    settings = ("fsync", "full_page_writes", "synchronous_commit")
    assert [ask(server, f"SELECT current_setting('{name}')") for name in settings] == ["on", "on", "on"]


@pytest.mark.parametrize("user", ["postgres", "alongside_owner", "alongside_runtime"])
def test_a_wrong_password_is_refused(server: Server, user: str) -> None:
    for password in ("wrong", ""):
        with pytest.raises(psycopg.OperationalError, match=r"password|fe_sendauth"):
            psycopg.connect(server.places.url(user, password, "alongside"))


def test_every_way_in_asks_for_a_scram_password(server: Server) -> None:
    with psycopg.connect(server.superuser_url) as connection:
        rules = connection.execute("SELECT DISTINCT auth_method FROM pg_hba_file_rules").fetchall()
        stored = connection.execute("SELECT left(rolpassword, 13) FROM pg_authid WHERE rolcanlogin").fetchall()
    assert rules == [("scram-sha-256",)]
    assert stored == [("SCRAM-SHA-256",)] * 3


def test_passwords_are_made_once_and_private(home: Path) -> None:
    with Server(home) as server:
        made = read_passwords(server.places.passwords)
    assert server.places.passwords.stat().st_mode & 0o777 == 0o600
    assert len({made.superuser, made.owner, made.runtime}) == 3
    assert not (home / "postgres" / "initial-password").exists()
    with Server(home) as server:
        assert read_passwords(server.places.passwords) == made
