"""The reads of appointments."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.appointments.models import OVER, Appointment, AppointmentStatus, Recall
from alongside.records.appointments.values import NEVER_SET, AppointmentView, RecallView
from alongside.rules.actors import Actor

# Part of every page of a pack, so in plain SQL. The columns are the fields of AppointmentView, in their order.
_OF_ROUNDS = """
select id, person_id, round, kind, starts_at, minutes, place, with_name, status, where_words,
       companion, interpreter_booked, revision
from appointments_appointment where round = any(%s) and not status = any(%s) order by starts_at, id
"""


def appointments_of(*, by: Actor, rounds: Sequence[UUID]) -> tuple[AppointmentView, ...]:
    """The contacts of these rounds that are booked or took place, in order of time."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_ROUNDS, [list(rounds), [str(each) for each in OVER]])
        return tuple(AppointmentView(*row) for row in cursor.fetchall())


def appointments_ever_of(*, by: Actor, round_id: UUID) -> tuple[AppointmentView, ...]:
    """Every contact that this round had, also those that were cancelled or missed, in order of time."""
    return tuple(_view(row) for row in Appointment.objects.filter(round=round_id).order_by("starts_at", "id"))


def appointments_between(*, by: Actor, start: datetime, end: datetime) -> tuple[AppointmentView, ...]:
    """The actor's organisation's booked contacts from `start` up to `end`, in order of time; at most 200."""
    rows = Appointment.objects.filter(
        organisation_id=by.known_organisation, starts_at__gte=start, starts_at__lt=end, status=AppointmentStatus.BOOKED
    )
    return tuple(_view(row) for row in rows.order_by("starts_at", "id")[:200])


def recall_of(*, by: Actor, person: UUID) -> RecallView:
    """How the actor's organisation calls this person: the newest row, or as nobody has said anything."""
    rows = Recall.objects.filter(person_id=person, organisation_id=by.known_organisation)
    row = rows.order_by("-number").first()
    return RecallView(row.number, row.month, row.kind, row.words, row.until) if row else NEVER_SET


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
        where_words=row.where_words,
        companion=row.companion,
        interpreter_booked=row.interpreter_booked,
        revision=row.revision,
    )
