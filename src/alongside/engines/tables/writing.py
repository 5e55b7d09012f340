"""Writing a table that a spreadsheet opens without running what people wrote."""

import csv
import io
from collections.abc import Iterable, Sequence

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for the start of a formula


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark, so that every spreadsheet reads names as they are written."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where it could be taken for a formula (OWASP: CSV injection)."""
    return f"'{text}" if text.startswith(_RUNS) else text
