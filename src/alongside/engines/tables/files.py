"""Opening a CSV file that somebody sent, and reading its rows with their line numbers."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from alongside.rules.received import UnreadableFile

MIB = 1024 * 1024
LARGEST = 64 * MIB
_OTHER_KINDS = (
    (b"PK\x03\x04", "table.spreadsheet", "This is a spreadsheet. Save it as CSV UTF-8."),
    (b"\xd0\xcf\x11\xe0", "table.spreadsheet", "This is a spreadsheet. Save it as CSV UTF-8."),
    (b"\x1f\x8b", "table.compressed", "This file is compressed. Unpack it first."),
    (b"%PDF", "table.pdf", "This is a PDF, not CSV."),
    (b"\xff\xfe", "table.encoding", "This file is in UTF-16. Save it as CSV UTF-8."),
    (b"\xfe\xff", "table.encoding", "This file is in UTF-16. Save it as CSV UTF-8."),
    (b"<", "table.markup", "This is a web page or XML, not CSV."),
    (b"{", "table.json", "This is JSON, not CSV."),
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. cells are by column, without outer spaces; whole is False where the count is wrong."""

    line: int
    cells: Mapping[str, str]
    whole: bool


def rows(path: Path, *, known: frozenset[str], required: frozenset[str]) -> list[Row]:
    """Every row that is not blank.

    Raises UnreadableFile for another kind of file, text that is not UTF-8, a column that is missing, unknown or given
    twice, and quotes that are never closed.
    """
    return rows_in(_content(path), known=known, required=required)


def rows_in(content: bytes, *, known: frozenset[str], required: frozenset[str]) -> list[Row]:
    """The same for a table that is in memory already."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        columns = _columns(next(reader, []), known, required)
        return [row for row in _rows(reader, columns) if any(row.cells.values())]
    except csv.Error:
        words = f"The table breaks off near line {reader.line_num}: a quotation mark is open or out of place."
        raise UnreadableFile("table.broken", words) from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile("table.cannot-open", f"The file cannot be opened: {error.strerror}.") from None


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise UnreadableFile("table.too-large", f"A table can have {LARGEST // MIB} MB at most. Split it.")
    _check_kind(content[:64].removeprefix(_BYTE_ORDER_MARK).lstrip())
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        words = f"Line {content.count(b'\n', 0, error.start) + 1} is not in UTF-8. Save the file as CSV UTF-8."
        raise UnreadableFile("table.encoding", words) from None


def _check_kind(start: bytes) -> None:
    if not start:
        raise UnreadableFile("table.empty", "The file is empty.")
    for sign, message, words in _OTHER_KINDS:
        if start.startswith(sign):
            raise UnreadableFile(message, words)


def _columns(header: list[str], known: frozenset[str], required: frozenset[str]) -> list[str]:
    columns = ["_".join(name.split()).lower() for name in header]
    if (len(columns) == 1 and any(mark in columns[0] for mark in ";|")) or "\t" in "".join(header):
        raise UnreadableFile("table.not-commas", "The columns are not separated by commas. Save the file as CSV UTF-8.")
    for name in sorted(required - set(columns)):
        raise UnreadableFile("table.missing-column", f"The column {name!r} is missing.", field=name)
    for number, name in enumerate(columns):
        if name not in known:
            words = f"The column {name[:40]!r} is not known. See the template for the names."
            raise UnreadableFile("table.unknown-column", words, field=name[:40])
        if name in columns[:number]:
            raise UnreadableFile("table.column-twice", f"The column {name!r} is there twice.", field=name)
    return columns


def _rows(reader: Iterator[list[str]], columns: list[str]) -> Iterator[Row]:
    line = 2
    for cells in reader:
        stripped = dict(zip(columns, map(str.strip, cells), strict=False))
        yield Row(line, stripped, whole=len(cells) == len(columns))
        line = reader.line_num + 1  # type: ignore[attr-defined]  # a row may run over several lines
