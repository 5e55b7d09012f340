"""Complaints: the person's own, and those that wait for a privacy officer who took no part."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import Complaint
from alongside.records.rights.rows import FIRST
from alongside.records.rights.values import ComplaintView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown


def took_part(*, by: Actor, person: UUID, account: UUID) -> bool:
    """Whether this account had a part in making the person's plan."""
    with connection.cursor() as cursor:
        cursor.execute("select took_part(%s, %s)", [person, account])
        return bool(cursor.fetchone()[0])


def complaints_of(*, by: Actor, person: UUID) -> tuple[ComplaintView, ...]:
    """The complaints that a person raised, the newest first."""
    return tuple(_complaint(row) for row in Complaint.objects.filter(person_id=person).order_by("-raised_at"))


def complaints_to_answer(*, by: Actor, now: datetime) -> tuple[ComplaintView, ...]:
    """What waits for an answer from this privacy officer, what is due first. One list, one event."""
    rows = Complaint.objects.filter(organisation_id=by.known_organisation, answered_at=None).order_by(
        "due_on", "raised_at"
    )
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "complaints"})
    return tuple(_complaint(row) for row in rows[:FIRST])


def count_complaints(*, by: Actor) -> int:
    """How many wait for this privacy officer; nothing of what they say."""
    return Complaint.objects.filter(organisation_id=by.known_organisation, answered_at=None).count()


def complaint_view(*, by: Actor, complaint: UUID) -> ComplaintView:
    """One complaint. Raises Unknown for whoever may not know of it."""
    row = Complaint.objects.filter(id=complaint).first()
    if row is None:
        raise Unknown("complaint.unknown")
    return _complaint(row)


def open_complaint(*, by: Actor, complaint: UUID, now: datetime) -> ComplaintView:
    """One complaint, for whoever answers it: the person reads who opened it. Raises Unknown."""
    found = complaint_view(by=by, complaint=complaint)
    detail = {"complaint": str(found.id)}
    append_event(by=by, now=now, kind=EventKind.COMPLAINT_OPENED, person=found.person, detail=detail, once=True)
    return found


def _complaint(row: Complaint) -> ComplaintView:
    return ComplaintView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        words=row.words,
        wanted=row.wanted,
        raised_at=row.raised_at,
        raised_by_name=row.raised_by_name,
        acknowledge_on=row.acknowledge_on,
        due_on=row.due_on,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by_name=row.acknowledged_by_name,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by_name=row.answered_by_name,
        is_alert_due=row.alert_due_at is not None,
        alerted_at=row.alerted_at,
    )
