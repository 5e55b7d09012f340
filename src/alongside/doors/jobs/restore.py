"""`alongside restore --to TIME|latest --into FOLDER`: brings a backup back, up to a moment or to its end."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from alongside.doors.jobs.backup import ELSEWHERE
from alongside.doors.jobs.backup_report import HERE
from alongside.doors.jobs.restore_drill import what_was_restored
from alongside.doors.jobs.restored_audit import verify_audit
from alongside.engines.postgres.backup.choices import choices
from alongside.engines.postgres.backup.restoring import restored
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.home import default_home
from alongside.engines.postgres.trouble import DatabaseTrouble, plain_words

say = partial(print, flush=True)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=moment, required=True, metavar="TIME|latest", help="the last moment wanted, as "
                        "2026-11-27T14:30 (the time on clocks in the UK), or latest")  # fmt: skip
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="the home to restore into")
    parser.add_argument("--from", type=Path, dest="shelf", metavar="FOLDER", help="where the backups are (default: "
                        "ALONGSIDE_BACKUP_FOLDER)")  # fmt: skip
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="also compare the audit with a checkpoint "
                        "kept elsewhere, made no later than TIME")  # fmt: skip
    parser.add_argument("--replace-living-data", action="store_true", help="put the database that is in that folder "
                        "aside (it is not deleted) and restore in its place")  # fmt: skip


def moment(text: str) -> datetime | None:
    """The time, or None for latest. Without a zone it is the time on clocks in the UK."""
    if text == "latest":
        return None
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a time. Write it as 2026-11-27T14:30, or write latest.") from error
    wanted = given if given.tzinfo else given.replace(tzinfo=HERE)
    if wanted > datetime.now(UTC):
        raise ArgumentTypeError(f"{text} is in the future. To have all there is, write latest.")
    return wanted


def run(options: Namespace) -> int:
    if "DATABASE_URL" in os.environ:
        raise DatabaseTrouble(ELSEWHERE)
    shelf = Shelf(options.shelf.absolute()) if options.shelf else choices(default_home()).shelf
    into = options.into.absolute()
    with (
        plain_words(),
        restored(shelf, into, to=options.to, replace=options.replace_living_data, say=say) as (_, found),
    ):
        say(what_was_restored(found))
        say(verify_audit(into, options.checkpoint))
    say(f"To use it: ALONGSIDE_HOME={into} alongside database start")
    return 0
