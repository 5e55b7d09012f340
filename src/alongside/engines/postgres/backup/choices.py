"""What whoever runs the service chose about backups."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.trouble import DatabaseTrouble

DURABILITIES = ("usual", "strict")


@dataclass(frozen=True, slots=True)
class Choices:
    """Where backups are kept, how many, and whether a save waits until the backup has it."""

    shelf: Shelf
    kept: int
    strict: bool


def choices(home: Path, environ: Mapping[str, str] | None = None) -> Choices:
    """Raises DatabaseTrouble when a setting makes no sense."""
    given = os.environ if environ is None else environ
    folder = given.get("ALONGSIDE_BACKUP_FOLDER", "")
    kept = given.get("ALONGSIDE_BACKUPS_KEPT", "7")
    durability = given.get("ALONGSIDE_DURABILITY", "usual")
    if not kept.isdecimal() or int(kept) < 1:
        raise DatabaseTrouble(f"ALONGSIDE_BACKUPS_KEPT is {kept!r}. It has to be a number, 1 or more.")
    if durability not in DURABILITIES:
        raise DatabaseTrouble(f"ALONGSIDE_DURABILITY is {durability!r}. It has to be {' or '.join(DURABILITIES)}.")
    where = Path(folder).expanduser().absolute() if folder else home / "backups"
    return Choices(shelf=Shelf(where), kept=int(kept), strict=durability == "strict")
