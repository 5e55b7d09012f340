"""The two linked contacts of a round: booked, moved, cancelled, or missed; and what that means for the pack."""

from datetime import date, datetime
from uuid import UUID

from alongside.journey.prepare.models import Pack
from alongside.records.appointments.changes import (
    book_appointment,
    cancel_appointment,
    move_appointment,
    record_missed,
)
from alongside.records.appointments.reads import appointments_of
from alongside.records.appointments.values import AppointmentView, Contact, contacts_state
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.plans.changes import move_round, set_round_due
from alongside.records.plans.reads import round_view
from alongside.records.plans.values import RoundView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.prepare import ANSWERING, AfterMove, after_move, check_contacts, release_window
from alongside.rules.refusals import Unknown
from alongside.rules.stages import Stage

GATHERING = "gathering"
CONVERSATION = "conversation"


def book_contacts(
    *, by: Actor, round_id: UUID, gathering: Contact, conversation: Contact, now: datetime
) -> AfterMove | None:
    """Book both contacts, or move those that are booked, and begin preparing. Saying the same twice changes nothing.

    The person is told of both as they stand. Returns what a conversation that moved to another day means for its pack:
    a day that is outside the window now is taken back, to be decided anew. Raises Invalid naming `gathering_at` or
    `conversation_at`; NotReady when the person has not said yes to a plan.
    """
    row = round_view(by=by, round_id=round_id)
    booked = {each.kind: each for each in appointments_of(by=by, rounds=[round_id])}
    wanted = {GATHERING: gathering, CONVERSATION: conversation}
    unchanged = {kind for kind, contact in wanted.items() if kind in booked and booked[kind].contact == contact}
    kept = [f"{kind}_at" for kind in unchanged]
    check_contacts(gathering.starts_at, conversation.starts_at, now, unchanged=kept)
    for kind in wanted.keys() - unchanged:
        _book(by, row, kind, wanted[kind], booked.get(kind), now)
    talk_on = day_of(conversation.starts_at)
    if row.stage not in ANSWERING:
        move_round(by=by, round_id=round_id, to=Stage.PREPARING, now=now, due_on=release_window(talk_on)[1])
    if len(unchanged) < len(wanted):
        _tell(by, row, now)
    before = booked.get(CONVERSATION)
    return _settle_pack(by, row, talk_on, now) if before and day_of(before.starts_at) != talk_on else None


def cancel_contact(*, by: Actor, round_id: UUID, kind: str, because: str, now: datetime) -> None:
    """Cancel one booked contact, with the reason, and tell the person. A pack of a cancelled conversation waits for
    another day to be decided."""
    row, contact = _booked(by, round_id, kind)
    cancel_appointment(by=by, appointment=contact.id, because=because, now=now)
    if kind == CONVERSATION:
        _take_back_day(by, row, now)
    _tell(by, row, now)


def miss_contact(*, by: Actor, round_id: UUID, kind: str, because: str, now: datetime) -> None:
    """Record that the person did not come; another can then be booked."""
    _, contact = _booked(by, round_id, kind)
    record_missed(by=by, appointment=contact.id, because=because, now=now)


def _booked(by: Actor, round_id: UUID, kind: str) -> tuple[RoundView, AppointmentView]:
    row = round_view(by=by, round_id=round_id)
    found = {each.kind: each for each in appointments_of(by=by, rounds=[round_id])}
    if kind not in found:
        raise Unknown("appointment.unknown")
    return row, found[kind]


def _book(
    by: Actor, row: RoundView, kind: str, contact: Contact, booked: AppointmentView | None, now: datetime
) -> None:
    if booked is None:
        book_appointment(by=by, person=row.person, round_id=row.id, kind=kind, contact=contact, now=now)
    else:
        move_appointment(by=by, appointment=booked.id, contact=contact, now=now)


def _settle_pack(by: Actor, row: RoundView, talk_on: date, now: datetime) -> AfterMove:
    pack = Pack.objects.select_for_update().filter(round_id=row.id).first()
    outcome = after_move(pack.release_on if pack else None, talk_on, day_of(now))
    if outcome == AfterMove.DECIDE_ANEW:
        _take_back_day(by, row, now)
    is_settled = outcome in (AfterMove.STANDS, AfterMove.WITH_PERSON)
    set_round_due(by=by, round_id=row.id, due_on=talk_on if is_settled else release_window(talk_on)[1], now=now)
    return outcome


def _take_back_day(by: Actor, row: RoundView, now: datetime) -> None:
    """The message of that day then finds no such day in the pack, and is not sent."""
    waiting = Pack.objects.filter(round_id=row.id, release_on__gt=day_of(now))
    if waiting.update(release_on=None, released_at=None, released_by=None, outside_reason=""):
        append_event(by=by, now=now, kind=EventKind.PACK_CHANGED, person=row.person)


def _tell(by: Actor, row: RoundView, now: datetime) -> None:
    """One message for each state of the two contacts; one that is overtaken before it leaves is not sent."""
    state = contacts_state(appointments_of(by=by, rounds=[row.id]))
    queue_message(
        by=by,
        person=row.person,
        organisation=row.organisation,
        kind=MessageKind.APPOINTMENTS,
        effect_key=f"appointments:{row.id}:{state}",
        about={"round": str(row.id), "state": state},
        now=now,
    )
