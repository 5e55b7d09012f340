"""Booking the two linked contacts of a round: information gathering, and the conversation."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.records.appointments.changes import book_appointment, move_appointment
from alongside.records.appointments.reads import appointments_of
from alongside.records.appointments.values import AppointmentView
from alongside.records.plans.changes import move_round
from alongside.records.plans.reads import round_view
from alongside.records.plans.values import RoundView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.prepare import ANSWERING, check_contacts, release_window
from alongside.rules.stages import Stage

GATHERING = "gathering"
CONVERSATION = "conversation"


@dataclass(frozen=True, slots=True)
class Contact:
    """When, for how many minutes, where ("surgery", "home", "phone", "video") and with whom."""

    starts_at: datetime
    minutes: int
    place: str
    with_name: str


def book_contacts(*, by: Actor, round_id: UUID, gathering: Contact, conversation: Contact, now: datetime) -> None:
    """Book both contacts, or move those that are booked, and begin preparing. Saying the same twice changes nothing.

    Raises Invalid naming `gathering_at` or `conversation_at`; NotReady when the person has not said yes to a plan.
    """
    row = round_view(by=by, round_id=round_id)
    booked = {each.kind: each for each in appointments_of(by=by, rounds=[round_id])}
    wanted = {GATHERING: gathering, CONVERSATION: conversation}
    unchanged = {kind for kind, contact in wanted.items() if _contact_of(booked.get(kind)) == contact}
    kept = [f"{kind}_at" for kind in unchanged]
    check_contacts(gathering.starts_at, conversation.starts_at, now, unchanged=kept)
    for kind in wanted.keys() - unchanged:
        _book(by, row, kind, wanted[kind], booked.get(kind), now)
    if row.stage not in ANSWERING:
        due_on = release_window(day_of(conversation.starts_at))[1]
        move_round(by=by, round_id=round_id, to=Stage.PREPARING, now=now, due_on=due_on)


def _contact_of(booked: AppointmentView | None) -> Contact | None:
    return Contact(booked.starts_at, booked.minutes, booked.place, booked.with_name) if booked else None


def _book(
    by: Actor, row: RoundView, kind: str, contact: Contact, booked: AppointmentView | None, now: datetime
) -> None:
    values: dict[str, Any] = asdict(contact)
    if booked is None:
        book_appointment(by=by, person=row.person, round_id=row.id, kind=kind, now=now, **values)
    else:
        move_appointment(by=by, appointment=booked.id, now=now, **values)
