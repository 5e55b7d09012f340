"""What a reviewer looks at before a copy leaves: the entries that are also about, or by, somebody else."""

from datetime import datetime
from uuid import UUID

from alongside.records.people.reads import person_view
from alongside.records.rights.models import EntryToReview
from alongside.records.rights.reads.copies import copy_view
from alongside.records.rights.reads.record import whole_record
from alongside.records.rights.values import ReviewedEntry, ReviewPage
from alongside.records.rights.whole import entries_of
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.rights import Entry, Ground, Opinion, Why


def review_page(*, by: Actor, request: UUID, now: datetime) -> ReviewPage:
    """A request with each entry that waits and what was decided, with the entry's words. Opening it is logged."""
    view = copy_view(by=by, request=request)
    record = whole_record(by=by, person=view.person, purpose=by.purpose, now=now)
    words = {each.id: each for each in entries_of(record)}
    rows = EntryToReview.objects.filter(request_id=request).order_by("section", "source", "id")
    name = person_view(by=by, person=view.person).name
    return ReviewPage(view, name, tuple(_reviewed(row, words.get(row.entry)) for row in rows))


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
