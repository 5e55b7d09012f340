"""Gathering the resources of one bundle, or of a file of loose lines, under the person that each is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from alongside.engines.fhir import strict_json
from alongside.engines.fhir.elements import Record
from alongside.engines.fhir.names import NAMED, name_of, practitioner_of
from alongside.engines.fhir.patient import from_patient
from alongside.engines.fhir.references import Index, key_of, subject_of
from alongside.engines.fhir.versions import other_version
from alongside.rules.received import Place, Problem, Reason

KEPT = frozenset(
    {
        "AllergyIntolerance",
        "CarePlan",
        "CareTeam",
        "Condition",
        "Goal",
        "MedicationRequest",
        "MedicationStatement",
        "Observation",
        "Patient",
        "RelatedPerson",
    }
)
_TYPE = re.compile(r"[A-Z][A-Za-z]{2,60}", re.ASCII)
_PERSON_IN_TEXT = re.compile(rb"Patient/[A-Za-z0-9\-.]{1,64}|urn:uuid:[A-Za-z0-9\-.]{1,64}")
_PATIENT_IN_TEXT = re.compile(rb'"resourceType"\s*:\s*"Patient"')
_ID_IN_TEXT = re.compile(rb'"id"\s*:\s*"([A-Za-z0-9\-.]{1,64})"')


class OtherVersion(ValueError):
    """A resource of another version of FHIR; the text names the version and its sign."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One resource that is kept. A loose line is held as bytes, which take a tenth of the memory."""

    place: Place
    key: str
    held: Mapping[str, Any] | bytes

    def record(self) -> Record:
        kind, _, id = self.key.partition("/")
        resource = strict_json.load(self.held) if isinstance(self.held, bytes) else self.held
        return Record(self.place, kind, id, resource)


@dataclass(slots=True)
class Gathered:
    """What one bundle or file holds. Problems wait with the references to their people until all are known."""

    now: datetime
    index: Index = field(default_factory=Index)
    entries: list[Entry] = field(default_factory=list)
    waiting: list[tuple[frozenset[str], Problem]] = field(default_factory=list)
    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # NHS number -> Patient/id
    read: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def add(self, place: Place, resource: Mapping[str, Any], *, full_url: str = "", line: bytes = b"") -> None:
        """Take in one resource; raises OtherVersion."""
        kind = resource.get("resourceType")
        if not isinstance(kind, str) or not _TYPE.fullmatch(kind):
            self.wrong(place, (), "", "resourceType", "fhir.not-a-resource", "This is not a FHIR resource.")
            return
        if sign := other_version(resource):
            raise OtherVersion(sign)
        (self.read if kind in KEPT else self.skipped)[kind] += 1
        key = key_of(resource, full_url)
        if key:
            self._index(key, full_url, resource)
        if kind in KEPT:
            self._keep(Entry(place, key, line or resource), kind, resource)

    def add_bundle(self, bundle: Mapping[str, Any], *, line: int | None = None) -> None:
        """Take in every entry of a bundle; raises OtherVersion."""
        entries = bundle.get("entry")
        for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
            place = Place(line=line, entry=number)
            members = entry if isinstance(entry, dict) else {}
            resource, full_url = members.get("resource"), members.get("fullUrl")
            if isinstance(resource, dict):
                self.add(place, resource, full_url=full_url if isinstance(full_url, str) else "")
            else:
                self.wrong(place, (), "", "resource", "fhir.no-resource", "This entry has no resource.")

    def wrong(self, place: Place, about: Iterable[str], kind: str, path: str, message: str, words: str) -> None:
        self.waiting.append((frozenset(about), Problem(place, kind, "", path, Reason(message, words))))

    def broken(self, place: Place, line: bytes, message: str, words: str) -> None:
        """A line that cannot be read is held against everybody whom it names: it may have been a part of theirs."""
        about = {found.decode() for found in _PERSON_IN_TEXT.findall(line)}
        if _PATIENT_IN_TEXT.search(line):
            about |= {f"Patient/{found.decode()}" for found in _ID_IN_TEXT.findall(line)}
        self.wrong(place, about, "", "", message, words)

    def by_person(self) -> dict[str, list[Entry]]:
        """The entries of each `Patient/id`, and under "" those of nobody in this file."""
        found: dict[str, list[Entry]] = {key: [] for key in self.index.people}
        found[""] = []
        for entry in self.entries:
            found[self.index.person(entry.key)].append(entry)
        return found

    def problems_by_person(self) -> dict[str, list[Problem]]:
        """The waiting problems of each `Patient/id`, and under "" those of nobody in this file."""
        found: dict[str, list[Problem]] = defaultdict(list)
        for references, problem in self.waiting:
            for person in {self.index.person(reference) for reference in references} - {""} or {""}:
                found[person].append(problem)
        return found

    def sharers(self, number: str | None) -> Set[str]:
        """Everybody who is given this NHS number."""
        return self.numbers.get(number, set()) if number else set()

    def _index(self, key: str, full_url: str, resource: Mapping[str, Any]) -> None:
        self.index.add(key, full_url, resource)
        kind = resource["resourceType"]
        if kind in NAMED and (name := name_of(resource)):
            self.index.names[key] = name
        if kind == "PractitionerRole" and (practitioner := practitioner_of(resource)):
            self.index.roles[key] = practitioner
        if kind == "Patient" and (number := from_patient(Record(Place(), kind, "", resource), self.now).nhs_number):
            self.numbers[number].add(key)

    def _keep(self, entry: Entry, kind: str, resource: Mapping[str, Any]) -> None:
        if entry.key:
            self.entries.append(entry)
        else:
            words = "This record has no id that FHIR allows, so it could not be found again."
            self.wrong(entry.place, [subject_of(resource)], kind, f"{kind}.id", "fhir.no-id", words)
