"""What a reviewer looks at before a copy leaves: the entries that are also about, or by, somebody else."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from alongside.records.people.reads import person_view
from alongside.records.rights.models import EntryToReview
from alongside.records.rights.reads.copies import copy_view
from alongside.records.rights.reads.record import Row, WholeRecord, leaving, whole_record
from alongside.records.rights.values import ReviewedEntry, ReviewPage
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.rights import Asker, Entry, Ground, Opinion, Why, why_reviewed

# Rows that are of the person alone, or hold no words of anybody; a version's items are its contributions.
NEVER_REVIEWED = frozenset(
    {"people_person", "people_registration", "people_account", "audit_event", "plans_plansection", "plans_planversion"}
)
# Rows that are about somebody else: who supports the person, who was there.
ABOUT_SOMEBODY = frozenset({"careteam_supporter", "discuss_present"})
PROFESSIONAL_KINDS = frozenset({"professional", "coordinator"})
SECTIONS = {"careteam": Section.PEOPLE, "discuss": Section.PEOPLE, "health": Section.HEALTH, "prepare": Section.HEALTH}


def review_page(*, by: Actor, request: UUID, now: datetime) -> ReviewPage:
    """A request with each entry that waits and what was decided, with the entry's words. Opening it is logged."""
    view = copy_view(by=by, request=request)
    record = whole_record(by=by, person=view.person, purpose=by.purpose, now=now)
    words = {each.id: each for each in entries_of(record)}
    rows = EntryToReview.objects.filter(request_id=request).order_by("section", "source", "id")
    name = person_view(by=by, person=view.person).name
    return ReviewPage(view, name, tuple(_reviewed(row, words.get(row.entry)) for row in rows))


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
            said_by=str(rows[-1].values.get("said_by") or ""),
            whose=_whose(rows[-1].values),
            words="\n".join(filter(None, map(_words, rows))),
            is_about_somebody=any(_is_about_somebody(row) for row in rows),
        )


def section_of(row: Row) -> Section:
    """The section that a row belongs to: its own, or that of its room."""
    own = row.values.get("section")
    return Section(str(own)) if own else SECTIONS.get(row.table.partition("_")[0], Section.PEOPLE)


def _is_about_somebody(row: Row) -> bool:
    return row.table in ABOUT_SOMEBODY and row.values.get("kind") not in PROFESSIONAL_KINDS


def _whose(values: Mapping[str, object]) -> Whose | None:
    whose = values.get("whose")
    return Whose(str(whose)) if whose else None


def _words(row: Row) -> str:
    """All that a row says in words."""
    kinds = leaving()[row.table]["columns"]
    return " · ".join(str(value) for name, value in row.values.items() if kinds[name] == "text" and value)


def _reviewed(row: EntryToReview, entry: Entry | None) -> ReviewedEntry:
    opinion = None
    if row.opinion_on is not None:
        opinion = Opinion(row.opinion_by, row.opinion_role, row.opinion_on, row.opinion_words)
    return ReviewedEntry(
        id=row.id,
        entry=row.entry,
        source=row.source,
        section=Section(row.section),
        why=Why(row.why),
        words=entry.words if entry else "",
        said_by=entry.said_by if entry else "",
        is_withheld=row.is_withheld,
        ground=Ground(row.ground) if row.ground else None,
        reason=row.reason,
        opinion=opinion,
        decided_at=row.decided_at,
        decided_by_name=row.decided_by_name,
    )
