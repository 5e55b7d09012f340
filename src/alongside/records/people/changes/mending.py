"""What changes about a person who is known: they died or moved away, or their details were wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.records.people.models import Person, Registration
from alongside.records.people.writing import checked_details, write_person
from alongside.rules.actors import Actor
from alongside.rules.dates import check_death, check_move, day_of
from alongside.rules.people import check_told_by, check_told_of_death, leaves_list_on
from alongside.rules.refusals import Unknown

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
    write_person(by, person, {"died_on": died_on}, now, check_told_of_death(told_by))


def record_move_away(*, by: Actor, person: UUID, moved_away_on: date, told_by: str, now: datetime) -> None:
    """Record that the person's address no longer reaches them, and who said so.

    Messages stop at the moment of sending. The actor's organisation looks after them until the slip can be mended no
    more (rules.people); if its own system still lists them then, the next import puts them back.
    """
    row, today = _locked(person), day_of(now)
    check_move(moved_away_on, row.born_on, today, field="on")
    write_person(by, person, {"moved_away_on": moved_away_on}, now, check_told_by(told_by))
    last = leaves_list_on(today)
    _registrations(by, person, today).exclude(until_on__lt=last).update(until_on=last)


def record_still_here(*, by: Actor, person: UUID, now: datetime) -> None:
    """Take back that the person has died or moved away: it was a slip, or they have come back."""
    _locked(person)
    write_person(by, person, {"died_on": None, "moved_away_on": None}, now)
    _registrations(by, person, day_of(now)).update(until_on=None)


def correct_details(*, by: Actor, person: UUID, details: Corrected, told_by: str, now: datetime) -> None:
    """Put a person's details right. Raises Invalid for a wrong one, and for a name or birth date on nobody's word."""
    row = _locked(person)
    columns = _checked(details, row, day_of(now))
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    word = check_told_by(told_by) if WHO_THEY_ARE & set(changed) else ""
    if changed:
        write_person(by, person, changed, now, word)


def _locked(person: UUID) -> Person:
    row = Person.objects.select_for_update().filter(id=person).first()
    if row is None:
        raise Unknown("person.unknown")
    return row


def _registrations(by: Actor, person: UUID, today: date) -> QuerySet[Registration]:
    rows = Registration.objects.filter(person_id=person, organisation_id=by.known_organisation)
    return rows.filter(Q(until_on=None) | Q(until_on__gte=today))


def _checked(details: Corrected, row: Person, today: date) -> dict[str, object]:
    columns = checked_details(details, today)
    if row.died_on:
        check_death(row.died_on, details.born_on, today, field="born_on")
    return columns
