"""Changes to people and to which organisation looks after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import ContactBy, Person, PossibleMatch, Registration
from alongside.records.people.values import BY_HAND
from alongside.records.people.writing import checked_details, line_or_nothing, write_person
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.nhs_number import check_nhs_number
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_line


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What can be said of a new person. Empty text means not known."""

    given_name: str
    family_name: str
    born_on: date
    preferred_name: str = ""
    nhs_number: str | None = None
    gender: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    language: str = "en"


def add_person(*, by: Actor, details: PersonDetails, now: datetime, is_somebody_else: bool = False) -> UUID | None:
    """Add somebody new to the actor's organisation's list; None when a human has to look first.

    A number that is known is never added to, because being on a list opens the plan, and only an import or the person
    themself may open it to another organisation. Whoever has it, the answer and the work are the same (house.md 9.9).
    Raises Invalid for a wrong name, date or NHS number; and for somebody of this name and birth date on the list,
    unless a human says that this is somebody else.
    """
    columns = _checked(details, day_of(now))
    if _is_known(by, columns, is_somebody_else):
        _ask_somebody_to_look(by, details, now)
        return None
    person = uuid4()
    Person(id=person, **columns).save(force_insert=True)
    Registration(id=uuid4(), person_id=person, organisation_id=by.known_organisation, since_on=day_of(now)).save(
        force_insert=True
    )
    append_event(by=by, now=now, kind=EventKind.PERSON_ADDED, person=person)
    return person


def record_contact(*, by: Actor, person: UUID, contact_by: str, email: str, no_messages: bool, now: datetime) -> None:
    """Record how the person wants to hear from the team. Raises Invalid when e-mail is chosen without an address."""
    if contact_by not in ContactBy.values:
        raise Invalid("person.contact-by", field="contact_by")
    email = safe_line(email, field="email", longest=254) if email else ""
    if contact_by == ContactBy.EMAIL and "@" not in email:
        raise Invalid("person.email-needed", field="email")
    columns = {"contact_by": contact_by, "email": email, "no_messages": no_messages}
    write_person(by, person, columns, now)


def _is_known(by: Actor, columns: Mapping[str, object], is_somebody_else: bool) -> bool:
    names = ("nhs_number", "given_name", "family_name", "born_on")
    values = [str(by.known_organisation), "", *(str(columns[name]) if columns[name] else None for name in names)]
    with connection.cursor() as cursor:
        cursor.execute("select outcome from match_person(%s, %s, %s, %s, %s, %s)", values)
        (outcome,) = cursor.fetchone()
    if outcome == "possible" and not is_somebody_else:
        raise Invalid("person.same-name-here", field="is_somebody_else")
    return outcome in ("same", "conflict")


def _ask_somebody_to_look(by: Actor, details: PersonDetails, now: datetime) -> None:
    """Queue what was typed, once, without a word of whom it fits; the event is in no person's chain."""
    typed = {name: getattr(details, name) for name in ("given_name", "family_name", "born_on")}
    mine = {"organisation_id": by.known_organisation, "why": BY_HAND}
    if not PossibleMatch.objects.filter(decided_at=None, **mine, **typed).exists():
        row = PossibleMatch(id=uuid4(), source_id=f"{BY_HAND}/{uuid4()}", found_at=now, **mine, **typed)
        row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.PERSON_NOT_ADDED)


def _checked(details: PersonDetails, today: date) -> dict[str, object]:
    return {
        **checked_details(details, today),
        "nhs_number": check_nhs_number(details.nhs_number) if details.nhs_number else None,
        **{name: line_or_nothing(getattr(details, name), name) for name in ("gender", "email", "language")},
    }
