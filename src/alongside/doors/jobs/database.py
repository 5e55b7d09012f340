"""`alongside database`: starts, prepares and describes the database."""

import os
import signal
import threading
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from functools import partial

import psycopg

from alongside.doors.jobs.backup_report import alarms
from alongside.engines.postgres.addresses import addresses
from alongside.engines.postgres.backup.choices import Choices, choices
from alongside.engines.postgres.backup.making import make_backup
from alongside.engines.postgres.backup.receiver import Receiver, settings_for
from alongside.engines.postgres.home import default_home
from alongside.engines.postgres.report import report
from alongside.engines.postgres.roles import prepare, prepare_sql
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble

say = partial(print, flush=True)
LOOK_EVERY = 3600.0  # seconds

ELSEWHERE = (
    "DATABASE_URL is set, so the database is looked after elsewhere and nothing is started here. "
    "To prepare it, give its administrator the output of: alongside database prepare --print-sql"
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=sorted(WAYS), help="start: run it until Ctrl-C; status: say how it is; "
                        "prepare: make its roles, database and rights, or put them right")  # fmt: skip
    parser.add_argument("--print-sql", action="store_true", help="print what 'prepare' does, for psql, and do nothing")


def run(options: Namespace) -> int:
    return WAYS[options.what](options)


def _start(options: Namespace) -> int:
    if "DATABASE_URL" in os.environ:
        raise DatabaseTrouble(ELSEWHERE)
    chosen = choices(default_home())
    server = Server(default_home(), settings=settings_for(strict=chosen.strict), say=say)
    receiver = Receiver(server, chosen.shelf, say=say, strict=chosen.strict)
    with ExitStack() as stack:
        stack.callback(receiver.stop)  # after the server, whose last words it takes
        stack.enter_context(server)
        if not server.owned:
            say(f"The database is already running. It is looked after by {server.owner}.")
            return 0
        receiver.start()
        prepare(server.superuser_url, server.passwords)
        server.supervise()
        say(f"The database is running in {server.places.home}. Press Ctrl-C to stop it.")
        ended = _told_to_end()
        threading.Thread(target=_first_backup, args=(server, chosen, ended), daemon=True).start()
        look_now_and_then(server, chosen, ended)
        say("Stopping the database.")
    return 0


def look_now_and_then(server: Server, chosen: Choices, ended: threading.Event, every: float = LOOK_EVERY) -> None:
    """Until the end, says what is wrong with the backup: nobody may be asking `alongside backup status`."""
    while not ended.wait(every):
        with suppress(psycopg.OperationalError, OSError):  # the server is away, or the shelf: its receiver says so
            for each in alarms(chosen.shelf, server.superuser_url, datetime.now(UTC)):
                say(f"BACKUP ALARM: {each}")


def _first_backup(server: Server, chosen: Choices, ended: threading.Event) -> None:
    """The log that follows is of no use without a copy to begin from."""
    stretch = chosen.shelf.stretch()
    if any(backup.stretch == stretch for backup in chosen.shelf.backups()):
        return
    try:
        make_backup(server, chosen.shelf, kept=chosen.kept)
    except DatabaseTrouble as trouble:
        if not ended.is_set():
            say(f"BACKUP ALARM: there is no backup to begin from. {trouble}")


def _told_to_end() -> threading.Event:
    ended = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: ended.set())
    return ended


def _status(options: Namespace) -> int:
    here = None if "DATABASE_URL" in os.environ else Server(default_home())
    if here is not None:
        say(f"The database is kept in {here.places.home}. {_keeper(here)}")
    found = report(addresses(default_home()).runtime)
    say(f"The database {found.database} answers to {found.role}: PostgreSQL {found.version}, {found.size}.")
    say(f"Checksums of its pages are {'on' if found.checksums else 'OFF: damage on the disk would not be noticed'}.")
    return 0


def _keeper(here: Server) -> str:
    """Raises DatabaseTrouble when there is no database yet."""
    pid = here.passwords and here.pid
    return f"It is process {pid}, looked after by {here.owner}." if pid else "It is not running."


def _prepare(options: Namespace) -> int:
    if options.print_sql:
        say(prepare_sql())
        return 0
    if "DATABASE_URL" in os.environ:
        raise DatabaseTrouble(ELSEWHERE)
    with Server(default_home(), say=say) as server:
        prepare(server.superuser_url, server.passwords)
    say("The roles, the database and its rights are as they should be.")
    return 0


WAYS = {"start": _start, "status": _status, "prepare": _prepare}
