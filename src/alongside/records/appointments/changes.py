"""Changes to the two linked contacts of a round."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import QuerySet

from alongside.records.appointments.models import Appointment, AppointmentKind, AppointmentStatus, Place
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Actor
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.text import safe_line

SHORTEST, LONGEST = 5, 480  # minutes


def book_appointment(
    *,
    by: Actor,
    person: UUID,
    round_id: UUID,
    kind: str,
    starts_at: datetime,
    minutes: int,
    place: str,
    with_name: str,
    now: datetime,
) -> UUID:
    """Book a contact. Raises Invalid for a time that has passed, NotReady when one of this kind is booked already."""
    _check(kind, place, minutes, starts_at, now)
    if _live().filter(round=round_id, kind=kind).exists():
        raise NotReady("appointment.already-booked", values={"kind": kind})
    appointment = Appointment(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        round=round_id,
        kind=kind,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        with_name=safe_line(with_name, field="with_name"),
    )
    appointment.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.APPOINTMENT_BOOKED, person=person, detail={"kind": kind})
    return appointment.id


def move_appointment(
    *, by: Actor, appointment: UUID, starts_at: datetime, minutes: int, place: str, with_name: str, now: datetime
) -> None:
    """Give a booked contact another time, length or place."""
    row = _booked(appointment)
    _check(row.kind, place, minutes, starts_at, now)
    with_name = safe_line(with_name, field="with_name")
    values = {"starts_at": starts_at, "minutes": minutes, "place": place, "with_name": with_name}
    Appointment.objects.filter(id=appointment).update(**values)
    append_event(by=by, now=now, kind=EventKind.APPOINTMENT_MOVED, person=row.person_id, detail={"kind": row.kind})


def record_attended(*, by: Actor, appointment: UUID, now: datetime) -> None:
    """Record that a booked contact took place."""
    row = _booked(appointment)
    Appointment.objects.filter(id=appointment).update(status=AppointmentStatus.ATTENDED)
    append_event(by=by, now=now, kind=EventKind.APPOINTMENT_ATTENDED, person=row.person_id, detail={"kind": row.kind})


def record_contact(
    *, by: Actor, person: UUID, round_id: UUID, kind: str, starts_at: datetime, minutes: int, place: str, now: datetime
) -> None:
    """Record that a contact took place: the one that was booked, or one that nobody had booked."""
    live = _live().filter(round=round_id, kind=kind).first()
    if live is not None and live.status == AppointmentStatus.BOOKED:
        record_attended(by=by, appointment=live.id, now=now)
    if live is not None:
        return
    if kind not in AppointmentKind.values:
        raise Invalid("appointment.kind", field="kind")
    if place not in Place.values:
        raise Invalid("appointment.place", field="place")
    Appointment(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        round=round_id,
        kind=kind,
        starts_at=starts_at,
        minutes=max(minutes, SHORTEST),
        place=place,
        with_name=by.name,
        status=AppointmentStatus.ATTENDED,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.APPOINTMENT_ATTENDED, person=person, detail={"kind": kind})


def _live() -> QuerySet[Appointment]:
    return Appointment.objects.exclude(status=AppointmentStatus.CANCELLED)


def _booked(appointment: UUID) -> Appointment:
    row = Appointment.objects.filter(id=appointment).first()
    if row is None:
        raise Unknown("appointment.unknown")
    if row.status != AppointmentStatus.BOOKED:
        raise NotReady("appointment.not-booked")
    return row


def _check(kind: str, place: str, minutes: int, starts_at: datetime, now: datetime) -> None:
    if kind not in AppointmentKind.values:
        raise Invalid("appointment.kind", field="kind")
    if place not in Place.values:
        raise Invalid("appointment.place", field="place")
    if not SHORTEST <= minutes <= LONGEST:
        raise Invalid("appointment.minutes", field="minutes")
    if starts_at <= now:
        raise Invalid("appointment.in-the-past", field="starts_at")
