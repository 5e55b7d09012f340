"""Verifies the chains of plan versions: each follows the one before, and says what its fingerprint says. Reads only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from alongside.records.audit.verify import disposed_people
from alongside.records.plans.models import AgreedExcept, PlanSection, PlanVersion
from alongside.records.plans.rows import agreed_facts
from alongside.rules.plan.content import fingerprint_of_section, fingerprint_of_version
from alongside.rules.plan.sections import Section


@dataclass(frozen=True, slots=True)
class VersionBreak:
    """A version that does not hold, and why."""

    person: UUID
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class VerifiedVersions:
    plans: int
    versions: int
    breaks: tuple[VersionBreak, ...]


def verify_versions(using: str = "owner") -> VerifiedVersions:
    """Recompute every version's fingerprint. Of a record that was disposed of, the links alone: the words are gone."""
    disposed = disposed_people(using)
    rows = PlanVersion.objects.using(using).order_by("person_id", "number").prefetch_related("sections")
    exceptions = dict(AgreedExcept.objects.using(using).values_list("version_id", "words"))
    plans, versions, breaks = 0, 0, list[VersionBreak]()
    for person, chain in groupby(rows, key=lambda row: row.person_id):
        of_person = list(chain)
        plans, versions = plans + 1, versions + len(of_person)
        breaks += _links(person, of_person)
        for row in of_person if person not in disposed else ():
            breaks += _words(row, exceptions.get(row.id, ""))
    return VerifiedVersions(plans, versions, tuple(breaks))


def _links(person: UUID, chain: Iterable[PlanVersion]) -> Iterator[VersionBreak]:
    previous = ""
    for expected, row in enumerate(chain, start=1):
        if row.number != expected:
            yield VersionBreak(person, expected, "a version is missing")
        if row.previous_fingerprint != previous:
            yield VersionBreak(person, row.number, "it does not follow the version before it")
        previous = row.fingerprint


def _words(row: PlanVersion, exceptions: str) -> Iterator[VersionBreak]:
    sections: list[PlanSection] = list(row.sections.all())
    for each in sections:
        if fingerprint_of_section(each.content) != each.fingerprint:
            yield VersionBreak(row.person_id, row.number, f"the words of {each.section} were changed")
    fingerprint = fingerprint_of_version(
        person=row.person_id,
        number=row.number,
        agreed=agreed_facts(row, exceptions),
        previous=row.previous_fingerprint,
        sections={Section(each.section): each.fingerprint for each in sections},
    )
    if fingerprint != row.fingerprint:
        yield VersionBreak(row.person_id, row.number, "it was changed")
