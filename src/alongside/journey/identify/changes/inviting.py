"""Inviting people and recording their answer. Nothing here happens to anybody without a human's decision."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.journey.identify.changes.coordinating import ensure_coordinator
from alongside.journey.identify.facts import facts_of
from alongside.journey.identify.models import Offer as OfferRow
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.reads import supporters_of
from alongside.records.careteam.values import CARER_KINDS
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.plans.changes import move_round, open_round
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.identify import NO_ANSWER_AFTER, Offer, Reason, check_can_invite, check_offer_answer
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.stages import Stage
from alongside.rules.text import safe_text


def invite_person(
    *, by: Actor, person: UUID, reasons: Sequence[Reason], now: datetime, coordinator: UUID | None = None
) -> UUID:
    """Offer a plan: a round that is invited, the offer with its reasons, and the letter in the outbox.

    Whoever has no coordinator here yet gets one: `coordinator`, else the one who invites. The sign-in code is made when
    the letter is made, so that it is never stored. Raises NotReady for somebody who must not be invited today, and for
    one who was invited already; Invalid for a coordinator who does not work here in such a role.
    """
    check_can_invite(facts_of(person).facts, day_of(now))
    round_id = _invited_round(by, person, coordinator, now)
    offer = OfferRow(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        round_id=round_id,
        offered_at=now,
        offered_by=by.known_account,
        reasons=[str(reason) for reason in reasons],
        outcome=Offer.UNDECIDED,
    )
    offer.save(force_insert=True)
    _queue_invitation(by, offer, now)
    detail = {"reasons": ", ".join(reasons)}
    append_event(by=by, now=now, kind=EventKind.OFFER_MADE, person=person, detail=detail)
    return offer.id


def record_answer(
    *, by: Actor, offer: UUID, outcome: str, now: datetime, reason: str = "", again_on: date | None = None
) -> None:
    """Record the answer to an offer: accepted, declined with a reason, or not now (undecided, unable) with a date.

    Raises Invalid naming offer, reason or not_now_until; NotReady when it was answered differently before.
    """
    row = OfferRow.objects.select_for_update().filter(id=offer).first()
    if row is None or row.round_id is None:
        raise Unknown("identify.unknown-offer")
    answer = _answer(outcome)
    stage = check_offer_answer(answer, reason=reason, not_now_until=again_on, today=day_of(now))
    if row.answered_at is not None:
        _check_same(row, answer)
        return
    OfferRow.objects.filter(id=offer).update(
        outcome=answer,
        reason=safe_text(reason, field="reason", longest=1000) if reason.strip() else "",
        again_on=again_on if stage == Stage.NOT_NOW else None,
        answered_at=now,
        answered_by=by.account,
    )
    move_round(by=by, round_id=row.round_id, to=stage, now=now, due_on=again_on if stage == Stage.NOT_NOW else None)
    detail = {"outcome": str(answer)}
    append_event(by=by, now=now, kind=EventKind.OFFER_ANSWERED, person=row.person_id, detail=detail)


def send_new_code(*, by: Actor, person: UUID, supporter: UUID | None, now: datetime) -> None:
    """Send the person a new code to sign in with; or one for somebody who supports them, to hand over.

    Raises Unknown for a supporter of somebody else, Invalid for one who is staff, NotReady when one went today.
    """
    if supporter:
        known = {each.id: each.kind for each in supporters_of(by=by, person=person)}
        if supporter not in known:
            raise Unknown("supporter.unknown")
        if known[supporter] not in CARER_KINDS:
            raise Invalid("supporter.kind", field="for_whom")
    queued = queue_message(
        by=by,
        person=person,
        organisation=by.known_organisation,
        kind=MessageKind.NEW_CODE,
        effect_key=f"new-code:{person}:{supporter or ''}:{day_of(now)}",
        about={"supporter": str(supporter)} if supporter else {},
        now=now,
    )
    if queued is None:
        raise NotReady("code.sent-today")


def _invited_round(by: Actor, person: UUID, coordinator: UUID | None, now: datetime) -> UUID:
    """The round that said "no" or "not now" goes on; else a new one begins."""
    due_on = day_of(now) + NO_ANSWER_AFTER
    current = open_round_of(by=by, person=person)
    ensure_coordinator(by=by, person=person, account=coordinator, now=now)
    if current is not None:
        move_round(by=by, round_id=current.id, to=Stage.INVITED, now=now, due_on=due_on)
        return current.id
    here = by.known_organisation
    return open_round(by=by, person=person, organisation=here, stage=Stage.INVITED, due_on=due_on, now=now)


def _queue_invitation(by: Actor, offer: OfferRow, now: datetime) -> None:
    queue_message(
        by=by,
        person=offer.person_id,
        organisation=offer.organisation_id,
        kind=MessageKind.INVITATION,
        effect_key=f"invitation:{offer.id}",
        now=now,
        about={"round": str(offer.round_id), "offer": str(offer.id)},
    )


def _answer(outcome: str) -> Offer:
    if outcome not in Offer:
        raise Invalid("identify.not-an-answer", field="offer")
    return Offer(outcome)


def _check_same(row: OfferRow, answer: Offer) -> None:
    if row.outcome != answer:
        raise NotReady("identify.answered-already")
