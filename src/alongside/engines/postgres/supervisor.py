"""Runs one embedded PostgreSQL server: a reaped child, ready when it answers, started again when it dies."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from alongside.engines.postgres.cluster import (
    SUPERUSER,
    clear_remains,
    make_data,
    make_folders,
    postmaster_pid,
)
from alongside.engines.postgres.home import Places
from alongside.engines.postgres.lock import Lock
from alongside.engines.postgres.passwords import Passwords, read_passwords
from alongside.engines.postgres.programs import Programs, programs
from alongside.engines.postgres.run_as import RunAs, run_as
from alongside.engines.postgres.trouble import DatabaseTrouble, explain, plain_words

# No network; no statement text or key values in the log, for they may be somebody's words.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_timezone": "UTC",
    "timezone": "UTC",
    # A backup that stopped following must not fill the disk: past this it has to begin again (backup/receiver.py).
    "max_slot_wal_keep_size": "4GB",
}

LOOK_AGAIN = 0.05
SPEAK_EVERY = 5.0
TRY_AGAIN_AFTER = 2.0
# The server's children outlive a killed server by a moment; until then it refuses to start.
PASSING = ("pre-existing shared memory block", "database system is shutting down")


def _silent(words: str) -> None:
    """Says nothing."""


class Server:
    """The embedded server of one home.

    The first process to start it owns it; later ones attach, and leave it running when they stop. `say` is told about
    anything slow, in words for people; `patience` is how long to wait for crash recovery, in seconds.
    """

    def __init__(
        self,
        home: Path,
        *,
        settings: Mapping[str, str] | None = None,
        say: Callable[[str], None] = _silent,
        patience: float = 600,
    ) -> None:
        self.places = Places(home.absolute())
        self._settings = {**SETTINGS, "unix_socket_directories": str(self.places.sockets), **(settings or {})}
        self._say = say
        self._patience = patience
        self._lock = Lock(self.places.lock)
        self._run_as = RunAs()
        self._child: subprocess.Popen[bytes] | None = None
        self._programs: Programs | None = None
        self._passwords: Passwords | None = None
        self._log_start = 0
        self._stopping = threading.Event()
        self._watcher: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def owned(self) -> bool:
        """Whether this process runs the server, rather than having found it running."""
        return self._lock.held

    @property
    def owner(self) -> str:
        """Words about the process that runs the server."""
        return self._lock.holder()

    @property
    def pid(self) -> int | None:
        """The server's process, or None when it is not running."""
        if self.owned:
            return self._child.pid if self._child and self._child.poll() is None else None
        return postmaster_pid(self.places) if self.is_ready() else None

    @property
    def passwords(self) -> Passwords:
        """Raises DatabaseTrouble when the server was never started in this home."""
        found = self._passwords or read_passwords(self.places.passwords)
        if found is None:
            raise DatabaseTrouble(f"There is no database in {self.places.home} yet. Start it first.")
        self._passwords = found
        return found

    @property
    def superuser_url(self) -> str:
        return self.places.url(SUPERUSER, self.passwords.superuser, "postgres")

    def start(self) -> None:
        """Starts the server, or attaches to it. Returns when it answers; raises DatabaseTrouble when it will not."""
        self.places.check_length()
        self._stopping.clear()
        with plain_words():
            self._run_as = run_as()
            make_folders(self.places, self._run_as)
            if self._lock.take():
                self._start_own()
            else:
                self._attach()

    def stop(self) -> None:
        """Stops the server if this process owns it, letting running transactions end in a rollback."""
        self._stopping.set()
        self._end_child()
        if self._watcher is not None:
            self._watcher.join()
            self._end_child()  # it may just have started another
        self._watcher = None
        self._lock.give_back()

    def is_ready(self) -> bool:
        """Whether the server answers a query, asked with the real password."""
        return self._answer() is None

    def supervise(self) -> None:
        """From now on starts the server again whenever it dies, until stop(). Only its owner can do this."""
        if not self.owned:
            raise DatabaseTrouble(f"The database is already looked after by {self.owner}.")
        self._watcher = threading.Thread(target=self._watch, name="database-supervisor", daemon=True)
        self._watcher.start()

    def _start_own(self) -> None:
        try:
            self._programs = programs(self.places, self._run_as)
            if not self.places.data.exists():
                self._say("Making a new database. This takes a few seconds.")
            self._passwords = make_data(self.places, self._programs)
            self._launch()
        except BaseException:
            self.stop()
            raise

    def _attach(self) -> None:
        """Waits for the owner's server to answer; takes over if the owner goes away first."""
        deadline = time.monotonic() + self._patience
        while not self.is_ready():
            if self._lock.take():
                self._start_own()
                return
            if time.monotonic() > deadline:
                raise DatabaseTrouble(f"The database is run by {self.owner}, and it does not answer.")
            time.sleep(LOOK_AGAIN)

    def _launch(self) -> None:
        """Starts the child and waits until it answers."""
        if self._programs is None:
            raise DatabaseTrouble("The database was not started by this process.")
        self._end_child()
        clear_remains(self.places, self._programs)
        self._rotate_log()
        self._child = self._spawn(self._programs)
        self._await(self._programs, time.monotonic())

    def _await(self, programs: Programs, since: float) -> None:
        spoken = since
        while (answer := self._answer()) is not None and not self._stopping.is_set():
            now = time.monotonic()
            if now - since > self._patience:
                raise DatabaseTrouble(f"The database has not answered for {self._patience:.0f} seconds: {answer}")
            if now - spoken > SPEAK_EVERY:
                spoken = now
                self._say(f"The database is recovering after being cut off ({now - since:.0f} seconds so far).")
            if self._child is not None and (code := self._child.poll()) is not None:
                self._child = self._spawn_again(programs, killed=code < 0)
            time.sleep(LOOK_AGAIN)

    def _spawn(self, programs: Programs) -> subprocess.Popen[bytes]:
        self._log_start = self.places.log.stat().st_size if self.places.log.exists() else 0
        pairs = [f"--{name}={value}" for name, value in self._settings.items()]
        return programs.start("postgres", ["-D", str(self.places.data), *pairs], self.places.log)

    def _spawn_again(self, programs: Programs, *, killed: bool) -> subprocess.Popen[bytes]:
        """Once more, if what stopped the child will pass; otherwise says what is wrong."""
        words = self._new_in_log()
        if not killed and not any(passing in words for passing in PASSING):
            raise explain(words, self.places.log)
        time.sleep(LOOK_AGAIN)
        return self._spawn(programs)

    def _answer(self) -> str | None:
        """None when the server answers a query, else what it said. A wrong password will not mend itself: raises."""
        try:
            with psycopg.connect(self.superuser_url, connect_timeout=5) as connection:
                connection.execute("SELECT 1")
            return None
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise DatabaseTrouble(f"The passwords in {self.places.passwords} are not this database's.") from error
            return str(error)
        except DatabaseTrouble as trouble:
            return str(trouble)

    def _watch(self) -> None:
        while self._child is not None:
            self._child.wait()
            if self._stopping.is_set():
                return
            self._say("The database stopped unexpectedly. Starting it again.")
            self._relaunch()

    def _relaunch(self) -> None:
        """Tries until it works: a full disk may be emptied, and nobody may be there to press a key."""
        while not self._stopping.is_set():
            try:
                with plain_words():
                    self._launch()
                return
            except DatabaseTrouble as trouble:
                self._say(str(trouble))
                self._stopping.wait(TRY_AGAIN_AFTER)

    def _end_child(self) -> None:
        """SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves the tidying to the next start."""
        child = self._child
        if child is None:
            return
        for sign, seconds in ((signal.SIGINT, self._patience), (signal.SIGQUIT, 10), (signal.SIGKILL, None)):
            if child.poll() is None:
                child.send_signal(sign)
            try:
                child.wait(seconds)
                return
            except subprocess.TimeoutExpired:
                self._say("The database is taking long to stop.")

    def _rotate_log(self) -> None:
        if self.places.log.exists():
            self.places.log.replace(self.places.log.with_suffix(".log.old"))

    def _new_in_log(self) -> str:
        with self.places.log.open("rb") as log:
            log.seek(self._log_start, os.SEEK_SET)
            return log.read().decode(errors="replace")
