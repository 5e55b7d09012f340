"""Joining two records of one person by a link, and taking them apart again. No row moves (house.md 9.10)."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Merge, Person
from alongside.records.people.sides import side_of
from alongside.rules.actors import Actor
from alongside.rules.merging import check_can_merge
from alongside.rules.refusals import Unknown
from alongside.rules.text import safe_text

LONGEST = 500


def merge_people(*, by: Actor, kept: UUID, other: UUID, reason: str, now: datetime) -> UUID:
    """Join the record `other` to `kept`, with a reason; both chains say so. Whoever saw less goes on seeing less.

    Raises Unknown for a record that the actor may not know of, Invalid for two NHS numbers (bad input 50).
    """
    rows = _locked(kept, other)
    check_can_merge(side_of(rows[kept]), side_of(rows[other]))
    merge = Merge(
        id=uuid4(),
        kept_id=kept,
        person_id=other,
        organisation_id=by.known_organisation,
        reason=safe_text(reason, field="reason", longest=LONGEST),
        merged_at=now,
        merged_by=by.known_account,
    )
    merge.save(force_insert=True)
    Person.objects.filter(id=other).update(merged_into_id=kept)
    _log(by, now, EventKind.PERSON_MERGED, kept, other)
    return merge.id


def undo_merge(*, by: Actor, person: UUID, reason: str, now: datetime) -> None:
    """Take the record `person` off the one that it was joined to. Both are as they were; what was added since stays
    where it was added. Raises Unknown for a record that is not joined."""
    merge = Merge.objects.select_for_update().filter(person_id=person, undone_at=None).first()
    if merge is None:
        raise Unknown("merge.not-joined")
    _locked(merge.kept_id, person)
    why = safe_text(reason, field="reason", longest=LONGEST)
    Merge.objects.filter(id=merge.id).update(undone_at=now, undone_by=by.known_account, undone_why=why)
    Person.objects.filter(id=person).update(merged_into_id=None)
    _log(by, now, EventKind.PERSON_UNMERGED, merge.kept_id, person)


def _locked(*people: UUID) -> dict[UUID, Person]:
    """The rows, locked in the order of their ids. Raises Unknown for one that this actor may not know of."""
    rows = {row.id: row for row in Person.objects.select_for_update().filter(id__in=people).order_by("id")}
    if rows.keys() != set(people):
        raise Unknown("person.unknown")
    return rows


def _log(by: Actor, now: datetime, kind: EventKind, *people: UUID) -> None:
    """In both chains, locked in the order of their ids; neither names the other."""
    for person in sorted(people):
        append_event(by=by, now=now, kind=kind, person=person)
