"""A table of people: one row each, read into the same values as any other import."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from alongside.engines.tables.files import Row, rows
from alongside.rules.importing import GENDERS, can_be_email, impossible_life, reason_for
from alongside.rules.nhs_number import can_be_nhs_number, check_nhs_number
from alongside.rules.received import (
    FileRead,
    Place,
    Precision,
    Problem,
    Reading,
    Reason,
    ReceivedAddress,
    ReceivedAllergy,
    ReceivedCondition,
    ReceivedIdentity,
    ReceivedMedicine,
    ReceivedName,
    ReceivedPerson,
    Rejected,
    Source,
    VerbatimResource,
    When,
)
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_line

ROW = "row"
REQUIRED = ("local_id", "given_name", "family_name", "born_on")
COLUMNS = (
    *REQUIRED,
    "nhs_number",
    "preferred_name",
    "title",
    "gender",
    "died_on",
    "address",
    "postcode",
    "telephone",
    "email",
    "language",
    "interpreter_needed",
    "conditions",
    "medicines",
    "allergies",
)
_YES_NO = {"yes": True, "no": False, "": False}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)  # BCP 47
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


@dataclass(slots=True)
class _Cells:
    """One row being read, with the problems found in it."""

    row: Row
    now: datetime
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, column: str, reason: Reason) -> None:
        local_id = self.row.cells.get("local_id", "")
        self.problems.append(Problem(Place(line=self.row.line), ROW, local_id, column, reason))

    def line(self, column: str) -> str:
        return self._safe(column, self.row.cells.get(column, ""))

    def listed(self, column: str) -> tuple[str, ...]:
        """The parts between semicolons, each once."""
        parts = (" ".join(part.split()) for part in self.row.cells.get(column, "").split(";"))
        return tuple(dict.fromkeys(self._safe(column, part) for part in parts if part))

    def day(self, column: str) -> When | None:
        """A date written as 1948-07-05 or 05/07/1948."""
        value = self.row.cells.get(column, "")
        on = _day(value)
        if value and on is None:
            self.wrong(column, Reason("date.form", "This is not a date. Write it as 1948-07-05 or 05/07/1948."))
        return When(text=value, precision=Precision.DAY, on=on) if on else None

    def nhs_number(self) -> str | None:
        value = self.row.cells.get("nhs_number", "")
        try:
            return check_nhs_number(value, field="nhs_number") if value else None
        except Invalid as refused:
            self.wrong("nhs_number", reason_for(refused))
            return None

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        value = self.row.cells.get(column, "").lower()
        if value and value not in allowed:
            words = f"This must be one of: {', '.join(sorted(allowed))}."
            self.wrong(column, Reason("table.unknown-word", words))
        return value

    def email(self) -> str:
        value = self.line("email")
        if value and not can_be_email(value):
            self.wrong("email", Reason("contact.email", "This is not an e-mail address."))
        return value

    def language(self) -> str:
        value = self.line("language")
        if value and not _LANGUAGE.fullmatch(value):
            self.wrong("language", Reason("table.language", "Write the code of the language, such as en or pl."))
        return value

    def yes_or_no(self, column: str) -> bool:
        value = self.row.cells.get(column, "").lower()
        if value not in _YES_NO:
            self.wrong(column, Reason("table.yes-or-no", "Write yes or no."))
        return _YES_NO.get(value, False)

    def _safe(self, column: str, value: str) -> str:
        try:
            return safe_line(value, field=column) if value else ""
        except Invalid as refused:
            self.wrong(column, reason_for(refused))
            return ""


def read_people(path: Path, *, now: datetime) -> Iterator[Reading]:
    """Each person of a CSV table, then one FileRead. The columns are in docs/reference/csv-template.md.

    A row with any problem is Rejected with its line; rows that share a local_id or an NHS number are all Rejected.
    `now` is aware. Raises UnreadableFile, before the first person, where the table as a whole cannot be read.
    """
    table = rows(path, known=frozenset(COLUMNS), required=frozenset(REQUIRED))
    ids = Counter(row.cells.get("local_id", "") for row in table)
    numbers = Counter(_digits(row) for row in table)
    rejected = 0
    for row in table:
        cells = _Cells(row, now)
        _check_row(cells, ids, numbers)
        person = _person(cells)
        rejected += bool(cells.problems)
        yield Rejected(person.source_key, tuple(cells.problems)) if cells.problems else person
    yield FileRead(people=len(table) - rejected, rejected=rejected, read={ROW: len(table)})


def _check_row(cells: _Cells, ids: Counter[str], numbers: Counter[str]) -> None:
    if not cells.row.whole:
        cells.wrong("", Reason("table.cells", "This row does not have one cell for each column."))
    for column in REQUIRED:
        if not cells.row.cells.get(column):
            cells.wrong(column, Reason("table.missing", "This must be filled in."))
    if (local_id := cells.row.cells.get("local_id", "")) and ids[local_id] > 1:
        cells.wrong("local_id", Reason("table.shared", "Another row has the same local_id."))
    if (digits := _digits(cells.row)) and numbers[digits] > 1:
        cells.wrong("nhs_number", Reason("nhs-number.shared", "Another row has the same NHS number."))


def _digits(row: Row) -> str:
    """The NHS number of a row where it is a valid one, however it is written."""
    value = row.cells.get("nhs_number", "")
    return check_nhs_number(value) if can_be_nhs_number(value) else ""


def _person(cells: _Cells) -> ReceivedPerson:
    key = cells.line("local_id")
    return ReceivedPerson(
        source_key=key,
        identity=_identity(cells, Source(ROW, key)),
        conditions=tuple(
            ReceivedCondition(_source(key, "condition", name), name) for name in cells.listed("conditions")
        ),
        medicines=tuple(ReceivedMedicine(_source(key, "medicine", name), name) for name in cells.listed("medicines")),
        allergies=tuple(ReceivedAllergy(_source(key, "allergy", name), name) for name in cells.listed("allergies")),
        verbatim=(_verbatim(key, cells.row),),
    )


def _identity(cells: _Cells, source: Source) -> ReceivedIdentity:
    born, died = cells.day("born_on"), cells.day("died_on")
    for which, reason in impossible_life(born, died, cells.now.date()):
        cells.wrong(f"{which}_on", reason)
    return ReceivedIdentity(
        source=source,
        names=_names(cells),
        born_on=born,
        died=died is not None,
        died_on=died,
        nhs_number=cells.nhs_number(),
        gender=cells.one_of("gender", GENDERS),
        address=ReceivedAddress(lines=cells.listed("address"), postcode=cells.line("postcode")),
        telephone=cells.line("telephone"),
        email=cells.email(),
        language=cells.language(),
        interpreter_needed=cells.yes_or_no("interpreter_needed"),
    )


def _names(cells: _Cells) -> tuple[ReceivedName, ...]:
    given, family = cells.line("given_name"), cells.line("family_name")
    formal = ReceivedName(use="official", family=family, given=tuple(given.split()), title=cells.line("title"))
    preferred = cells.line("preferred_name")
    return (formal, ReceivedName(use="usual", text=preferred)) if preferred else (formal,)


def _source(key: str, kind: str, name: str) -> Source:
    return Source(ROW, f"{key}#{kind}:{name.casefold()}")


def _day(value: str) -> date | None:
    if iso := _ISO.fullmatch(value):
        year, month, day = map(int, iso.groups())
    elif british := _BRITISH.fullmatch(value):
        day, month, year = map(int, british.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _verbatim(key: str, row: Row) -> VerbatimResource:
    text = json.dumps(dict(row.cells), ensure_ascii=False, separators=(",", ":"))
    return VerbatimResource(ROW, key, text, hashlib.sha256(text.encode()).hexdigest())
