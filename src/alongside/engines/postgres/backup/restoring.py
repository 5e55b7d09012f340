"""Restores a backup and the log that follows it into a home, up to a time or to the end."""

import os
import shlex
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from alongside.engines.postgres.backup.making import verify_copy
from alongside.engines.postgres.backup.shelf import Backup, Shelf, choose, new_name
from alongside.engines.postgres.backup.tools import run_tool
from alongside.engines.postgres.cluster import make_folders
from alongside.engines.postgres.home import Places
from alongside.engines.postgres.lock import Lock
from alongside.engines.postgres.programs import Programs, programs
from alongside.engines.postgres.run_as import run_as
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble, plain_words

PATIENCE = 24 * 3600.0  # seconds of replaying; a long log takes its time
TOO_LATE = "recovery ended before configured recovery target was reached"
ENDED = "SELECT pg_last_xact_replay_timestamp(), pg_last_wal_replay_lsn()::text"
EVERY_TABLE = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, from what, and how long it took."""

    backup: Backup
    last_change_at: datetime | None  # None: nothing was changed after the backup had begun
    tables: int
    rows: int
    seconds: float


@contextmanager
def restored(
    shelf: Shelf,
    home: Path,
    *,
    to: datetime | None = None,
    replace: bool = False,
    say: Callable[[str], None] = lambda words: None,
) -> Iterator[tuple[Server, Restored]]:
    """Restores into `home` and gives the running server for further checks; stops it at the end.

    `to` is the last moment that is wanted, None for all there is. Data that is there already is refused, or with
    `replace` put aside. Raises DatabaseTrouble when the backup is damaged or the log ends before what was received.
    """
    places, since = Places(home.absolute()), time.monotonic()
    places.check_length()
    backup = choose(shelf.backups(), to)
    with plain_words():
        tools = programs_for(places)
        _check_is_free(places, replace=replace)
        _check_room(places, backup)
        say(f"Copying the backup {backup.name} ({backup.size / 1e6:,.0f} MB).")
        _copy(shelf, backup, places, tools)
        say("Verifying the copy.")
        verify_copy(places.new_data, tools, shelf.copy_of(backup) / "backup_manifest")
        _put_in_place(shelf, backup, places, tools)
    server = Server(home, settings=_replaying(shelf, backup, to), say=say, patience=PATIENCE)
    say("Replaying what was saved after it.")
    _start(server, shelf, backup, to)
    try:
        yield server, _found(server, shelf, backup, to, since)
    finally:
        server.stop()


def in_words(moment: datetime | None) -> str:
    """A moment to the second, with its zone."""
    return f"{moment:%d %B %Y %H:%M:%S %Z}" if moment else "none after the backup had begun"


def programs_for(places: Places) -> Programs:
    """The programs to use in a home that may be new."""
    user = run_as()
    make_folders(places, user)
    return programs(places, user)


def count_rows(server: Server) -> tuple[int, int]:
    """How many tables and rows there are, by reading them all: the checksum of every page is looked at."""
    tables = rows = 0
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        names = connection.execute("SELECT datname FROM pg_database WHERE datallowconn").fetchall()
    for (name,) in names:
        with psycopg.connect(server.superuser_url, dbname=name, autocommit=True) as connection:
            for table in connection.execute(EVERY_TABLE).fetchall():
                row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(*table))).fetchone()
                tables, rows = tables + 1, rows + (row[0] if row else 0)
    return tables, rows


def check_structure(server: Server, tools: Programs, more: Mapping[str, str]) -> None:
    """Checks every table and index with pg_amcheck, which adds its extension: for a copy that is thrown away."""
    run_tool(
        tools,
        "pg_amcheck",
        "--all",
        "--install-missing",
        f"--host={server.places.sockets}",
        "--username=postgres",
        "--no-password",
        more=more,
        trouble="The restored database is damaged inside.",
    )


def _check_is_free(places: Places, *, replace: bool) -> None:
    lock = Lock(places.lock)
    if not lock.take():
        raise DatabaseTrouble(f"A database is running in {places.home}: {lock.holder()}. Stop it first.")
    lock.give_back()
    if places.data.exists() and not replace:
        raise DatabaseTrouble(
            f"There is a database in {places.home} already, and it stays. Restore into another folder; or, when this "
            "one is to be replaced, add --replace-living-data: it is then put aside, not deleted."
        )


def _check_room(places: Places, backup: Backup) -> None:
    needed, free = backup.size * 1.1, shutil.disk_usage(places.base).free
    if free < needed:
        raise DatabaseTrouble(
            f"The backup needs {needed / 1e6:,.0f} MB in {places.home}, and {free / 1e6:,.0f} MB are free."
        )


def _copy(shelf: Shelf, backup: Backup, places: Places, tools: Programs) -> None:
    shutil.rmtree(places.new_data, ignore_errors=True)
    tools.run_as.own(places.new_data)
    copied = ("pg_combinebackup", str(shelf.copy_of(backup)), f"--output={places.new_data}")
    run_tool(tools, *copied, trouble="The backup could not be copied.")


def _put_in_place(shelf: Shelf, backup: Backup, places: Places, tools: Programs) -> None:
    """The data folder as the backup has it, told to go on by the log; what was there is put aside."""
    if backup.stretch is not None:
        go_on = places.new_data / "recovery.signal"
        go_on.touch(mode=0o600)
        if tools.run_as.user is not None and tools.run_as.group is not None:
            os.chown(go_on, tools.run_as.user, tools.run_as.group)
    _put_aside(places.data)
    _put_aside(places.passwords)
    shutil.copy(shelf.passwords, places.passwords)
    places.new_data.rename(places.data)


def _put_aside(path: Path) -> None:
    if path.exists():
        path.rename(path.with_name(f"{path.name}.before-{new_name()}"))


def _replaying(shelf: Shelf, backup: Backup, to: datetime | None) -> dict[str, str]:
    """The server's settings while it replays. Nobody is let in before it has finished."""
    if backup.stretch is None:
        return {}
    # The last file of the log is still called partial: it was being written.
    file = shlex.quote(str(shelf.log / backup.stretch)).replace("%", "%%") + "/%f"
    wanted = {"restore_command": f'cp {file} "%p" 2>/dev/null || cp {file}.partial "%p"', "hot_standby": "off"}
    if to is not None:
        wanted |= {"recovery_target_time": to.astimezone(UTC).isoformat(), "recovery_target_action": "promote"}
    return wanted


def _start(server: Server, shelf: Shelf, backup: Backup, to: datetime | None) -> None:
    try:
        server.start()
    except DatabaseTrouble as trouble:
        if to is not None and TOO_LATE in server.places.log.read_text(errors="replace"):
            raise DatabaseTrouble(
                f"Nothing in the backup is from after {in_words(to)}, so it cannot be told whether it holds "
                "everything up to then. To have all there is, restore --to latest."
            ) from trouble
        raise


def _found(server: Server, shelf: Shelf, backup: Backup, to: datetime | None, since: float) -> Restored:
    """Raises DatabaseTrouble when the replay ended before what had certainly been received."""
    reached = shelf.reached(backup.stretch) if backup.stretch and to is None else None
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        row = connection.execute(ENDED).fetchone()
        last, ended = row or (None, None)
        short = reached and connection.execute("SELECT %s::pg_lsn < %s::pg_lsn", (ended, reached)).fetchone()
    if short and short[0]:
        raise DatabaseTrouble(
            f"The log is damaged or incomplete: it was received up to {reached} and could be replayed up to {ended} "
            f"only (last change: {in_words(last)}). What could be restored is in {server.places.home}."
        )
    return Restored(backup, last, *count_rows(server), time.monotonic() - since)
