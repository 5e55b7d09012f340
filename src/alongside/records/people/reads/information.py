"""What a person wants to know and what they were told. Row-level security shows it to readers of their health."""

from datetime import datetime
from uuid import UUID

from django.db.models.expressions import RawSQL

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import InformationNeed
from alongside.records.people.values import InformationView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of


def open_information(*, by: Actor, person: UUID, now: datetime) -> tuple[InformationView, ...]:
    """What is still to be told first, then what was told, the newest first. Logged."""
    append_event(by=by, now=now, kind=EventKind.INFORMATION_OPENED, person=person, once=True)
    records = RawSQL("select unnest(records_of(%s))", [person])
    rows = InformationNeed.objects.filter(person_id__in=records).order_by("-asked_at", "id")
    views = [_view(row) for row in rows]
    return tuple(sorted(views, key=lambda view: view.given_on is not None))


def _view(row: InformationNeed) -> InformationView:
    return InformationView(
        id=row.id,
        wanted=row.wanted,
        asked_on=day_of(row.asked_at),
        given=row.given,
        format=row.format,
        given_on=day_of(row.given_at) if row.given_at else None,
        given_by=row.given_by_name,
        understood=row.understood,
        told_back=row.told_back,
    )
