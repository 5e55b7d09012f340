"""PostgreSQL's backup programs, run against one server; what they refuse is said in a sentence."""

from collections.abc import Mapping

import psycopg
from psycopg.conninfo import make_conninfo

from alongside.engines.postgres.cluster import SUPERUSER
from alongside.engines.postgres.home import Places
from alongside.engines.postgres.passwords import Passwords
from alongside.engines.postgres.programs import Programs
from alongside.engines.postgres.trouble import FULL, DatabaseTrouble

NAME = "alongside_backup"  # of the replication slot, and of the connection that a strict save waits for
NOT_KEPT = (None, "lost")  # of slot_status(): there is no slot, or the server could not keep the log for it


def slot_status(connection: psycopg.Connection[tuple[object, ...]]) -> object:
    """Whether the server keeps its log until the backup has it."""
    row = connection.execute("SELECT wal_status FROM pg_replication_slots WHERE slot_name = %s", (NAME,)).fetchone()
    return row[0] if row else None


def address(places: Places, name: str) -> str:
    """A libpq address without its password, which would be in the list of processes."""
    return make_conninfo(host=str(places.sockets), port=5432, user=SUPERUSER, application_name=name)


def password(passwords: Passwords) -> Mapping[str, str]:
    """What to add to a program's environment, which only its own user can read."""
    return {"PGPASSWORD": passwords.superuser}


def run_tool(
    programs: Programs, name: str, *arguments: str, trouble: str, more: Mapping[str, str] | None = None
) -> str:
    """What the program wrote. Raises DatabaseTrouble that begins with `trouble` and ends with its own last words."""
    done = programs.attempt(name, *arguments, more=more)
    if done.returncode:
        if "No space left on device" in done.stderr:
            raise DatabaseTrouble(f"{trouble} {FULL}")
        last = " / ".join(done.stderr.strip().splitlines()[-3:])
        raise DatabaseTrouble(f"{trouble} {name} wrote: {last}")
    return done.stdout
