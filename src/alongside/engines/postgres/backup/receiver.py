"""Follows the server: a supervised pg_receivewal puts its log on the shelf as it comes, with an alarm when late."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

import psycopg

from alongside.engines.postgres.backup.shelf import Shelf, new_name, write_whole
from alongside.engines.postgres.backup.tools import NAME, NOT_KEPT, address, password, slot_status
from alongside.engines.postgres.lock import Lock
from alongside.engines.postgres.programs import Programs, programs
from alongside.engines.postgres.run_as import run_as
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble, plain_words

# The most, in seconds, that may be saved and not yet on the shelf before there is an alarm.
BOUND = 5.0
LOOK_AGAIN = 0.02
WATCH_EVERY = 1.0
TRY_AGAIN_AFTER = 0.2
SPEAK_EVERY = 60.0
PATIENCE = 30.0
STOP_WITHIN = 10.0  # a disk that does not answer must not keep the service from stopping

STRICT = {"synchronous_standby_names": NAME, "synchronous_commit": "on"}

POSITION = "SELECT pg_current_wal_flush_lsn()::text"
HAS_IT = """
SELECT coalesce(bool_or(flush_lsn >= %s::pg_lsn), false) FROM pg_stat_replication
WHERE application_name = %s AND state = 'streaming'
"""


def settings_for(*, strict: bool) -> Mapping[str, str]:
    """What the server has to be started with."""
    return STRICT if strict else {}


def received(url: str, within: float = BOUND) -> tuple[str, float] | None:
    """The position that the server's disk had reached and the seconds until the shelf had it too; None: not in time."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        row = connection.execute(POSITION).fetchone()
        position, since = str(row[0]) if row else "", time.monotonic()
        while True:
            row = connection.execute(HAS_IT, (position, NAME)).fetchone()
            took = time.monotonic() - since
            if row and row[0]:
                return position, took
            if took > within:
                return None
            time.sleep(LOOK_AGAIN)


def is_followed(url: str) -> bool:
    """Whether the server keeps its log for a backup; without that nothing can be received."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        return slot_status(connection) not in NOT_KEPT


class Receiver:
    """Follows one server for as long as the server is there, through its restarts. `say` is told of alarms.

    The server keeps its log until it is received, by a slot. A slot that is missing (the database is new, or restored)
    or lost (too far behind), or another folder than before, means that the log cannot go on where it ended: a new
    stretch begins, which needs a new backup.
    """

    def __init__(
        self,
        server: Server,
        shelf: Shelf,
        *,
        say: Callable[[str], None],
        strict: bool = False,
        bound: float = BOUND,
        patience: float = PATIENCE,
    ) -> None:
        self._server = server
        self._shelf = shelf
        self._strict = strict
        self._bound = bound
        self._patience = patience
        self._say = say
        self._lock = Lock(shelf.receiver_lock)
        self._child: subprocess.Popen[bytes] | None = None
        self._programs: Programs | None = None
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child and self._child.poll() is None else None

    def start(self) -> None:
        """Returns when what the server has is on the shelf.

        When that does not come about there is an alarm; in strict mode, where nothing could be saved, it is raised.
        """
        with plain_words():
            self._programs = programs(self._server.places, run_as())
            self._shelf.make(self._programs.run_as)
            if not self._lock.take():
                raise DatabaseTrouble(f"Another database is kept in {self._shelf.folder}, by {self._lock.holder()}.")
        self._stopping.clear()
        try:
            self._begin(self._follow, "backup-receiver")
            if received(self._server.superuser_url, self._patience) is None:
                self._complain()
            self._begin(self._watch, "backup-watch")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops following. Stop the server first: its last words are then on the shelf."""
        self._stopping.set()
        self._end_child()
        for thread in self._threads:
            thread.join(STOP_WITHIN)
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
        self._threads = []
        self._lock.give_back()

    def _begin(self, work: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _follow(self) -> None:
        while not self._stopping.is_set():
            # Either may be away for a while; the watch says when that has lasted too long.
            with suppress(psycopg.Error, OSError):
                self._child = self._spawn(self._stretch())
                if self._stopping.is_set():
                    self._end_child()
                self._child.wait()
            self._stopping.wait(TRY_AGAIN_AFTER)

    def _spawn(self, stretch: str) -> subprocess.Popen[bytes]:
        if self._programs is None:
            raise DatabaseTrouble("The backup was not started.")
        arguments = [
            f"--directory={self._shelf.log / stretch}",
            f"--slot={NAME}",
            f"--dbname={address(self._server.places, NAME)}",
            "--synchronous",  # on the shelf's disk before it is reported
            "--no-loop",
            "--no-password",
        ]
        return self._programs.start(
            "pg_receivewal", arguments, self._shelf.receiver_log, password(self._server.passwords)
        )

    def _stretch(self) -> str:
        """The stretch to go on with; a new one when the slot does not continue the last."""
        with psycopg.connect(self._server.superuser_url, autocommit=True, connect_timeout=5) as connection:
            kept = slot_status(connection)
            going_on = self._going_on()
            if going_on and kept not in NOT_KEPT:
                return going_on
            if kept is not None:
                connection.execute("SELECT pg_drop_replication_slot(%s)", (NAME,))
                self._say("The backup could not follow the database without a gap. It needs a new backup from here.")
            stretch = new_name()
            if self._programs is not None:
                self._programs.run_as.own(self._shelf.log / stretch)
            write_whole(self._server.places.followed_in, str(self._shelf.log / stretch))
            connection.execute("SELECT pg_create_physical_replication_slot(%s, true)", (NAME,))
            return stretch

    def _going_on(self) -> str | None:
        """The shelf's newest stretch, if it is this database's and is still there."""
        stretch, file = self._shelf.stretch(), self._server.places.followed_in
        if stretch is None or not file.exists():
            return None
        return stretch if file.read_text() == str(self._shelf.log / stretch) else None

    def _watch(self) -> None:
        """Says when the shelf is later than the bound, again every minute, and when it is no longer."""
        late_since, spoken = None, 0.0
        while not self._stopping.wait(WATCH_EVERY):
            began = time.monotonic()
            try:
                in_time = self._is_in_time()
            except (psycopg.Error, DatabaseTrouble):
                continue  # the server is away, and saves nothing
            if in_time and late_since is not None:
                self._say("The backup has caught up.")
            late_since = None if in_time else late_since or began
            if late_since is not None and (late_since == began or time.monotonic() - spoken > SPEAK_EVERY):
                spoken = time.monotonic()
                self._say(self._alarm(spoken - late_since))

    def _is_in_time(self) -> bool:
        """Whether the shelf has what is saved now within the bound; and remembers that it has."""
        got = received(self._server.superuser_url, self._bound)
        try:
            stretch = self._going_on()
        except OSError:
            stretch = None
        if stretch is None:
            self._end_child()  # it writes into a folder that was taken away
            return False
        if got is not None:
            self._shelf.note_reached(stretch, got[0])
        return got is not None

    def _end_child(self) -> None:
        if self._child is not None and self._child.poll() is None:
            self._child.send_signal(signal.SIGTERM)

    def _complain(self) -> None:
        words = f"The backup does not follow the database. See {self._shelf.receiver_log}."
        if self._strict:
            raise DatabaseTrouble(f"{words} Durability is strict, so nothing could be saved.")
        self._say(f"BACKUP ALARM: {words}")

    def _alarm(self, seconds: float) -> str:
        harm = (
            f"nothing can be saved: durability is strict, and for {seconds:.0f} seconds the backup has not followed."
            if self._strict
            else f"what was saved in the last {seconds:.0f} seconds is not in the backup."
        )
        return f"BACKUP ALARM: {harm} See {self._shelf.receiver_log}, and run: alongside backup status"
