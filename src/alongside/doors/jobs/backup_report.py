"""How backups are, in sentences, and what is wrong with them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg

from alongside.engines.postgres.backup.receiver import BOUND, is_followed, received
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.backup.tools import NAME

HERE = ZoneInfo("Europe/London")
NIGHTLY = timedelta(hours=26)  # a day, and two hours to be late in


def in_words(moment: datetime) -> str:
    """To the second, as clocks here show it."""
    return f"{moment.astimezone(HERE):%d %B %Y %H:%M:%S %Z}"


def lines(shelf: Shelf, now: datetime) -> Iterator[str]:
    """What is kept, and what the last drill found."""
    backups = shelf.backups()
    yield f"Backups are kept in {shelf.folder}: {len(backups)}."
    for backup in backups:
        yield f"  {backup.name}  {in_words(backup.ended_at)}  {backup.size / 1e6:,.0f} MB"
    if (last := shelf.drill()) is not None:
        yield f"Last drill: {in_words(datetime.fromisoformat(last['at']))}. {last['words']}"


def alarms(shelf: Shelf, url: str, now: datetime) -> list[str]:
    """What is wrong, each with what to do. Looks at the running database for up to the bound."""
    return [*_of_copies(shelf, now), *_of_log(shelf, url), *_of_drill(shelf, now)]


def _of_copies(shelf: Shelf, now: datetime) -> Iterator[str]:
    backups = shelf.backups()
    if not backups:
        yield "There is no backup. Make one: alongside backup now"
    elif now - backups[-1].ended_at > NIGHTLY:
        yield f"The newest backup is from {in_words(backups[-1].ended_at)}. Is 'alongside worker' running?"


def _of_log(shelf: Shelf, url: str) -> Iterator[str]:
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        row = connection.execute("SHOW synchronous_standby_names").fetchone()
        strict = row is not None and row[0] == NAME
    if not is_followed(url) or received(url) is None:
        yield _not_followed(strict=strict)
    elif shelf.backups() and shelf.backups()[-1].stretch != shelf.stretch():
        yield "The newest backup is from before a gap in the log. Make another: alongside backup now"


def _not_followed(*, strict: bool) -> str:
    if strict:
        return (
            "The backup does not follow the database, and NOTHING CAN BE SAVED until it does: durability is strict. "
            "See receiver.log in the backup folder. To go on without the backup, unset ALONGSIDE_DURABILITY and "
            "start the database again."
        )
    return (
        f"What was saved {BOUND:.0f} seconds ago is not in the backup. Is the database run by 'alongside database "
        "start'? See receiver.log in the backup folder."
    )


def _of_drill(shelf: Shelf, now: datetime) -> Iterator[str]:
    last = shelf.drill()
    if last is None:
        yield "Restoring was never practised. Do it now: alongside backup drill"
    elif not last["passed"]:
        yield f"The last restore drill failed: {last['words']}"
    elif now - datetime.fromisoformat(last["at"]) > NIGHTLY:
        yield f"The last restore drill was on {in_words(datetime.fromisoformat(last['at']))}."
