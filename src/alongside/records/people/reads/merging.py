"""Records that were joined, and the two that somebody thinks of joining, side by side."""

from datetime import datetime
from uuid import UUID

from alongside.records.people.models import Merge, Person
from alongside.records.people.reads.accounts import names_of_accounts
from alongside.records.people.reads.people import person_view, person_views
from alongside.records.people.sides import side_of
from alongside.records.people.values import Joined, SideBySide
from alongside.rules.actors import Actor
from alongside.rules.merging import Side, check_can_merge, differences
from alongside.rules.refusals import Invalid, NotReady


def joined_to(*, by: Actor, person: UUID) -> tuple[Joined, ...]:
    """The records that were joined to this one and that this actor may know of, the newest first."""
    rows = list(Merge.objects.filter(kept_id=person, undone_at=None).order_by("-merged_at", "id"))
    people = person_views(by=by, people=[row.person_id for row in rows]) if rows else {}
    names = names_of_accounts(by=by, accounts={row.merged_by for row in rows}) if rows else {}
    return tuple(
        Joined(people[row.person_id], row.reason, row.merged_at, names.get(row.merged_by, ""))
        for row in rows
        if row.person_id in people
    )


def side_by_side(*, by: Actor, kept: UUID, other: UUID, now: datetime) -> SideBySide:
    """Two records of this organisation's list, what differs, and why they cannot be joined, if they cannot.

    Raises Unknown for one that this actor may not know of.
    """
    views = (person_view(by=by, person=kept), person_view(by=by, person=other))
    rows = {row.id: side_of(row) for row in Person.objects.filter(id__in=[kept, other])}
    why_not = _why_not(rows[kept], rows[other])
    return SideBySide(*views, differs=differences(rows[kept], rows[other]), why_not=why_not)


def _why_not(kept: Side, other: Side) -> Invalid | NotReady | None:
    try:
        check_can_merge(kept, other)
    except (Invalid, NotReady) as refusal:
        return refusal
    return None
