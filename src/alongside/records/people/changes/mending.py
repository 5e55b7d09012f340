"""What changes about a person who is known: they died or moved away, or their details were wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Person, Registration
from alongside.rules.actors import Actor
from alongside.rules.dates import check_birth, check_death, check_move, day_of
from alongside.rules.people import check_told_by, check_told_of_death, leaves_list_on
from alongside.rules.refusals import Unknown
from alongside.rules.text import safe_line, safe_text

WHO_THEY_ARE = frozenset({"given_name", "family_name", "born_on"})  # changed only on somebody's word


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is now said of a person, the unchanged too. Empty text means not known."""

    given_name: str
    family_name: str
    preferred_name: str
    born_on: date
    address: str
    postcode: str
    telephone: str


def record_death(*, by: Actor, person: UUID, died_on: date, told_by: str, now: datetime) -> None:
    """Record that the person has died, and who said so. Messages stop at the moment of sending."""
    row = _locked(person)
    check_death(died_on, row.born_on, day_of(now), field="on")
    _write(by, row, {"died_on": died_on}, check_told_of_death(told_by), now)


def record_move_away(*, by: Actor, person: UUID, moved_away_on: date, told_by: str, now: datetime) -> None:
    """Record that the person's address no longer reaches them, and who said so.

    Messages stop at the moment of sending. The actor's organisation looks after them until the slip can be mended no
    more (rules.people); if its own system still lists them then, the next import puts them back.
    """
    row, today = _locked(person), day_of(now)
    check_move(moved_away_on, row.born_on, today, field="on")
    _write(by, row, {"moved_away_on": moved_away_on}, check_told_by(told_by), now)
    _registrations(by, person, today).update(until_on=leaves_list_on(today))


def record_still_here(*, by: Actor, person: UUID, now: datetime) -> None:
    """Take back that the person has died or moved away: it was a slip, or they have come back."""
    row = _locked(person)
    _write(by, row, {"died_on": None, "moved_away_on": None}, "", now)
    _registrations(by, person, day_of(now)).update(until_on=None)


def correct_details(*, by: Actor, person: UUID, details: Corrected, told_by: str, now: datetime) -> None:
    """Put a person's details right. Raises Invalid for a wrong one, and for a name or birth date on nobody's word."""
    row = _locked(person)
    columns = _checked(details, row, day_of(now))
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    word = check_told_by(told_by) if WHO_THEY_ARE & set(changed) else ""
    _write(by, row, changed, word, now)


def _locked(person: UUID) -> Person:
    row = Person.objects.select_for_update().filter(id=person).first()
    if row is None:
        raise Unknown("person.unknown")
    return row


def _write(by: Actor, row: Person, changed: Mapping[str, object], told_by: str, now: datetime) -> None:
    if not changed:
        return
    if not Person.objects.filter(id=row.id).update(**changed):
        raise Unknown("person.unknown")
    detail = {"fields": ", ".join(changed)} | ({"told_by": str(told_by)} if told_by else {})
    append_event(by=by, now=now, kind=EventKind.PERSON_CHANGED, person=row.id, detail=detail)


def _registrations(by: Actor, person: UUID, today: date) -> QuerySet[Registration]:
    rows = Registration.objects.filter(person_id=person, organisation_id=by.known_organisation)
    return rows.filter(Q(until_on=None) | Q(until_on__gte=today))


def _checked(details: Corrected, row: Person, today: date) -> dict[str, object]:
    check_birth(details.born_on, today)
    if row.died_on:
        check_death(row.died_on, details.born_on, today, field="born_on")
    optional = {name: getattr(details, name) for name in ("preferred_name", "postcode", "telephone")}
    return {
        "given_name": safe_line(details.given_name, field="given_name"),
        "family_name": safe_line(details.family_name, field="family_name"),
        "born_on": details.born_on,
        "address": safe_text(details.address, field="address", longest=500) if details.address else "",
        **{name: safe_line(words, field=name) if words else "" for name, words in optional.items()},
    }
