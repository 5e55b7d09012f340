"""Who coordinates: named, handed over, a whole caseload at once, and handed back; each person is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.identify.reads import coordinators
from alongside.records.careteam.changes import name_coordinator
from alongside.records.careteam.locks import lock_coordinators
from alongside.records.careteam.reads import caseload_of, coordinator_of, handed_over
from alongside.records.careteam.values import HandoverView
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.values import MembershipView
from alongside.records.plans.changes import set_round_coordinator
from alongside.records.plans.locks import locked_round
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor
from alongside.rules.refusals import Invalid, NotReady, Stale


@dataclass(frozen=True, slots=True)
class Hand:
    """One person, and the colleague who takes over."""

    person: UUID
    to: UUID


@dataclass(frozen=True, slots=True)
class _Passing:
    """What is the same for everybody who is handed over together."""

    by: Actor
    colleagues: Mapping[UUID, MembershipView]
    note: str
    batch: UUID
    hands_back: UUID | None
    now: datetime


def give_coordinator(*, by: Actor, person: UUID, account: UUID, now: datetime, note: str = "") -> None:
    """Name the one coordinator of a person, from the actor's organisation, and give them the open round too.

    Where there was one before, it is a handover: with both names and the note, and the person is told.
    """
    lock_coordinators([person])
    _pass_on(_passing(by, note, None, now), Hand(person, account))


def hand_over_caseload(*, by: Actor, account: UUID, hands: Sequence[Hand], note: str, now: datetime) -> UUID:
    """Hand all or some of one coordinator's people to one or several colleagues at once; returns what names the batch.

    All or nobody: it is one transaction. Raises Invalid for nobody, and for a colleague who does not work here in such
    a role; Stale for somebody whom this account does not coordinate any more.
    """
    if not hands:
        raise Invalid("handover.nobody", field="people")
    lock_coordinators([each.person for each in hands])
    theirs = frozenset(caseload_of(by=by, account=account))
    if any(each.person not in theirs for each in hands):
        raise Stale("handover.changed")
    passing = _passing(by, note, None, now)
    for each in hands:
        _pass_on(passing, each)
    return passing.batch


def hand_back(*, by: Actor, batch: UUID, now: datetime) -> UUID:
    """Undo a handover by handing back whoever is still with the one who took over; returns the new batch.

    Raises NotReady when nobody is left to hand back, or somebody does not work here any more.
    """
    handed = handed_over(by=by, batch=batch)
    lock_coordinators([each.person for each in handed])
    passing = _passing(by, "", batch, now)
    back = [each for each in handed if each.from_account is not None and _is_still_with(by, each)]
    if not back:
        raise NotReady("handover.nobody-to-hand-back")
    if any(each.from_account not in passing.colleagues for each in back):
        raise NotReady("handover.left")
    for each in back:
        _pass_on(passing, Hand(each.person, each.from_account or each.to_account))
    return passing.batch


def ensure_coordinator(*, by: Actor, person: UUID, account: UUID | None, now: datetime) -> None:
    """Whoever has no coordinator of the actor's organisation gets one: this account, else the actor.

    Raises Invalid for one who does not work here in a role that coordinates.
    """
    lock_coordinators([person])
    named = coordinator_of(by=by, person=person)
    if account is None and named is not None and named.organisation == by.organisation:
        return
    give_coordinator(by=by, person=person, account=account or by.known_account, now=now)


def _passing(by: Actor, note: str, hands_back: UUID | None, now: datetime) -> _Passing:
    colleagues = {each.account: each for each in coordinators(by=by, now=now)}
    return _Passing(by, colleagues, note, uuid4(), hands_back, now)


def _pass_on(passing: _Passing, hand: Hand) -> None:
    to = passing.colleagues.get(hand.to)
    if to is None:
        raise Invalid("identify.coordinator", field="account")
    before = coordinator_of(by=passing.by, person=hand.person)
    current = open_round_of(by=passing.by, person=hand.person)
    if current is not None:
        locked_round(current.id)  # before the first event: whoever moves it on holds this turn and waits for that list
    handover = name_coordinator(
        by=passing.by,
        person=hand.person,
        account=to.account,
        name=to.account_name,
        organisation=to.organisation,
        note=passing.note,
        batch=passing.batch,
        hands_back=passing.hands_back,
        now=passing.now,
    )
    if handover is None:
        return
    if current is not None:
        set_round_coordinator(by=passing.by, round_id=current.id, coordinator=to.account, now=passing.now)
    if before is not None:
        _tell(passing, hand.person, to.organisation, handover)


def _tell(passing: _Passing, person: UUID, organisation: UUID, handover: UUID) -> None:
    queue_message(
        by=passing.by,
        person=person,
        organisation=organisation,
        kind=MessageKind.NEW_COORDINATOR,
        effect_key=f"new-coordinator:{handover}",
        about={"handover": str(handover)},
        now=passing.now,
    )


def _is_still_with(by: Actor, each: HandoverView) -> bool:
    named = coordinator_of(by=by, person=each.person)
    return named is not None and named.account == each.to_account
