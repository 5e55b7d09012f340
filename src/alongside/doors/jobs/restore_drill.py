"""Practises restoring: the newest backup and its log, into a scratch folder, compared with the living database."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from alongside.doors.jobs.backup_report import in_words
from alongside.doors.jobs.restored_audit import verify_audit, write_checkpoint
from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.backup.receiver import is_followed, received
from alongside.engines.postgres.backup.restoring import Restored, check_structure, programs_for, restored
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.backup.tools import password
from alongside.engines.postgres.lock import only_one
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble

RECEIVED_WITHIN = 60.0  # seconds; a night may be busy


def drill(home: Path, shelf: Shelf, say: Callable[[str], None]) -> str:
    """Says what was restored and checked. Raises DatabaseTrouble or CannotRun when it would not have helped.

    Either is remembered for `alongside backup status`, and the scratch folder is taken away.
    """
    with only_one(shelf.drill_lock, "Restoring is being practised"):
        at = datetime.now(UTC)
        try:
            words = _drilled(home, shelf, say)
        except (DatabaseTrouble, CannotRun) as trouble:
            shelf.note_drill({"at": at.isoformat(), "passed": False, "words": str(trouble)})
            raise
        finally:
            shutil.rmtree(shelf.scratch, ignore_errors=True)
        shelf.note_drill({"at": at.isoformat(), "passed": True, "words": words})
        return words


def _drilled(home: Path, shelf: Shelf, say: Callable[[str], None]) -> str:
    shutil.rmtree(shelf.scratch, ignore_errors=True)
    shelf.scratch.mkdir()
    shelf.scratch.chmod(0o711)  # the server's own user walks through it
    checkpoint = shelf.scratch / "checkpoint.json"
    write_checkpoint(home, checkpoint)
    living = Server(home).superuser_url
    if not is_followed(living) or received(living, RECEIVED_WITHIN) is None:
        raise DatabaseTrouble("The backup does not follow the database. Is it run by 'alongside database start'?")
    with restored(shelf, shelf.scratch, say=say) as (server, found):
        say("Checking it.")
        check_structure(server, programs_for(server.places), password(server.passwords))
        verify_audit(shelf.scratch, checkpoint)
    return f"{what_was_restored(found)} The audit agrees with the living database's."


def what_was_restored(found: Restored) -> str:
    """In sentences: from what, how long it took, how much, and the last change in it."""
    last = found.last_change_at
    return (
        f"Restored the backup of {in_words(found.backup.ended_at)} and what was saved after it in {found.seconds:.1f} "
        f"seconds: {found.tables} tables, {found.rows:,} rows. "
        + (f"The last change in it: {in_words(last)}." if last else "Nothing was changed after that backup had begun.")
    )
