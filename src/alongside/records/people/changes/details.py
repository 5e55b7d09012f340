"""What else is known of a person: other numbers, ways to reach them, background, and what only some may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Background, ContactPoint, Identifier, KeptApart
from alongside.records.people.reads.people import person_view
from alongside.records.people.writing import line_or_nothing, write_person
from alongside.rules.actors import Actor
from alongside.rules.details import (
    Apart,
    check_contact_point,
    check_ethnicity,
    check_identifier,
    check_verified,
    may_read_apart,
)
from alongside.rules.needs import check_impairments
from alongside.rules.refusals import Invalid, NotAllowed, Unknown
from alongside.rules.text import safe_line, safe_text

LONGEST = 500


@dataclass(frozen=True, slots=True)
class AboutThem:
    """Background as it was told. Empty means that nobody has asked, or nothing to say."""

    ethnicity: str = ""
    religion: str = ""
    impairments: Iterable[str] = ()
    household: str = ""
    dependants: str = ""
    home_access: str = ""


def record_who(*, by: Actor, person: UUID, pronouns: str, nhs_number_check: str, now: datetime) -> None:
    """Record the pronouns, and whether the NHS number was checked at its source. Raises Invalid without a number."""
    checked = check_verified(nhs_number_check, field="nhs_number_check")
    who = person_view(by=by, person=person)
    if who.nhs_number is None and checked != "not-checked":
        raise Invalid("person.no-number-to-check", field="nhs_number_check")
    columns = {"pronouns": line_or_nothing(pronouns, "pronouns"), "nhs_number_check": str(checked)}
    write_person(by, person, columns, now)


def add_identifier(*, by: Actor, person: UUID, kind: str, value: str, verified: str, now: datetime) -> UUID:
    """Add a number that another service knows them by. Raises Invalid for an NHS number, or one that is there."""
    value = safe_line(value, field="value", longest=60)
    check_identifier(kind, value)
    person_view(by=by, person=person)
    if Identifier.objects.filter(person_id=person, kind=kind, value=value, ended_at=None).exists():
        raise Invalid("person.detail-there", field="value")
    row = Identifier(
        id=uuid4(),
        person_id=person,
        kind=kind,
        value=value,
        verified=check_verified(verified),
        recorded_at=now,
        recorded_by=by.known_account,
    )
    row.save(force_insert=True)
    _changed(by, person, "identifier", now)
    return row.id


def verify_identifier(*, by: Actor, person: UUID, identifier: UUID, verified: str, now: datetime) -> None:
    """Record whether a number was found at its source. Raises Unknown."""
    rows = Identifier.objects.filter(person_id=person, id=identifier, ended_at=None)
    if not rows.update(verified=check_verified(verified)):
        raise Unknown("person.detail-unknown")
    _changed(by, person, "identifier", now)


def end_identifier(*, by: Actor, person: UUID, identifier: UUID, now: datetime) -> None:
    """Take a number off the record; that it was there stays. Raises Unknown."""
    if not Identifier.objects.filter(person_id=person, id=identifier, ended_at=None).update(ended_at=now):
        raise Unknown("person.detail-unknown")
    _changed(by, person, "identifier", now)


def add_contact_point(
    *, by: Actor, person: UUID, kind: str, value: str, note: str, preference: int, now: datetime
) -> UUID:
    """Add another way to reach them; preference 1 is tried first. Raises Invalid."""
    value = safe_line(value, field="value", longest=254)
    check_contact_point(kind, value, preference)
    person_view(by=by, person=person)
    if ContactPoint.objects.filter(person_id=person, kind=kind, value=value, ended_at=None).exists():
        raise Invalid("person.detail-there", field="value")
    row = ContactPoint(
        id=uuid4(),
        person_id=person,
        kind=kind,
        value=value,
        note=line_or_nothing(note, "note"),
        preference=preference,
        recorded_at=now,
        recorded_by=by.known_account,
    )
    row.save(force_insert=True)
    _changed(by, person, "contact-point", now)
    return row.id


def end_contact_point(*, by: Actor, person: UUID, contact: UUID, now: datetime) -> None:
    """Record that this way no longer reaches them. Raises Unknown."""
    if not ContactPoint.objects.filter(person_id=person, id=contact, ended_at=None).update(ended_at=now):
        raise Unknown("person.detail-unknown")
    _changed(by, person, "contact-point", now)


def record_background(*, by: Actor, person: UUID, told: AboutThem, now: datetime) -> None:
    """Record ethnicity, religion, household and how one gets in, as the person told it."""
    person_view(by=by, person=person)
    columns = {
        "ethnicity": check_ethnicity(told.ethnicity),
        "religion": line_or_nothing(told.religion, "religion"),
        "impairments": list(check_impairments(told.impairments)),
        **{name: _words(getattr(told, name), name) for name in ("household", "dependants", "home_access")},
        "changed_at": now,
        "changed_by": by.known_account,
    }
    if not Background.objects.filter(person_id=person).update(**columns):
        Background(id=uuid4(), person_id=person, **columns).save(force_insert=True)
    _changed(by, person, "background", now)


def keep_apart(*, by: Actor, person: UUID, kind: Apart, words: str, now: datetime) -> UUID:
    """Record how to reach them safely, the code word, or about the key; empty words take it away.

    Raises NotAllowed for a role that does not read it. Neither the words nor which of them are in the audit.
    """
    _check_may(by, kind)
    person_view(by=by, person=person)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"apart:{person}"])
    last = KeptApart.objects.filter(person_id=person, kind=kind).aggregate(last=Max("number"))["last"] or 0
    row = KeptApart(
        id=uuid4(),
        person_id=person,
        kind=kind,
        number=last + 1,
        words=_words(words, "words"),
        recorded_at=now,
        recorded_by=by.known_account,
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.DETAIL_KEPT_APART, person=person)
    return row.id


def look_apart(*, by: Actor, person: UUID, kind: Apart, now: datetime) -> tuple[str, ...]:
    """What is kept apart of this kind, on every record of theirs that the actor may read. The look is logged first."""
    _check_may(by, kind)
    person_view(by=by, person=person)
    append_event(by=by, now=now, kind=EventKind.DETAIL_READ, person=person)
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (person_id) words from people_keptapart"
            " where person_id = any(linked_records(%s)) and kind = %s order by person_id, number desc",
            [person, str(kind)],
        )
        return tuple(words for (words,) in cursor.fetchall() if words)


def _check_may(by: Actor, kind: Apart) -> None:
    if not may_read_apart(by.role, kind):
        raise NotAllowed("access.not-for-this-role")


def _words(words: str, field: str) -> str:
    return safe_text(words, field=field, longest=LONGEST) if words else ""


def _changed(by: Actor, person: UUID, what: str, now: datetime) -> None:
    append_event(by=by, now=now, kind=EventKind.PERSON_CHANGED, person=person, detail={"fields": what})
