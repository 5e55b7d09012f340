"""Requests to put something right: the person's own, and those that their team answers."""

from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import Correction
from alongside.records.rights.rows import FIRST
from alongside.records.rights.values import CorrectionView
from alongside.rules.actors import Actor
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
        asked_at=row.asked_at,
        asked_by_name=row.asked_by_name,
        due_on=row.due_on,
        is_accepted=row.is_accepted,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by_name=row.answered_by_name,
        corrected_number=row.corrected_number,
        corrected_round=row.corrected_round,
    )
