"""What else is known of a person, as far as the actor may read it; what is kept apart only as being there."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Background, ContactPoint, Identifier
from alongside.records.people.reads.people import person_view
from alongside.records.people.values import BackgroundView, ContactPointView, IdentifierView, MoreDetails
from alongside.rules.actors import Actor
from alongside.rules.details import Apart

_RECORDS = "select unnest(records_of(%s))"
_APART = """
select distinct kind from (
    select distinct on (person_id, kind) kind, words from people_keptapart
    where person_id = any(linked_records(%s)) order by person_id, kind, number desc) newest
where words <> ''
"""


def open_details(*, by: Actor, person: UUID, now: datetime) -> MoreDetails:
    """Other numbers, ways to reach them, background; of what is kept apart, only which there is. Logged."""
    who = person_view(by=by, person=person)
    append_event(by=by, now=now, kind=EventKind.DETAILS_OPENED, person=person, once=True)
    identifiers = _of(Identifier.objects.all(), person).filter(ended_at=None).order_by("kind", "value")
    contacts = _of(ContactPoint.objects.all(), person).filter(ended_at=None).order_by("preference", "kind", "value")
    background = Background.objects.filter(person_id=person).first()
    with connection.cursor() as cursor:
        cursor.execute(_APART, [person])
        apart = frozenset(Apart(kind) for (kind,) in cursor.fetchall())
    return MoreDetails(
        person=who,
        identifiers=tuple(IdentifierView(row.id, row.kind, row.value, row.verified) for row in identifiers),
        contacts=tuple(ContactPointView(row.id, row.kind, row.value, row.note, row.preference) for row in contacts),
        background=_background(background),
        apart=apart,
    )


def _of[Row: (Identifier, ContactPoint)](rows: QuerySet[Row], person: UUID) -> QuerySet[Row]:
    return rows.filter(person_id__in=RawSQL(_RECORDS, [person]))  # noqa: S611 (a constant of ours)


def _background(row: Background | None) -> BackgroundView:
    if row is None:
        return BackgroundView()
    return BackgroundView(
        row.ethnicity, row.religion, tuple(row.impairments), row.household, row.dependants, row.home_access
    )
