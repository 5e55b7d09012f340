"""A complaint about how the plan was made: raised by the person, answered by somebody who took no part."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.rights.models import Complaint
from alongside.records.rights.reads.complaints import took_part
from alongside.records.rights.reads.contacts import controllers_of
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.rights import acknowledge_due, check_independent, complaint_due
from alongside.rules.text import safe_text

LONGEST = 6000


def raise_complaint(
    *, by: Actor, organisation: UUID, words: str, wanted: str, now: datetime, complaint: UUID | None = None
) -> UUID:
    """Tell an organisation that looks after the person what is wrong. Raised twice with one id, it is there once."""
    if complaint and Complaint.objects.filter(id=complaint).exists():
        return complaint
    person = by.known_person
    if organisation not in controllers_of(by=by, person=person, now=now).joint:
        raise Invalid("rights.not-their-organisation", field="organisation")
    row = Complaint(
        id=complaint or uuid4(),
        person_id=person,
        organisation_id=organisation,
        words=safe_text(words, field="words", longest=LONGEST),
        wanted=safe_text(wanted, field="wanted", longest=LONGEST) if wanted else "",
        raised_at=now,
        raised_by=by.known_account,
        raised_by_name=person_view(by=by, person=person).name,
        acknowledge_on=acknowledge_due(day_of(now)),
        due_on=complaint_due(day_of(now)),
        alert_due_at=now,
    )
    row.save(force_insert=True)
    _log(by, now, EventKind.COMPLAINT_RAISED, row)
    return row.id


def acknowledge_complaint(*, by: Actor, complaint: UUID, now: datetime) -> None:
    """Say that it has arrived and who looks into it. Raises NotAllowed for somebody who took part."""
    row = _open(by, complaint)
    if row.acknowledged_at is None:
        Complaint.objects.filter(id=complaint).update(
            acknowledged_at=now, acknowledged_by=by.known_account, acknowledged_by_name=by.name
        )
        _log(by, now, EventKind.COMPLAINT_ACKNOWLEDGED, row)


def answer_complaint(*, by: Actor, complaint: UUID, answer: str, now: datetime) -> None:
    """Answer it in full. Raises NotAllowed for somebody who took part, NotReady for one that is answered."""
    row = _open(by, complaint)
    acknowledge_complaint(by=by, complaint=complaint, now=now)
    Complaint.objects.filter(id=complaint).update(
        answer=safe_text(answer, field="answer", longest=LONGEST),
        answered_at=now,
        answered_by=by.known_account,
        answered_by_name=by.name,
    )
    _log(by, now, EventKind.COMPLAINT_ANSWERED, row)


def _open(by: Actor, complaint: UUID) -> Complaint:
    row = Complaint.objects.select_for_update().filter(id=complaint).first()
    if row is None:
        raise Unknown("complaint.unknown")
    involved = {by.known_account} if took_part(by=by, person=row.person_id, account=by.known_account) else set()
    check_independent(by.known_account, involved)
    if row.answered_at is not None:
        raise NotReady("complaint.answered-already")
    return row


def _log(by: Actor, now: datetime, kind: EventKind, row: Complaint) -> None:
    append_event(by=by, now=now, kind=kind, person=row.person_id, detail={"complaint": str(row.id)})
