"""A table of staff: name, email, role, starts_on, ends_on; each line with its problems, before anything is saved."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.engines.tables.files import Row, rows_in
from alongside.rules.actors import STAFF, Role
from alongside.rules.importing import can_be_email
from alongside.rules.received import UnreadableFile
from alongside.rules.refusals import Invalid
from alongside.rules.staff import Joiner, check_joiner
from alongside.rules.text import safe_line

COLUMNS = ("name", "email", "role", "starts_on", "ends_on")
REQUIRED = frozenset({"name", "email", "role", "starts_on"})
MOST_LINES = 1000
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one cell: the column and a message id."""

    column: str
    message: str


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One line as it was written, and the joiner that it means; None where something is wrong."""

    line: int
    cells: Sequence[str]
    joiner: Joiner | None
    wrong: tuple[Wrong, ...]


def read_staff(content: bytes, *, today: date, known: Collection[tuple[str, Role]]) -> tuple[StaffLine, ...]:
    """Read every line. known: address and role of those who are there already.

    Raises UnreadableFile for another kind of file, a missing or unknown column, or more than a thousand lines.
    """
    rows = rows_in(content, known=frozenset(COLUMNS), required=REQUIRED)
    if len(rows) > MOST_LINES:
        raise UnreadableFile("table.too-many-lines", f"A table of staff can have {MOST_LINES} lines at most. Split it.")
    taken = set(known)
    return tuple(_line(row, today, taken) for row in rows)


def _line(row: Row, today: date, taken: set[tuple[str, Role]]) -> StaffLine:
    cells = tuple(row.cells.get(column, "") for column in COLUMNS)
    wrong: list[Wrong] = [] if row.whole else [Wrong("", "staff.columns")]
    joiner = _joiner(row, wrong)
    if joiner and not wrong:
        _check(joiner, today, taken, wrong)
    return StaffLine(row.line, cells, None if wrong else joiner, tuple(wrong))


def _joiner(row: Row, wrong: list[Wrong]) -> Joiner | None:
    name = _name(row.cells.get("name", ""), wrong)
    email = row.cells.get("email", "").lower()
    if not can_be_email(email):
        wrong.append(Wrong("email", "staff.email"))
    role = row.cells.get("role", "").lower()
    if role not in STAFF:
        wrong.append(Wrong("role", "membership.role"))
    starts_on, ends_on = _day(row, "starts_on", wrong), _day(row, "ends_on", wrong)
    if starts_on is None or wrong:
        return None
    return Joiner(name, email, Role(role), starts_on, ends_on)


def _name(text: str, wrong: list[Wrong]) -> str:
    try:
        return safe_line(text, field="name")
    except Invalid as refusal:
        wrong.append(Wrong("name", refusal.message if text else "staff.name"))
        return ""


def _day(row: Row, column: str, wrong: list[Wrong]) -> date | None:
    text = row.cells.get(column, "")
    found = _as_day(text)
    if found is None and (text or column == "starts_on"):
        wrong.append(Wrong(column, "staff.date" if text else "staff.starts-on"))
    return found


def _as_day(text: str) -> date | None:
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    parts = iso.groups() if iso else british.groups()[::-1] if british else None
    if parts is None:
        return None
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _check(joiner: Joiner, today: date, taken: set[tuple[str, Role]], wrong: list[Wrong]) -> None:
    try:
        check_joiner(joiner, today)
    except Invalid as refusal:
        wrong.append(Wrong(refusal.field, refusal.message))
    if (joiner.email, joiner.role) in taken:
        wrong.append(Wrong("role", "membership.already"))
    taken.add((joiner.email, joiner.role))
