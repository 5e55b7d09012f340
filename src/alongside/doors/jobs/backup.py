"""`alongside backup [now | status | drill]`: makes a backup, says how backups are, or practises restoring one."""

import os
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psycopg

from alongside.doors.jobs.backup_report import alarms, lines
from alongside.doors.jobs.restore_drill import drill
from alongside.engines.postgres.backup.choices import choices
from alongside.engines.postgres.backup.making import make_backup
from alongside.engines.postgres.home import Places, default_home
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble, plain_words

say = partial(print, flush=True)

ELSEWHERE = (
    "DATABASE_URL is set, so the database is looked after elsewhere, and so is its backup: its administrator uses "
    "pgBackRest, Barman or what the provider offers. What to ask of them, and how to check what they restore, is in "
    "docs/how-to/back-up-and-restore.md."
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", default="now", choices=sorted(WAYS), help="now (the default): make and "
                        "verify a backup; status: say how backups are, exit code 1 when something is wrong; "
                        "drill: restore the newest into a scratch folder, check it, take it away")  # fmt: skip


def run(options: Namespace) -> int:
    if "DATABASE_URL" in os.environ:
        raise DatabaseTrouble(ELSEWHERE)
    home = default_home()
    if not Places(home).data.exists():
        raise DatabaseTrouble(f"There is no database in {home} yet. To have one back: alongside restore --help")
    with plain_words():
        return WAYS[options.what](home)


def _now(home: Path) -> int:
    chosen = choices(home)
    with Server(home, say=say) as server:
        made = make_backup(server, chosen.shelf, kept=chosen.kept)
    seconds = (made.ended_at - made.began_at).total_seconds()
    say(f"Made and verified: {chosen.shelf.copy_of(made)} ({made.size / 1e6:,.0f} MB, {seconds:.1f} seconds).")
    return 0


def _status(home: Path) -> int:
    chosen, server = choices(home), Server(home)
    now = datetime.now(UTC)
    for line in lines(chosen.shelf, now):
        say(line)
    try:
        wrong = alarms(chosen.shelf, server.superuser_url, now)
    except psycopg.OperationalError as error:
        raise DatabaseTrouble("The database does not answer, so nothing new is saved or backed up.") from error
    for each in wrong:
        say(f"ALARM: {each}")
    return 1 if wrong else 0


def _drill(home: Path) -> int:
    say(drill(home, choices(home).shelf, say))
    return 0


WAYS = {"now": _now, "status": _status, "drill": _drill}
