"""The reads of appointments."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.appointments.models import Appointment, AppointmentStatus
from alongside.records.appointments.values import AppointmentView
from alongside.rules.actors import Actor

# Part of every page of a pack, so in plain SQL. The columns are the fields of AppointmentView, in their order.
_OF_ROUNDS = """
select id, person_id, round, kind, starts_at, minutes, place, with_name, status
from appointments_appointment where round = any(%s) and status <> %s order by starts_at, id
"""


def appointments_of(*, by: Actor, rounds: Sequence[UUID]) -> tuple[AppointmentView, ...]:
    """The contacts of these rounds that are booked or took place, in order of time."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_ROUNDS, [list(rounds), AppointmentStatus.CANCELLED])
        return tuple(AppointmentView(*row) for row in cursor.fetchall())


def appointments_between(*, by: Actor, start: datetime, end: datetime) -> tuple[AppointmentView, ...]:
    """The actor's organisation's booked contacts from `start` up to `end`, in order of time; at most 200."""
    rows = Appointment.objects.filter(
        organisation_id=by.known_organisation, starts_at__gte=start, starts_at__lt=end, status=AppointmentStatus.BOOKED
    )
    return tuple(_view(row) for row in rows.order_by("starts_at", "id")[:200])


def _view(row: Appointment) -> AppointmentView:
    return AppointmentView(
        id=row.id,
        person=row.person_id,
        round=row.round,
        kind=row.kind,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        with_name=row.with_name,
        status=row.status,
    )
