"""Makes a backup: a copy of the running database, verified at once; then lets go of what need not be kept."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from alongside.engines.postgres.backup.shelf import Backup, Shelf, beyond, new_name, write_whole
from alongside.engines.postgres.backup.tools import NOT_KEPT, address, password, run_tool, slot_status
from alongside.engines.postgres.cluster import data_major
from alongside.engines.postgres.lock import only_one
from alongside.engines.postgres.programs import Programs, programs
from alongside.engines.postgres.run_as import run_as
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble, plain_words

FIRST_FILE = re.compile(r"^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)", re.MULTILINE)
HOW = (
    "--format=plain",
    "--checkpoint=fast",
    "--wal-method=stream",  # whole by itself, even when the log that follows is lost
    "--manifest-checksums=SHA256",
    "--max-rate=50M",  # a second: the disk has to keep up with the log meanwhile, and a night is long
    "--no-password",
)


def make_backup(server: Server, shelf: Shelf, *, kept: int) -> Backup:
    """Copies and verifies the database of a server that is running; keeps the `kept` newest backups.

    Raises DatabaseTrouble when that fails; then nothing is on the list that was not there, and nothing was removed.
    """
    with plain_words():
        tools = programs(server.places, run_as())
        shelf.make(tools.run_as)
        with only_one(shelf.copying_lock, "Another backup is being made"):
            made = _copied(server, shelf, tools)
            write_whole(shelf.passwords, server.places.passwords.read_text())
            shelf.add(made)
            prune(shelf, tools, kept)
    return made


def verify_copy(copy: Path, tools: Programs, manifest: Path | None = None) -> None:
    """Compares every file with its checksum in the manifest (its own, or another's). Raises DatabaseTrouble."""
    chosen = manifest or copy / "backup_manifest"
    run_tool(
        tools,
        "pg_verifybackup",
        "--exit-on-error",
        f"--manifest-path={chosen}",
        str(copy),
        trouble=f"The backup {chosen.parent.name} is damaged: it is not what was copied.",
    )


def prune(shelf: Shelf, tools: Programs, kept: int) -> None:
    """Removes the backups beyond `kept`, and the log that no remaining one needs."""
    for backup in beyond(shelf.backups(), kept):
        shelf.remove(backup)
    needed = {backup.stretch: backup.first_file for backup in reversed(shelf.backups())}  # the oldest of each stretch
    for folder in [folder for folder in shelf.log.iterdir() if folder.is_dir()]:
        if folder.name in needed:
            run_tool(
                tools, "pg_archivecleanup", str(folder), needed[folder.name], trouble="Old log could not be removed."
            )
        elif folder.name != shelf.stretch():
            shutil.rmtree(folder)
            (shelf.log / f"{folder.name}.json").unlink(missing_ok=True)


def _copied(server: Server, shelf: Shelf, tools: Programs) -> Backup:
    _remove_remains(shelf)
    name, stretch, began_at = new_name(), _goes_on_in(server, shelf), datetime.now(UTC)
    making = shelf.copies / f"{name}.new"
    run_tool(
        tools,
        "pg_basebackup",
        f"--pgdata={making}",
        f"--dbname={address(server.places, 'alongside_copy')}",
        f"--label={name}",
        *HOW,
        more=password(server.passwords),
        trouble="The backup could not be made.",
    )
    verify_copy(making, tools)
    found = FIRST_FILE.search((making / "backup_label").read_text())
    if found is None:
        raise DatabaseTrouble("The backup could not be made: its label does not say where it begins.")
    making.rename(shelf.copies / name)
    return Backup(
        name=name,
        stretch=stretch,
        first_file=found[1],
        began_at=began_at,
        ended_at=datetime.now(UTC),
        size=size_of(shelf.copies / name),
        major=data_major(server.places),
    )


def _goes_on_in(server: Server, shelf: Shelf) -> str | None:
    """The stretch of log that follows a copy which is made now."""
    try:
        with psycopg.connect(server.superuser_url, autocommit=True) as connection:
            return None if slot_status(connection) in NOT_KEPT else shelf.stretch()
    except psycopg.OperationalError as error:
        raise DatabaseTrouble(f"The backup could not be made: the database does not answer. {error}") from error


def size_of(folder: Path) -> int:
    """In bytes, of all files in it."""
    return sum(path.lstat().st_size for path in folder.rglob("*"))


def _remove_remains(shelf: Shelf) -> None:
    """Of copies that were cut off: those that are on no list."""
    listed = {backup.name for backup in shelf.backups()}
    for folder in shelf.copies.iterdir():
        if folder.is_dir() and folder.name not in listed:
            shutil.rmtree(folder)
