"""Requests to put something right: the person's own, and those that their team answers."""

from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.reads import item_in_draft, numbers_of, open_draft, open_plan, open_round_of
from alongside.records.rights.models import Correction
from alongside.records.rights.rows import FIRST, told_of
from alongside.records.rights.values import CorrectionView, EntryNow
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Channel, Content, Item
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown


def corrections_of(*, by: Actor, person: UUID) -> tuple[CorrectionView, ...]:
    """What was asked about a person's record, the newest first."""
    return tuple(_correction(row) for row in Correction.objects.filter(person_id=person).order_by("-asked_at"))


def corrections_to_answer(*, by: Actor, now: datetime) -> tuple[CorrectionView, ...]:
    """The first that wait for an answer at the actor's organisation, what is due first. One list, one event."""
    rows = Correction.objects.filter(organisation_id=by.known_organisation, is_accepted=None)
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "corrections"})
    return tuple(_correction(row) for row in rows.order_by("due_on", "asked_at")[:FIRST])


def correction_view(*, by: Actor, correction: UUID) -> CorrectionView:
    """One request. Raises Unknown."""
    row = Correction.objects.filter(id=correction).first()
    if row is None:
        raise Unknown("correction.unknown")
    return _correction(row)


def open_correction(*, by: Actor, correction: UUID, now: datetime) -> CorrectionView:
    """One request, for whoever answers it: the person reads who opened it. Raises Unknown."""
    found = correction_view(by=by, correction=correction)
    kind, detail = EventKind.CORRECTION_OPENED, told_of(found.id, found.section, found.item)
    append_event(by=by, now=now, kind=kind, person=found.person, detail=detail, once=True)
    return found


def open_entry_now(*, by: Actor, asked: CorrectionView, now: datetime) -> EntryNow:
    """The entry that a request is about: in the draft of the round that goes on, or else in the newest version.

    A look at the plan, logged like one.
    """
    going_on = open_round_of(by=by, person=asked.person)
    if going_on is not None:
        draft = open_draft(by=by, round_id=going_on.id, purpose=by.purpose, now=now)
        if asked.item in numbers_of(by=by, round_id=going_on.id):
            return EntryNow(_item(draft.content, asked), is_in_draft=True)
        return EntryNow(_item(draft.previous, asked), is_in_draft=False)
    plan = open_plan(by=by, person=asked.person, purpose=by.purpose, now=now)
    return EntryNow(_item(plan.content, asked), is_in_draft=False)


def entry_in_draft(*, by: Actor, person: UUID, item: UUID) -> tuple[UUID | None, EntryNow]:
    """The round that goes on, and this entry in its draft: for an answer that holds the round's lock."""
    going_on = open_round_of(by=by, person=person)
    if going_on is None:
        return None, EntryNow(None, is_in_draft=False)
    try:
        return going_on.id, EntryNow(item_in_draft(by=by, round_id=going_on.id, item=item), is_in_draft=True)
    except Unknown:
        return going_on.id, EntryNow(None, is_in_draft=True)


def _item(content: Content, asked: CorrectionView) -> Item | None:
    return next((each for each in content.items if each.id == asked.item), None)


def _correction(row: Correction) -> CorrectionView:
    return CorrectionView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        section=Section(row.section),
        item=row.item,
        version=row.version,
        about=row.about,
        wanted=row.wanted,
        asked_how=Channel(row.asked_how),
        asked_on=row.asked_on,
        asked_at=row.asked_at,
        asked_by_name=row.asked_by_name,
        typed_by_name=row.typed_by_name,
        due_on=row.due_on,
        is_accepted=row.is_accepted,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by_name=row.answered_by_name,
        corrected_number=row.corrected_number,
        corrected_round=row.corrected_round,
    )
