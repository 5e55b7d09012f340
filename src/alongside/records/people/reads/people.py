"""Who somebody is, as far as the actor may know of them; lists are logged."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Person
from alongside.records.people.told_needs import NEEDS_COLUMNS, needs_from
from alongside.records.people.values import PAGE, PeoplePage, PeopleSearch, PersonView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown

# Asked on nearly every request, so in plain SQL: Django would take longer to put these together than to ask them.
# The columns are the fields of PersonView, in their order; the last ones are their needs.
_PEOPLE = f"""
select p.id, given_name, family_name, preferred_name, born_on, died_on, moved_away_on, nhs_number, gender, address,
    postcode, telephone, email, language, interpreter, contact_by, no_messages, pronouns, nhs_number_check,
    merged_into_id, {NEEDS_COLUMNS}
from people_person p where p.id = any(%s)
"""  # noqa: S608 (a constant of ours)
_NEEDS = 4


def person_view(*, by: Actor, person: UUID) -> PersonView:
    """One person's details. Raises Unknown when there is none that this actor may know of."""
    found = person_views(by=by, people=[person])
    if person not in found:
        raise Unknown("person.unknown")
    return found[person]


def person_views(*, by: Actor, people: Sequence[UUID]) -> Mapping[UUID, PersonView]:
    """The details of those of these people whom the actor may know of."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [list(people)])
        return {row[0]: _person_view(row) for row in cursor.fetchall()}


def _person_view(row: Sequence[Any]) -> PersonView:
    values = (*row[:-_NEEDS], needs_from(*row[-_NEEDS:]))
    return PersonView(*values)


def people_listed(*, by: Actor, people: Sequence[UUID], name: str, now: datetime) -> Mapping[UUID, PersonView]:
    """The people on one of the team's lists, whom the actor may know of. `name` is the list's; logged once."""
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": name, "found": str(len(people))})
    return person_views(by=by, people=people) if people else {}


def person_by_nhs_number(*, by: Actor, nhs_number: str) -> UUID | None:
    """The person with this NHS number, if there is one that this actor may know of."""
    return Person.objects.filter(nhs_number=nhs_number).values_list("id", flat=True).first()


def people_registered(*, by: Actor, search: PeopleSearch, page: int, now: datetime) -> PeoplePage:
    """A page of 50 of the people whom the actor's organisation looks after, by name, and those alone. Logged once."""
    who = [list(search.words), search.nhs_number, search.born_on, search.coordinator]
    with connection.cursor() as cursor:
        cursor.execute(
            "select person, total from registered_people(%s, %s, %s, %s, %s, %s)", [*who, PAGE, (page - 1) * PAGE]
        )
        rows = cursor.fetchall()
    people = person_views(by=by, people=[row[0] for row in rows])
    total = rows[0][1] if rows else 0
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "people", "found": str(total)})
    listed = tuple(people[row[0]] for row in rows if row[0] in people)
    return PeoplePage(listed, page, max(1, -(-total // PAGE)), total)
