"""Who supports a person: added, received, welcomed, and the one named coordinator."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.models import Supporter, SupporterKind
from alongside.records.people.changes.accounts import add_account
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.received import ReceivedPerson
from alongside.rules.refusals import Invalid, Unknown
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


def welcome_carer(*, by: Actor, person: UUID, name: str, now: datetime) -> UUID:
    """The account of a carer whose letter code was used in this transaction: theirs already, or a new one.

    Raises Unknown when no such code was.
    """
    known = _welcome(person, name, None)
    if known is not None:
        return known
    account = _welcome(person, name, add_account(by=by, name=name, now=now))
    if account is None:
        raise Unknown("account.unknown")
    detail = {"kind": str(SupporterKind.CARER), "account": str(account)}
    append_event(by=by, now=now, kind=EventKind.SUPPORTER_ADDED, person=person, detail=detail)
    return account


def _welcome(person: UUID, name: str, account: UUID | None) -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute("select welcome_carer(%s, %s, %s, %s)", [person, name, uuid4(), account])
        found: UUID | None = cursor.fetchone()[0]
    return found


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


def receive_supporters(
    *, by: Actor, person: UUID, received: ReceivedPerson, verbatim: Mapping[str, str], now: datetime
) -> int:
    """Take in care team members and related people as sent; returns how many rows were added or changed.

    Who is wanted there is for the person to say: nobody received is given an account or anything to see.
    """
    known = dict(Supporter.objects.filter(person_id=person).exclude(source_id="").values_list("source_id", "verbatim"))
    changed = 0
    for source_id, columns in _received_columns(received, verbatim):
        if source_id not in known:
            Supporter(id=uuid4(), person_id=person, source_id=source_id, starts_on=day_of(now), **columns).save(
                force_insert=True
            )
            changed += 1
        elif known[source_id] != columns["verbatim"]:
            changed += Supporter.objects.filter(person_id=person, source_id=source_id).update(**columns)
    if changed:
        append_event(by=by, now=now, kind=EventKind.SUPPORTER_ADDED, person=person, detail={"received": str(changed)})
    return changed


def _received_columns(received: ReceivedPerson, verbatim: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    for member in received.care_team:
        text = verbatim.get(str(member.source).partition("#")[0], "")
        relationship = ", ".join(part for part in (member.role, member.organisation) if part)
        kind = SupporterKind.PROFESSIONAL
        yield (
            str(member.source),
            {"kind": kind, "name": member.name or relationship, "relationship": relationship, "verbatim": text},
        )
    for related in received.related_people:
        yield (
            str(related.source),
            {
                "kind": SupporterKind.FAMILY_OR_FRIEND,
                "name": related.name,
                "relationship": related.relationship,
                "telephone": related.telephone,
                "verbatim": verbatim.get(str(related.source), ""),
            },
        )
