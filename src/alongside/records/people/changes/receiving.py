"""Taking in people from other systems: known by their source, matched by NHS number, or left for a human to decide."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Person, PersonSource, PossibleMatch, Registration
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.received import Precision, ReceivedIdentity, ReceivedPerson
from alongside.rules.refusals import Invalid, NotReady, Unknown

_MATCH = "select outcome, person from match_person(%s, %s, %s, %s, %s, %s)"


class Match(StrEnum):
    NEW = "new"
    SAME = "same"
    POSSIBLE = "possible"  # somebody here has this name and birth date
    CONFLICT = "conflict"  # the NHS number belongs to somebody with another name or birth date


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a received person. person is None where a human has to decide first."""

    person: UUID | None
    match: Match
    is_changed: bool


def receive_person(*, by: Actor, received: ReceivedPerson, verbatim: str, now: datetime) -> Taken:
    """Take in one person's details for the actor's organisation, or put them in the queue of possible matches.

    Raises Invalid when the name or whole date of birth is missing. An NHS number is never invented.
    """
    columns = _columns(received.identity)
    decided = _decided(by, received)
    if decided and not decided.is_same:
        columns["nhs_number"] = None  # a human said that the number is somebody else's
    match, person = _match(by, received, decided)
    if match in (Match.POSSIBLE, Match.CONFLICT):
        _queue(by, received, person, match, now)
        return Taken(None, match, False)
    person_id = person or uuid4()
    if match == Match.NEW:
        Person(id=person_id, **columns).save(force_insert=True)
    is_changed = _register(by, person_id, received.source_key, now) | _keep_source(
        by, person_id, received.source_key, verbatim, columns
    )
    if is_changed:
        kind = EventKind.PERSON_ADDED if match == Match.NEW else EventKind.PERSON_CHANGED
        append_event(by=by, now=now, kind=kind, person=person_id, detail={"from": "import"})
    return Taken(person_id, match, is_changed)


def decide_match(*, by: Actor, match: UUID, is_same: bool, now: datetime) -> None:
    """Record a human's answer: the next import of that person joins them to the one here, or adds somebody new."""
    row = PossibleMatch.objects.select_for_update().filter(id=match).first()
    if row is None:
        raise Unknown("match.unknown")
    if row.decided_at is not None:
        raise NotReady("match.decided")
    if is_same and row.person_id is None:
        raise Invalid("match.conflict", field="is_same")
    PossibleMatch.objects.filter(id=match).update(decided_at=now, decided_by=by.account, is_same=is_same)
    append_event(by=by, now=now, kind=EventKind.MATCH_DECIDED, person=row.person_id, detail={"same": str(is_same)})


def _decided(by: Actor, received: ReceivedPerson) -> PossibleMatch | None:
    return PossibleMatch.objects.filter(
        organisation_id=by.known_organisation, source_id=received.source_key, decided_at__isnull=False
    ).first()


def _match(by: Actor, received: ReceivedPerson, decided: PossibleMatch | None) -> tuple[Match, UUID | None]:
    identity = received.identity
    values = [by.organisation, received.source_key, identity.nhs_number, identity.given_name, identity.family_name]
    with connection.cursor() as cursor:
        cursor.execute(
            "select outcome, person from match_person(%s, %s, %s, %s, %s, %s)", [*values, _born_on(identity)]
        )
        outcome, person = cursor.fetchone()
    if decided and outcome != Match.SAME:
        return (Match.SAME, decided.person_id) if decided.is_same else (Match.NEW, None)
    return Match(outcome), person


def _queue(by: Actor, received: ReceivedPerson, person: UUID | None, match: Match, now: datetime) -> None:
    if PossibleMatch.objects.filter(organisation_id=by.known_organisation, source_id=received.source_key).exists():
        return
    PossibleMatch(
        id=uuid4(),
        organisation_id=by.known_organisation,
        person_id=person,
        source_id=received.source_key,
        given_name=received.identity.given_name,
        family_name=received.identity.family_name,
        born_on=_born_on(received.identity),
        why=str(match),
        found_at=now,
    ).save(force_insert=True)


def _register(by: Actor, person: UUID, local_id: str, now: datetime) -> bool:
    rows = Registration.objects.filter(person_id=person, organisation_id=by.known_organisation, until_on=None)
    if rows.exists():
        return False
    Registration(
        id=uuid4(), person_id=person, organisation_id=by.known_organisation, local_id=local_id, since_on=day_of(now)
    ).save(force_insert=True)
    return True


def _keep_source(by: Actor, person: UUID, source_id: str, verbatim: str, columns: dict[str, object]) -> bool:
    """Keep the text as sent; where it differs from the last, take over what it says of the person."""
    digest = hashlib.sha256(verbatim.encode()).hexdigest()
    row = PersonSource.objects.filter(organisation_id=by.known_organisation, source_id=source_id).first()
    if row is None:
        PersonSource(
            id=uuid4(),
            person_id=person,
            organisation_id=by.known_organisation,
            source_id=source_id,
            verbatim=verbatim,
            sha256=digest,
        ).save(force_insert=True)
        return True
    if row.sha256 == digest:
        return False
    PersonSource.objects.filter(id=row.id).update(verbatim=verbatim, sha256=digest)
    Person.objects.filter(id=person).update(**_kept(columns))
    return True


def _kept(columns: Mapping[str, object]) -> dict[str, object]:
    """What another system does not know is no reason to forget that the person was asked here."""
    return {name: value for name, value in columns.items() if name != "interpreter" or value is not None}


def _born_on(identity: ReceivedIdentity) -> date:
    born = identity.born_on
    if born is None or born.precision not in (Precision.DAY, Precision.INSTANT):
        raise Invalid("person.whole-birth-date", field="birthDate")
    return born.on


def _columns(identity: ReceivedIdentity) -> dict[str, object]:
    if not identity.given_name and not identity.family_name:
        raise Invalid("person.name-needed", field="name")
    return {
        "given_name": identity.given_name,
        "family_name": identity.family_name,
        "preferred_name": identity.preferred_name,
        "born_on": _born_on(identity),
        "died_on": identity.died_on.on if identity.died_on else None,
        "nhs_number": identity.nhs_number,
        "gender": identity.gender,
        "address": "\n".join(identity.address.lines),
        "postcode": identity.address.postcode,
        "telephone": identity.telephone,
        "email": identity.email,
        "language": identity.language or "en",
        "interpreter": identity.interpreter_needed or None,
    }
