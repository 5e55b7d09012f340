"""A reviewer's decisions about entries, one by one: into the copy, or kept out on a ground that the law knows."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import CopyRequest, CopyStatus, EntryToReview
from alongside.records.rights.reads.copies import copy_view
from alongside.records.rights.reads.record import whole_record
from alongside.records.rights.whole import entries_of, section_of, to_review
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.rights import Withholding, check_withholding
from alongside.rules.text import safe_line, safe_text


def begin_review(*, by: Actor, request: UUID, now: datetime) -> int:
    """Queue every entry that is also about, or by, somebody else; how many. Begun again, new entries are added.

    Raises NotReady for somebody who does not see all of the record: what they do not see, nobody would have reviewed.
    """
    view = copy_view(by=by, request=request)
    if view.status != CopyStatus.IN_REVIEW:
        raise NotReady("rights.released-already")
    record = whole_record(by=by, person=view.person, purpose=by.purpose, now=now)
    if record.plan.is_partial:
        raise NotReady("rights.partial-reviewer")
    known = set(EntryToReview.objects.filter(request_id=request).values_list("entry", flat=True))
    new = [each for each in to_review(record, view.asker) if each[0].id not in known]
    for entry, row, why in new:
        EntryToReview(
            id=uuid4(),
            person_id=view.person,
            request_id=request,
            entry=entry.id,
            source=row.table,
            section=section_of(row),
            why=why,
        ).save(force_insert=True)
    CopyRequest.objects.filter(id=request).update(step=1)
    detail = {"copy": str(request), "entries": str(len(new))}
    append_event(by=by, now=now, kind=EventKind.ENTRY_REVIEWED, person=view.person, detail=detail)
    return len(new)


def include_entry(*, by: Actor, entry: UUID, now: datetime, reason: str = "") -> None:
    """Let an entry into the copy."""
    row = _open(entry)
    words = safe_text(reason, field="reason", longest=2000) if reason else ""
    _decide(by, row, now, is_withheld=False, reason=words, ground="")


def withhold_entry(*, by: Actor, entry: UUID, withholding: Withholding, now: datetime) -> None:
    """Keep an entry out of the copy. Raises Invalid unless the ground holds for it (rules/rights.py)."""
    row = _open(entry)
    view = copy_view(by=by, request=row.request_id)
    record = whole_record(by=by, person=row.person_id, purpose=by.purpose, now=now)
    found = next((each for each in entries_of(record) if each.id == row.entry), None)
    if found is None:
        raise Unknown("entry.unknown")
    check_withholding(found, view.asker, withholding, day_of(now))
    opinion = withholding.opinion
    columns = {
        "consent_asked": withholding.consent_asked,
        "opinion_by": safe_line(opinion.by_name, field="opinion_by") if opinion else "",
        "opinion_role": safe_line(opinion.by_role, field="opinion_role") if opinion else "",
        "opinion_on": opinion.given_on if opinion else None,
        "opinion_words": safe_text(opinion.words, field="opinion_words", longest=4000) if opinion else "",
    }
    reason = safe_text(withholding.reason, field="reason", longest=2000)
    _decide(by, row, now, is_withheld=True, reason=reason, ground=withholding.ground, **columns)


def _decide(by: Actor, row: EntryToReview, now: datetime, **columns: object) -> None:
    EntryToReview.objects.filter(id=row.id).update(
        decided_at=now, decided_by=by.known_account, decided_by_name=by.name, **columns
    )
    # In the organisation's chain: the person's own list would tell that, and of whom, something was kept out.
    append_event(by=by, now=now, kind=EventKind.ENTRY_REVIEWED, detail={"entry": str(row.id)})


def _open(entry: UUID) -> EntryToReview:
    row = EntryToReview.objects.filter(id=entry).first()
    if row is None:
        raise Unknown("entry.unknown")
    status = CopyRequest.objects.filter(id=row.request_id).values_list("status", flat=True).first()
    if status != CopyStatus.IN_REVIEW:
        raise NotReady("rights.released-already")
    return row
