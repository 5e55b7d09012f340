"""The one named coordinator: named, and handed over to the next with both names and a note.

The database keeps that a round which goes on always has exactly one (rls.sql of records/plans), whatever is done here.
"""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.locks import lock_coordinators
from alongside.records.careteam.models import Handover, Supporter, SupporterKind
from alongside.records.careteam.reads import is_barred
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_line, safe_text

LONGEST_NOTE = 2000


def name_coordinator(
    *,
    by: Actor,
    person: UUID,
    account: UUID,
    name: str,
    organisation: UUID,
    now: datetime,
    note: str = "",
    batch: UUID | None = None,
    hands_back: UUID | None = None,
) -> UUID | None:
    """Make this account the one named coordinator from today; the one before ends today. Returns the handover.

    None when they are it already: then nothing changes. Raises Invalid for somebody who is not to be involved.
    """
    lock_coordinators([person])
    before = Supporter.objects.filter(person_id=person, kind=SupporterKind.COORDINATOR, ends_on=None).first()
    if before is not None and before.account_id == account:
        return None
    if is_barred(by=by, person=person, account=account, now=now):
        raise Invalid("involvement.not-this-part", field="account")
    _replace(person, account, name, organisation, now)
    handover = Handover(
        id=uuid4(),
        person_id=person,
        batch=batch or uuid4(),
        organisation_id=organisation,
        from_account_id=before.account_id if before else None,
        from_name=before.name if before and before.account_id else "",
        to_account_id=account,
        to_name=safe_line(name, field="name"),
        note=safe_text(note, field="note", longest=LONGEST_NOTE).strip() if note.strip() else "",
        hands_back=hands_back,
        handed_at=now,
        handed_by=by.account or UUID(int=0),
        handed_by_name=by.name,
    )
    handover.save(force_insert=True)
    detail = {"account": str(account), "from": str(handover.from_account_id or "")}
    append_event(by=by, now=now, kind=EventKind.COORDINATOR_NAMED, person=person, detail=detail)
    return handover.id


def _replace(person: UUID, account: UUID, name: str, organisation: UUID, now: datetime) -> None:
    Supporter.objects.filter(person_id=person, kind=SupporterKind.COORDINATOR, ends_on=None).update(ends_on=day_of(now))
    Supporter(
        id=uuid4(),
        person_id=person,
        kind=SupporterKind.COORDINATOR,
        name=safe_line(name, field="name"),
        account_id=account,
        organisation_id=organisation,
        starts_on=day_of(now),
    ).save(force_insert=True)
