"""How long records are kept: holds, and disposal by two people. Nothing here happens by itself."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import Disposal, LegalHold
from alongside.records.rights.reads.keeping import record_past
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.retention import Approval, check_can_approve, check_can_propose
from alongside.rules.text import safe_text

LONGEST = 2000


def hold_record(*, by: Actor, person: UUID, reason: str, now: datetime) -> UUID:
    """Keep a record from being disposed of until somebody lifts this. Raises Unknown for who was never here."""
    record_past(by=by, person=person, now=now)
    hold = LegalHold(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        reason=safe_text(reason, field="reason", longest=LONGEST),
        set_at=now,
        set_by=by.known_account,
        set_by_name=by.name,
    )
    hold.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.RECORD_HELD, person=person, detail={"hold": str(hold.id)})
    return hold.id


def lift_hold(*, by: Actor, hold: UUID, why: str, now: datetime) -> None:
    """End a hold, with the reason. Raises Unknown."""
    rows = LegalHold.objects.filter(id=hold, lifted_at=None)
    person = rows.values_list("person_id", flat=True).first()
    if person is None:
        raise Unknown("hold.unknown")
    rows.update(lifted_at=now, lifted_by=by.known_account, lifted_why=safe_text(why, field="why", longest=LONGEST))
    append_event(by=by, now=now, kind=EventKind.RECORD_HOLD_LIFTED, person=person, detail={"hold": str(hold)})


def propose_disposal(*, by: Actor, person: UUID, now: datetime) -> UUID:
    """The first of two people says that this record is no longer kept. Raises NotReady before its day, or when held."""
    record = record_past(by=by, person=person, now=now)
    check_can_propose(Approval(record.due, record.is_held), day_of(now))
    if record.disposal is not None or record.due.on is None:
        raise NotReady("disposal.proposed-already")
    disposal = Disposal(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        due_on=record.due.on,
        because=str(record.due.because),
        source=record.due.source,
        proposed_at=now,
        proposed_by=by.known_account,
        proposed_by_name=by.name,
    )
    disposal.save(force_insert=True)
    detail = {"disposal": str(disposal.id), "due_on": str(record.due.on)}
    append_event(by=by, now=now, kind=EventKind.DISPOSAL_PROPOSED, person=person, detail=detail)
    return disposal.id


def refuse_disposal(*, by: Actor, disposal: UUID, why: str, now: datetime) -> None:
    """Somebody decides that the record is still kept, and says why."""
    row = _open(by, disposal)
    words = safe_text(why, field="why", longest=LONGEST)
    Disposal.objects.filter(id=disposal).update(refused_at=now, refused_by=by.known_account, refused_why=words)
    detail = {"disposal": str(disposal)}
    append_event(by=by, now=now, kind=EventKind.DISPOSAL_REFUSED, person=row.person_id, detail=detail)


def approve_disposal(*, by: Actor, disposal: UUID, now: datetime) -> None:
    """The second of two people approves, and the record is emptied at once. It cannot be taken back.

    Raises NotAllowed for the one who proposed it; NotReady when the record is held, or somebody looks after the person
    again. Content, salt and names go; the chains of the audit and of the versions stay whole.
    """
    row = _open(by, disposal)
    record = record_past(by=by, person=row.person_id, now=now)
    approval = Approval(record.due, record.is_held, row.proposed_by)
    check_can_approve(approval, by.known_account, day_of(now))
    waiting = Disposal.objects.filter(id=disposal, approved_at=None, refused_at=None)
    if not waiting.update(approved_at=now, approved_by=by.known_account, approved_by_name=by.name):
        raise NotReady("disposal.decided-already")
    with connection.cursor() as cursor:
        cursor.execute("select dispose_of(%s)", [disposal])
    detail = {"disposal": str(disposal)}
    append_event(by=by, now=now, kind=EventKind.RECORD_DISPOSED, person=row.person_id, detail=detail)
    append_event(by=by, now=now, kind=EventKind.RECORD_DISPOSED, detail=detail)


def note_list_opened(*, by: Actor, now: datetime) -> None:
    """Note that somebody opened the list of records that need not be kept: names and days, no content."""
    append_event(by=by, now=now, kind=EventKind.RECORDS_DUE_LISTED)


def _open(by: Actor, disposal: UUID) -> Disposal:
    row = Disposal.objects.filter(id=disposal).first()
    if row is None:
        raise Unknown("disposal.unknown")
    if row.refused_at is not None or row.approved_at is not None:
        raise NotReady("disposal.decided-already")
    return row
