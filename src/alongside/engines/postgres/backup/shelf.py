"""The shelf: the folder in which copies of the database and the log that follows them are kept."""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from alongside.engines.postgres.run_as import RunAs
from alongside.engines.postgres.trouble import DatabaseTrouble


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the whole data folder, verified when it was made."""

    name: str
    stretch: str | None  # the stretch of log that goes on from it; None where nothing followed
    first_file: str  # the first file of the log that it needs
    began_at: datetime
    ended_at: datetime
    size: int  # bytes
    major: int  # of the PostgreSQL that wrote it

    def text(self) -> str:
        return json.dumps(asdict(self), default=datetime.isoformat, indent=1)

    @classmethod
    def read(cls, text: str) -> Self:
        known = json.loads(text)
        for name in ("began_at", "ended_at"):
            known[name] = datetime.fromisoformat(known[name])
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The places on it. Copies and log belong to the server's user; nobody else may look into them."""

    folder: Path

    @property
    def copies(self) -> Path:
        return self.folder / "copies"

    @property
    def log(self) -> Path:
        """Stretches of write-ahead log, each without a gap, each in a folder of its own."""
        return self.folder / "log"

    @property
    def passwords(self) -> Path:
        """Of the database that is kept here: its roles let nobody in without them."""
        return self.folder / "secrets.json"

    @property
    def receiver_lock(self) -> Path:
        return self.folder / "receiver.lock"

    @property
    def copying_lock(self) -> Path:
        return self.folder / "copying.lock"

    @property
    def drill_lock(self) -> Path:
        return self.folder / "drill.lock"

    @property
    def receiver_log(self) -> Path:
        return self.folder / "receiver.log"

    @property
    def last_drill(self) -> Path:
        return self.folder / "drill.json"

    @property
    def scratch(self) -> Path:
        """A home that a drill makes and takes away."""
        return self.folder / "drill"

    def make(self, run_as: RunAs) -> None:
        """Makes what is missing. A folder that somebody else made keeps its owner and its rights."""
        for folder in (*reversed(self.folder.parents), self.folder):
            if not folder.exists():
                folder.mkdir()
                folder.chmod(0o700 if run_as.user is None else 0o711)
        run_as.own(self.copies)
        run_as.own(self.log)

    def backups(self) -> tuple[Backup, ...]:
        """Every whole backup, the newest last: its note is written once it is verified."""
        notes = sorted(self.copies.glob("*.json")) if self.copies.exists() else []
        found = [Backup.read(note.read_text()) for note in notes if note.with_suffix("").is_dir()]
        return tuple(sorted(found, key=lambda backup: backup.ended_at))

    def copy_of(self, backup: Backup) -> Path:
        return self.copies / backup.name

    def add(self, backup: Backup) -> None:
        """Puts a backup on the list."""
        write_whole(self.copies / f"{backup.name}.json", backup.text())

    def remove(self, backup: Backup) -> None:
        """The note first: half a backup is not on the list."""
        (self.copies / f"{backup.name}.json").unlink(missing_ok=True)
        shutil.rmtree(self.copy_of(backup), ignore_errors=True)

    def stretch(self) -> str | None:
        """The stretch of log that is being written, or was last."""
        return max((folder.name for folder in self.log.iterdir() if folder.is_dir()), default=None)

    def note_reached(self, stretch: str, position: str) -> None:
        """Remembers how far a stretch certainly goes, so that a restore which ends earlier is noticed."""
        write_whole(self.log / f"{stretch}.json", json.dumps({"reached": position}))

    def reached(self, stretch: str) -> str | None:
        """The position that was noted last."""
        try:
            known: dict[str, str] = json.loads((self.log / f"{stretch}.json").read_text())
        except FileNotFoundError:
            return None
        return known["reached"]

    def note_drill(self, facts: dict[str, Any]) -> None:
        write_whole(self.last_drill, json.dumps(facts, indent=1))

    def drill(self) -> dict[str, Any] | None:
        """What the last restore drill found."""
        try:
            known: dict[str, Any] = json.loads(self.last_drill.read_text())
        except FileNotFoundError:
            return None
        return known


def new_name() -> str:
    """A name that sorts by time."""
    now = datetime.now(UTC)
    return f"{now:%Y%m%dT%H%M%S}.{now.microsecond // 1000:03}Z"


def choose(backups: Iterable[Backup], to: datetime | None) -> Backup:
    """The newest backup that was whole at that time; None means now."""
    for backup in sorted(backups, key=lambda backup: backup.ended_at, reverse=True):
        if to is None or backup.ended_at <= to:
            return backup
    raise DatabaseTrouble(
        "There is no backup yet." if to is None else f"There is no backup from before {to:%d %B %Y %H:%M:%S %Z}."
    )


def beyond(backups: Iterable[Backup], kept: int) -> tuple[Backup, ...]:
    """The backups that need not be kept; never the newest."""
    newest_first = sorted(backups, key=lambda backup: backup.ended_at, reverse=True)
    return tuple(newest_first[max(kept, 1) :])


def write_whole(file: Path, text: str) -> None:
    """The file appears whole or not at all, for its owner only."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    new.rename(file)
