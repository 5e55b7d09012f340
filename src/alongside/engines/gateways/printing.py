"""A folder from which a printer or a mailing house takes letters, with a list of what is in it."""

import csv
import fcntl
import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alongside.engines.gateways.folder import is_safe_name, reason_of, write_whole
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome

MANIFEST = "manifest.csv"
_COLUMNS = ("reference", "file", "pages", "sha256", "put_at")


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter ready to print. Its reference holds nothing of the person; `at` is when it is put."""

    reference: str
    pdf: bytes
    pages: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PrintFolder:
    """One folder: a PDF per letter, and manifest.csv with one row for each, in the order they came."""

    path: Path
    repeats_are_safe = True

    def put(self, letter: LetterFile) -> Outcome:
        """Put one letter, once: the same letter again changes nothing, another under its reference is refused."""
        if not is_safe_name(letter.reference):
            return Failed("letter-reference-not-valid", retry=False)
        if not letter.pdf.startswith(b"%PDF-"):
            return Failed("letter-not-a-pdf", retry=False)
        try:
            with self._alone():
                return self._put(letter)
        except OSError as error:
            return Failed(reason_of(error), retry=True)

    def _put(self, letter: LetterFile) -> Outcome:
        target = self.path / f"{letter.reference}.pdf"
        rows = self._rows()
        listed = next((row for row in rows if row["reference"] == letter.reference), None)
        digest = hashlib.sha256(letter.pdf).hexdigest()
        if listed is not None:
            # The printer may have taken the file away: the list, not the folder, says what has been put.
            same = listed["sha256"] == digest
            return Delivered(letter.reference) if same else Failed("letter-reference-used", retry=False)
        write_whole(target, letter.pdf)
        row = (letter.reference, target.name, str(letter.pages), digest, letter.at.isoformat())
        self._write_rows([*rows, dict(zip(_COLUMNS, row, strict=True))])
        return Delivered(letter.reference)

    def _rows(self) -> list[dict[str, str]]:
        manifest = self.path / MANIFEST
        if not manifest.exists():
            return []
        return list(csv.DictReader(io.StringIO(manifest.read_text(encoding="utf-8-sig"))))

    def _write_rows(self, rows: list[dict[str, str]]) -> None:
        sheet = io.StringIO()
        writer = csv.DictWriter(sheet, _COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
        write_whole(self.path / MANIFEST, sheet.getvalue().encode("utf-8-sig"))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time, across processes; the system lets go when a process dies."""
        handle = os.open(self.path / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
