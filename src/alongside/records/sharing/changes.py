"""Sharing decisions, their withdrawal, and restrictions. Decisions are only added: the newest one counts."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.sharing.models import Restriction, SharingDecision
from alongside.records.sharing.reads import check_may_decide
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_line, safe_text

LONGEST_YEARS = 10


def share(
    *,
    by: Actor,
    person: UUID,
    reader: Reader,
    sections: Collection[Section],
    how: str,
    now: datetime,
    may_contribute: bool = False,
    ends_on: date | None = None,
) -> UUID:
    """Record the person's decision to show these sections to this reader, from today to `ends_on` (None: no end).

    Raises Invalid for no sections (that is `stop_sharing`), an end before today or more than ten years off.
    """
    if not sections:
        raise Invalid("sharing.choose-sections", field="sections")
    if ends_on and not day_of(now) <= ends_on <= day_of(now).replace(year=now.year + LONGEST_YEARS, day=1):
        raise Invalid("sharing.ends-on", field="ends_on", values={"years": LONGEST_YEARS})
    decision = _decide(
        by, person, reader, now, sections=sections, how=how, may_contribute=may_contribute, ends_on=ends_on
    )
    _log(by, now, EventKind.SHARING_DECIDED, person, reader, ", ".join(sorted(map(str, sections))))
    return decision


def stop_sharing(*, by: Actor, person: UUID, reader: Reader, how: str, now: datetime, reason: str = "") -> UUID:
    """Withdraw, or refuse, at once: from the next read this reader sees nothing by choice. Asking twice is harmless."""
    decision = _decide(by, person, reader, now, sections=(), how=how, reason=reason)
    _log(by, now, EventKind.SHARING_WITHDRAWN, person, reader, "")
    return decision


def restrict(*, by: Actor, person: UUID, reader: Reader, section: Section | None, reason: str, now: datetime) -> UUID:
    """Keep a reader from a section, or from everything (None). Only a safeguarding lead's row passes the database."""
    restriction = Restriction(
        id=uuid4(),
        person_id=person,
        organisation_id=reader.organisation,
        account_id=reader.account,
        section=section,
        reason=safe_text(reason, field="reason", longest=2000),
        set_at=now,
        set_by=by.account or UUID(int=0),
    )
    restriction.save(force_insert=True)
    # In the organisation's chain: the person's own list would tell a reader that there is something to find.
    append_event(by=by, now=now, kind=EventKind.RESTRICTION_SET, detail={"restriction": str(restriction.id)})
    return restriction.id


def lift_restriction(*, by: Actor, restriction: UUID, now: datetime) -> None:
    """Lift a restriction. Raises Invalid when the one who set it lifts it alone: a second person is needed."""
    row = Restriction.objects.filter(id=restriction, lifted_at=None).first()
    if row is None:
        raise Unknown("restriction.unknown")
    if row.set_by == by.account:
        raise Invalid("restriction.needs-second-person", field="restriction")
    Restriction.objects.filter(id=restriction).update(lifted_at=now, lifted_by=by.account)
    append_event(by=by, now=now, kind=EventKind.RESTRICTION_LIFTED, detail={"restriction": str(restriction)})


def _decide(
    by: Actor,
    person: UUID,
    reader: Reader,
    now: datetime,
    *,
    sections: Collection[Section],
    how: str,
    may_contribute: bool = False,
    ends_on: date | None = None,
    reason: str = "",
) -> UUID:
    if (reader.organisation is None) == (reader.account is None):
        raise Invalid("sharing.one-reader", field="reader")
    check_may_decide(by=by, person=person, now=now)
    _lock_decisions_of(person)
    about = SharingDecision.objects.filter(person_id=person)
    if reader.organisation:
        about = about.filter(organisation_id=reader.organisation)
    elif reader.account:
        about = about.filter(account_id=reader.account)
    last = about.aggregate(last=Max("number"))["last"] or 0
    decision = SharingDecision(
        id=uuid4(),
        person_id=person,
        number=last + 1,
        organisation_id=reader.organisation,
        account_id=reader.account,
        sections=[str(section) for section in Section if section in sections],
        may_contribute=may_contribute,
        starts_on=day_of(now),
        ends_on=ends_on,
        how=safe_line(how, field="how"),
        reason=safe_text(reason, field="reason", longest=2000) if reason else "",
        decided_at=now,
        decided_by=by.account or UUID(int=0),
    )
    decision.save(force_insert=True)
    return decision.id


def _lock_decisions_of(person: UUID) -> None:
    """One decision about a person at a time. Two at once would take the same number, and one would be lost."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sharing:{person}"])


def _log(by: Actor, now: datetime, kind: EventKind, person: UUID, reader: Reader, sections: str) -> None:
    detail = {"reader": str(reader.organisation or reader.account), "sections": sections}
    append_event(by=by, now=now, kind=kind, person=person, detail=detail)
