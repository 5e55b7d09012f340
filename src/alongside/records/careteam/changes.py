"""Changes to the people who support a person."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.models import Supporter, SupporterKind
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_line


def add_supporter(
    *,
    by: Actor,
    person: UUID,
    kind: str,
    name: str,
    now: datetime,
    relationship: str = "",
    telephone: str = "",
    account: UUID | None = None,
    organisation: UUID | None = None,
) -> UUID:
    """Add one of the people who support this person, from today."""
    if kind not in SupporterKind.values:
        raise Invalid("supporter.kind", field="kind")
    supporter = Supporter(
        id=uuid4(),
        person_id=person,
        kind=kind,
        name=safe_line(name, field="name"),
        relationship=safe_line(relationship, field="relationship") if relationship else "",
        telephone=safe_line(telephone, field="telephone") if telephone else "",
        account_id=account,
        organisation_id=organisation,
        starts_on=day_of(now),
    )
    supporter.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.SUPPORTER_ADDED, person=person, detail={"kind": kind})
    return supporter.id


def name_coordinator(*, by: Actor, person: UUID, account: UUID, name: str, organisation: UUID, now: datetime) -> UUID:
    """Make this account the one named coordinator from today; the one before ends today."""
    Supporter.objects.filter(person_id=person, kind=SupporterKind.COORDINATOR, ends_on=None).update(ends_on=day_of(now))
    supporter = Supporter(
        id=uuid4(),
        person_id=person,
        kind=SupporterKind.COORDINATOR,
        name=safe_line(name, field="name"),
        account_id=account,
        organisation_id=organisation,
        starts_on=day_of(now),
    )
    supporter.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.COORDINATOR_NAMED, person=person, detail={"account": str(account)})
    return supporter.id
