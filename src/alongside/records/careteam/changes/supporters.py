"""Who supports a person: added, received, welcomed, and the one named coordinator."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.access import check_writes_team
from alongside.records.careteam.changes.facilitators import end_facilitation
from alongside.records.careteam.models import Facilitation, Supporter, SupporterKind, SupporterWas
from alongside.records.careteam.shown import supporter_view
from alongside.records.careteam.values import Details, SupporterView
from alongside.records.people.changes.accounts import add_account
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.involvement import AnswersWhen, check_contact
from alongside.rules.received import ReceivedPerson
from alongside.rules.refusals import Invalid, NotReady, Stale, Unknown
from alongside.rules.text import line_if_any, safe_line


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
    details = Details(name=name, relationship=relationship, telephone=telephone)
    return add_member(
        by=by, person=person, kind=kind, details=details, account=account, organisation=organisation, now=now
    )


def add_member(
    *,
    by: Actor,
    person: UUID,
    kind: str,
    details: Details,
    now: datetime,
    since: date | None = None,
    account: UUID | None = None,
    organisation: UUID | None = None,
) -> UUID:
    """Add one of the people who support this person, from today or a day before, with all that is known of them.

    Raises Invalid naming the field; NotAllowed where the actor may not write down who supports this person.
    """
    check_writes_team(by=by, person=person)
    if kind not in SupporterKind.values or kind == SupporterKind.COORDINATOR:
        raise Invalid("supporter.kind", field="kind")
    starts_on = since or day_of(now)
    if starts_on > day_of(now):
        raise Invalid("supporter.since", field="since")
    columns = _columns(kind, details)
    supporter = Supporter(
        id=uuid4(),
        person_id=person,
        kind=kind,
        account_id=account,
        organisation_id=organisation,
        starts_on=starts_on,
        **columns,
    )
    supporter.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.SUPPORTER_ADDED, person=person, detail={"kind": kind})
    return supporter.id


def change_supporter(*, by: Actor, supporter: UUID, based_on: int, details: Details, now: datetime) -> None:
    """Write down what has changed about one who supports the person. What the row said before is kept by the database.

    based_on: the version that the writer saw. Raises Stale when somebody changed it since, Invalid naming the field.
    """
    row = _locked(by, supporter)
    if SupporterWas.objects.filter(supporter_id=supporter).count() != based_on:
        raise Stale("supporter.changed")
    Supporter.objects.filter(id=supporter).update(**_columns(row.kind, details))
    append_event(by=by, now=now, kind=EventKind.SUPPORTER_CHANGED, person=row.person_id, detail={"kind": row.kind})


def end_supporter(*, by: Actor, supporter: UUID, now: datetime) -> SupporterView:
    """From today they do not support the person any more, nor help with the plan; their row stays.

    Returns who it was. Ended twice, it ended the first time. What was shared with them by name is stopped in the room
    above (records.sharing.changes.end_support). Raises NotReady for the coordinator: whoever coordinates hands over.
    """
    row = _locked(by, supporter)
    if row.kind == SupporterKind.COORDINATOR:
        raise NotReady("supporter.hand-over")
    if row.ends_on is None:
        for helping in Facilitation.objects.filter(supporter_id=supporter, ends_on=None).values_list("id", flat=True):
            end_facilitation(by=by, facilitation=helping, now=now)
        Supporter.objects.filter(id=supporter).update(ends_on=day_of(now))
        append_event(by=by, now=now, kind=EventKind.SUPPORTER_ENDED, person=row.person_id, detail={"kind": row.kind})
    return supporter_view(row)


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


def _locked(by: Actor, supporter: UUID) -> Supporter:
    row = Supporter.objects.select_for_update().filter(id=supporter).first()
    if row is None:
        raise Unknown("supporter.unknown")
    check_writes_team(by=by, person=row.person_id)
    return row


def _columns(kind: str, details: Details) -> dict[str, Any]:
    check_contact(
        is_professional=kind == SupporterKind.PROFESSIONAL,
        key_worker=details.key_worker,
        no_contact=details.no_contact,
        reason=details.no_contact_reason,
    )
    lines = ("relationship", "role", "team", "telephone", "email")
    written = {each: line_if_any(getattr(details, each), field=each) for each in lines}
    reason = line_if_any(details.no_contact_reason, field="no_contact_reason") if details.no_contact else ""
    flags = {"key_worker": details.key_worker, "no_contact": details.no_contact, "no_contact_reason": reason}
    when = {"answers_when": str(AnswersWhen(details.answers_when))}
    return {"name": safe_line(details.name, field="name"), **written, **when, **flags}


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
