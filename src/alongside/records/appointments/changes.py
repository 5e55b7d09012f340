"""Changes to the two linked contacts of a round, and to when a person is called."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import QuerySet

from alongside.records.appointments.models import OVER, Appointment, AppointmentKind, AppointmentStatus, Place, Recall
from alongside.records.appointments.values import NEVER_SET, Contact
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.recall import check_recall
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.text import safe_line, safe_text

SHORTEST, LONGEST = 5, 480  # minutes


def book_appointment(*, by: Actor, person: UUID, round_id: UUID, kind: str, contact: Contact, now: datetime) -> UUID:
    """Book a contact. Raises Invalid for a time that has passed, NotReady when one of this kind is booked already."""
    columns = _columns(kind, contact, now)
    if _live().filter(round=round_id, kind=kind).exists():
        raise NotReady("appointment.already-booked", values={"kind": kind})
    appointment = Appointment(
        id=uuid4(), person_id=person, organisation_id=by.known_organisation, round=round_id, kind=kind, **columns
    )
    appointment.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.APPOINTMENT_BOOKED, person=person, detail={"kind": kind})
    return appointment.id


def move_appointment(*, by: Actor, appointment: UUID, contact: Contact, now: datetime) -> None:
    """Give a booked contact another time, length, place or company."""
    row = _booked(appointment)
    columns = _columns(row.kind, contact, now)
    Appointment.objects.filter(id=appointment).update(**columns, revision=row.revision + 1)
    append_event(by=by, now=now, kind=EventKind.APPOINTMENT_MOVED, person=row.person_id, detail={"kind": row.kind})


def cancel_appointment(*, by: Actor, appointment: UUID, because: str, now: datetime) -> None:
    """Cancel a booked contact, with the reason in words."""
    _end(by, appointment, AppointmentStatus.CANCELLED, EventKind.APPOINTMENT_CANCELLED, because, now)


def record_missed(*, by: Actor, appointment: UUID, because: str, now: datetime) -> None:
    """Record that the person did not come, and what is known of why. Raises NotReady before it was to begin."""
    if _booked(appointment).starts_at > now:
        raise NotReady("appointment.not-yet")
    _end(by, appointment, AppointmentStatus.MISSED, EventKind.APPOINTMENT_MISSED, because, now)


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


def set_recall(
    *, by: Actor, person: UUID, month: int | None, kind: str, words: str, until: date | None, now: datetime
) -> None:
    """Say in which month a person is called (None: that of their birth), and why not for a time. Saying the same twice
    changes nothing. Raises Invalid naming month, kind, words or until."""
    check_recall(month=month, kind=kind, words=words, until=until, today=day_of(now))
    words = safe_text(words, field="words", longest=500) if kind else ""
    rows = Recall.objects.filter(person_id=person, organisation_id=by.known_organisation)
    last = rows.order_by("-number").first()
    values: dict[str, Any] = {"month": month, "kind": kind, "words": words, "until": until}
    if values == {name: getattr(last or NEVER_SET, name) for name in values}:
        return
    Recall(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        number=last.number + 1 if last else 1,
        set_at=now,
        set_by=by.known_account,
        **values,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.RECALL_SET, person=person)


def _end(by: Actor, appointment: UUID, status: AppointmentStatus, kind: EventKind, because: str, now: datetime) -> None:
    row = _booked(appointment)
    words = safe_text(because, field="because", longest=500)
    values = {"status": status, "over_because": words, "revision": row.revision + 1}
    Appointment.objects.filter(id=appointment).update(**values)
    append_event(by=by, now=now, kind=kind, person=row.person_id, detail={"kind": row.kind})


def _live() -> QuerySet[Appointment]:
    return Appointment.objects.exclude(status__in=OVER)


def _booked(appointment: UUID) -> Appointment:
    row = Appointment.objects.select_for_update().filter(id=appointment).first()
    if row is None:
        raise Unknown("appointment.unknown")
    if row.status != AppointmentStatus.BOOKED:
        raise NotReady("appointment.not-booked")
    return row


def _columns(kind: str, contact: Contact, now: datetime) -> dict[str, Any]:
    if kind not in AppointmentKind.values:
        raise Invalid("appointment.kind", field="kind")
    if contact.place not in Place.values:
        raise Invalid("appointment.place", field="place")
    if not SHORTEST <= contact.minutes <= LONGEST:
        raise Invalid("appointment.minutes", field="minutes")
    if contact.starts_at <= now:
        raise Invalid("appointment.in-the-past", field="starts_at")
    return {
        "starts_at": contact.starts_at,
        "minutes": contact.minutes,
        "place": contact.place,
        "where_words": _line(contact.where_words, "where_words", 300),
        "with_name": safe_line(contact.with_name, field="with_name"),
        "companion": _line(contact.companion, "companion", 100),
        "interpreter_booked": contact.interpreter_booked,
    }


def _line(words: str, field: str, longest: int) -> str:
    return safe_line(words, field=field, longest=longest) if words.strip() else ""
