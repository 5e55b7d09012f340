"""A whole record as it was gathered, and what in it a reviewer looks at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.records.plans.values import DraftView, PlanView
from alongside.records.rights.leaving import leaving
from alongside.records.rights.record_file import Value
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.rights import Asker, Entry, Why, why_reviewed

# Rows that are of the person alone, or hold no words of anybody; a version's items are its contributions.
NEVER_REVIEWED = frozenset(
    {"people_person", "people_registration", "people_account", "audit_event", "plans_plansection", "plans_planversion"}
)
# Rows that are about somebody else: who supports the person, who was there.
ABOUT_SOMEBODY = frozenset({"careteam_supporter", "discuss_present"})
PROFESSIONAL_KINDS = frozenset({"professional", "coordinator"})
SECTIONS = {
    "careteam": Section.PEOPLE,
    "discuss": Section.PEOPLE,
    "health": Section.HEALTH,
    "measures": Section.MEASURES,
    "prepare": Section.HEALTH,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the id by which a reviewer decides about it. values: by column, only what leaves."""

    table: str
    entry: UUID | None
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """Everything: the newest plan (with its versions and drafts), and every row. withheld: what a reviewer kept out."""

    plan: PlanView
    versions: tuple[PlanView, ...]
    drafts: tuple[DraftView, ...]
    rows: tuple[Row, ...]
    withheld: frozenset[UUID]


def to_review(record: WholeRecord, asker: Asker) -> tuple[tuple[Entry, Row, Why], ...]:
    """Every entry of a record that a reviewer has to look at before this asker gets it, and why."""
    person, others = record.plan.person.name, others_around(record)
    rows = {row.entry: row for row in reversed(record.rows) if row.entry is not None}  # the first row of each
    found = [(entry, why_reviewed(entry, asker, person, others)) for entry in entries_of(record)]
    return tuple((entry, rows[entry.id], why) for entry, why in found if why is not None)


def others_around(record: WholeRecord) -> frozenset[str]:
    """The names of those around the person who are no professionals: supporters, and who came to a conversation."""
    rows = [row for row in record.rows if row.table in ABOUT_SOMEBODY]
    return frozenset(str(row.values["name"]) for row in rows if row.values.get("kind") not in PROFESSIONAL_KINDS)


def entries_of(record: WholeRecord) -> Iterator[Entry]:
    """Each entry once: all that was said for an item in its edits is one entry."""
    together: dict[UUID, list[Row]] = {}
    for row in record.rows:
        if row.entry is not None and row.table not in NEVER_REVIEWED:
            together.setdefault(row.entry, []).append(row)
    for entry, rows in together.items():
        yield Entry(
            id=entry,
            said_by=str(_newest(rows, "said_by") or ""),
            whose=_whose(rows),
            words="\n".join(filter(None, map(_words, rows))),
            is_about_somebody=any(_is_about_somebody(row) for row in rows),
        )


def section_of(row: Row) -> Section:
    """The section that a row belongs to: its own, or that of its room."""
    own = row.values.get("section")
    return Section(str(own)) if own else SECTIONS.get(row.table.partition("_")[0], Section.PEOPLE)


def _is_about_somebody(row: Row) -> bool:
    return row.table in ABOUT_SOMEBODY and row.values.get("kind") not in PROFESSIONAL_KINDS


def _whose(rows: Sequence[Row]) -> Whose | None:
    whose = _newest(rows, "whose")
    return Whose(str(whose)) if whose else None


def _newest(rows: Sequence[Row], column: str) -> Value:
    """What the newest row says that has such a column: an entry may have rows of other tables, too."""
    return next((row.values[column] for row in reversed(rows) if row.values.get(column)), None)


def _words(row: Row) -> str:
    """All that a row says in words."""
    kinds = leaving()[row.table].columns
    return " · ".join(str(value) for name, value in row.values.items() if kinds[name] == "text" and value)
