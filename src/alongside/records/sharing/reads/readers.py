"""Who can read each part of a plan: who looks after the person, whom the person chose, and to whom the law opened it.

Restrictions are left out on purpose: nobody learns from this list that somebody is kept away. Whoever is not to be
involved is not in it; of one with whom something is shared it is said, where it was the person who decided so.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from alongside.records.sharing.values import Reader, SectionReader, SharingView
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import Because
from alongside.rules.sharing_effects import CARING_ROLES, Reading, in_force, reading_of

# Who looks after the person, as far as this actor may know; and overrides of which the person may know.
_BESIDE = """
select o.id, o.name, null, null from people_registration r join people_organisation o on o.id = r.organisation_id
where r.person_id = %(person)s and r.since_on <= %(today)s and (r.until_on is null or r.until_on >= %(today)s)
union all
select o.id, o.name, v.sections, v.ends_on
from sharing_override v join people_organisation o on o.id = v.organisation_id
where v.person_id = %(person)s and v.second_at is not null and v.ended_at is null and v.ends_on >= %(today)s
    and v.not_told = ''
order by 2, 1
"""
_CARING = (*CARING_ROLES, Role.SAFEGUARDING_LEAD)

type ByReader = Mapping[Reader, SharingView]


def readers_of(
    *, by: Actor, person: UUID, decisions: Iterable[SharingView], now: datetime
) -> Mapping[Section, tuple[SectionReader, ...]]:
    """For each section, everybody who can read it today and by which rule. One query; decisions: from decisions_of."""
    today = day_of(now)
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE, {"person": person, "today": today})
        rows = cursor.fetchall()
    decided = {each.reader: each for each in decisions if each.is_in_force(today)}
    caring = {organisation: name for organisation, name, sections, _ in rows if sections is None}
    opened = [(_opened(each, name, ends_on), frozenset(seen)) for each, name, seen, ends_on in rows if seen]
    found = [
        *(each for organisation, name in caring.items() for each in _who_cares(organisation, name, decided, today)),
        *(each for each in _chosen(decided) if each[0].reader.organisation not in caring),
        *opened,
    ]
    return {section: tuple(reader for reader, sections in found if section in sections) for section in Section}


def _who_cares(
    organisation: UUID, name: str, decided: ByReader, today: date
) -> Iterator[tuple[SectionReader, frozenset[Section]]]:
    """Those who work in an organisation that looks after the person, role by role."""
    for role in _CARING:
        about = [decided.get(Reader(organisation=organisation, role=each)) for each in (role, None)]
        counts = in_force((each.as_decided for each in about if each), today)
        view = next((each for each in about if each and each.as_decided == counts), None)
        readings = {section: reading_of(role, section, looked_after=True, decided=counts) for section in Section}
        for reading in dict.fromkeys(readings.values()):
            if reading.because is not None:
                is_chosen = reading.because == Because.SHARED or view is not None
                until = view.ends_on if view and is_chosen and role in CARING_ROLES else None
                reader = Reader(organisation=organisation, role=role)
                sections = frozenset(section for section, each in readings.items() if each == reading)
                yield SectionReader(reader, name, reading, until), sections


def _chosen(decided: ByReader) -> Iterator[tuple[SectionReader, frozenset[Section]]]:
    """Those whom the person chose, each with what that decision shows."""
    for reader, view in decided.items():
        if view.is_not_wanted:
            yield SectionReader(reader, view.reader_name, Reading(Because.CONFLICT)), frozenset(view.sections)
        elif not view.is_left_out:
            for section in view.sections:
                reading = Reading(Because.SHARED, section in view.comment_on, section in view.contribute_to)
                yield (
                    SectionReader(reader, view.reader_name, reading, view.ends_on, view.purposes),
                    frozenset({section}),
                )


def _opened(organisation: UUID, name: str, ends_on: date) -> SectionReader:
    return SectionReader(Reader(organisation=organisation), name, Reading(Because.OVERRIDE), ends_on)
