"""Reading FHIR R4 files into people: each person whole, or rejected with every reason."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from alongside.engines.fhir import strict_json
from alongside.engines.fhir.allergy_intolerance import from_allergy_intolerance
from alongside.engines.fhir.care_plan import from_care_plan
from alongside.engines.fhir.care_team import from_care_team
from alongside.engines.fhir.condition import from_condition
from alongside.engines.fhir.elements import Record
from alongside.engines.fhir.files import MIB, check_whole, document, has_lines, lines
from alongside.engines.fhir.gathering import Entry, Gathered, OtherVersion
from alongside.engines.fhir.goal import from_goal
from alongside.engines.fhir.medication import from_medication_request, from_medication_statement
from alongside.engines.fhir.observation import from_observation
from alongside.engines.fhir.patient import from_patient
from alongside.engines.fhir.references import Index, all_members
from alongside.engines.fhir.related_person import from_related_person
from alongside.rules.received import (
    FileRead,
    Place,
    Problem,
    Reading,
    Reason,
    ReceivedPerson,
    Rejected,
    UnreadableFile,
    VerbatimResource,
)

LARGEST_HELD = 512 * MIB  # of loose lines, which all wait in memory until the last has been read

_MODIFIERS = frozenset({"modifierExtension", "implicitRules"})


@dataclass(slots=True)
class _Reader:
    """One reading of one file: whom it has met so far, and the counts for the end."""

    now: datetime
    met: set[str] = field(default_factory=set)  # Patient/id and NHS numbers of earlier lines
    people: int = 0
    rejected: int = 0
    read: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def summary(self) -> FileRead:
        return FileRead(self.people, self.rejected, MappingProxyType(self.read), MappingProxyType(self.skipped))

    def everybody(self, gathered: Gathered) -> Iterator[ReceivedPerson | Rejected]:
        self.read += gathered.read
        self.skipped += gathered.skipped
        by_person, problems = gathered.by_person(), gathered.problems_by_person()
        nobodys = by_person.pop("")
        for person, entries in by_person.items():
            yield self._counted(_one_person(person, entries, problems[person], gathered, self.met))
        if about_nobody := (*map(_nobodys, nobodys), *problems[""]):
            yield self._counted(Rejected("", about_nobody))
        self.met.update(by_person, gathered.numbers)

    def cut_off(self, trouble: UnreadableFile) -> Rejected:
        """What is left of a file of which some people have been given out already."""
        self.rejected += 1
        reason = Reason(trouble.reason.message, f"{trouble.reason.words} The rest of the file was not read.")
        return Rejected("", (Problem(Place(), "", "", "", reason),))

    def _counted(self, found: ReceivedPerson | Rejected) -> ReceivedPerson | Rejected:
        if isinstance(found, Rejected):
            self.rejected += 1
        else:
            self.people += 1
        return found


def read_people(path: Path, *, now: datetime) -> Iterator[Reading]:
    """Each person in a file, then one FileRead.

    The file is a bundle (.json) or one resource or bundle on each line (.ndjson), either of them gzipped or not. A
    bundle on a line is a world of its own and is given out at once; loose resources wait until the last line. A person
    with any problem, in any of their resources, is Rejected whole. A record about nobody in the file is Rejected too.
    `now` is aware; dates after it are problems. Raises UnreadableFile, before the first person, where the file as a
    whole cannot be read: another kind of file, cut short, too large, another version of FHIR. Trouble that only shows
    later (a line past the limit) is Rejected under no name.
    """
    check_whole(path)
    reader = _Reader(now)
    try:
        yield from _from_lines(path, reader) if has_lines(path) else _from_document(path, reader)
    except UnreadableFile as trouble:
        if not reader.people + reader.rejected:
            raise
        yield reader.cut_off(trouble)
    yield reader.summary()


def _from_document(path: Path, reader: _Reader) -> Iterator[ReceivedPerson | Rejected]:
    gathered = Gathered(reader.now)
    try:
        resource = strict_json.load(document(path))
        _gather(gathered, resource)
    except strict_json.NotJson as error:
        raise UnreadableFile(error.message, _capital(str(error))) from None
    except OtherVersion as sign:
        raise UnreadableFile("fhir.other-version", _other_version_words(sign)) from None
    yield from reader.everybody(gathered)


def _gather(gathered: Gathered, resource: Any) -> None:
    if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str):
        raise UnreadableFile("fhir.not-fhir", "This is JSON, but not FHIR: it has no resourceType.")
    if resource["resourceType"] != "Bundle":
        gathered.add(Place(entry=1), resource)
    elif resource.get("entry"):
        gathered.add_bundle(resource)
    else:
        raise UnreadableFile("fhir.empty-bundle", "The bundle has nothing in it.")


def _from_lines(path: Path, reader: _Reader) -> Iterator[ReceivedPerson | Rejected]:
    loose = Gathered(reader.now)
    held = 0
    for number, line in lines(path):
        try:
            bundle = _loose_or_bundle(loose, number, line)
        except strict_json.NotJson as error:
            loose.broken(Place(line=number), line, error.message, error.words)
            continue
        if bundle is not None:
            yield from reader.everybody(bundle)
        elif (held := held + len(line)) > LARGEST_HELD:
            words = f"More than {LARGEST_HELD // MIB} MB of loose lines. Split the file, or send a bundle on each line."
            raise UnreadableFile("file.too-many-loose-lines", words)
    _check_something_was_read(loose, reader)
    yield from reader.everybody(loose)


def _loose_or_bundle(loose: Gathered, number: int, line: bytes) -> Gathered | None:
    """A bundle on this line, gathered; or None for a resource, which joins the loose ones. Raises NotJson."""
    place = Place(line=number)
    resource = strict_json.load(line)
    if not isinstance(resource, dict):
        loose.wrong(place, (), "", "", "fhir.not-a-resource", "This is not a FHIR resource.")
        return None
    try:
        if resource.get("resourceType") != "Bundle":
            loose.add(place, resource, line=line)
            return None
        gathered = Gathered(loose.now)
        gathered.add_bundle(resource, line=number)
        return gathered
    except OtherVersion as sign:
        loose.broken(place, line, "fhir.other-version", _other_version_words(sign))
        return None


def _check_something_was_read(loose: Gathered, reader: _Reader) -> None:
    """A file in which no line could be read is a wrong file, not many wrong lines."""
    if loose.read or loose.skipped or reader.people or reader.rejected or not loose.waiting:
        return
    _, problem = loose.waiting[0]
    raise UnreadableFile(problem.reason.message, f"No line could be read. {problem.place}: {problem.reason.words}")


def _one_person(
    key: str, entries: list[Entry], waiting: list[Problem], gathered: Gathered, met: set[str]
) -> ReceivedPerson | Rejected:
    problems = list(waiting)
    records: dict[str, Record] = {}
    for entry in entries:
        record = entry.record()
        if entry.key not in records:
            records[entry.key] = record
        elif records[entry.key].resource != record.resource:
            record.wrong(
                f"{record.type}.id", "fhir.given-twice", "This record is in the file twice, with different contents."
            )
            problems += record.problems
    person = _mapped(key, records, gathered)
    _check_met(records[key], person, gathered, met)
    for record in records.values():
        _check_record(record, key, gathered.index)
        problems += record.problems
    return Rejected(person.source_key, tuple(problems)) if problems else person


def _mapped(key: str, records: dict[str, Record], gathered: Gathered) -> ReceivedPerson:
    index = gathered.index
    goals = {goal: from_goal(record) for goal, record in records.items() if record.type == "Goal"}
    plans = tuple(from_care_plan(record, index, goals) for record in _of(records, "CarePlan"))
    in_plans = {goal.source for plan in plans for goal in plan.goals}
    medicines = [from_medication_request(record, index) for record in _of(records, "MedicationRequest")]
    medicines += [from_medication_statement(record, index) for record in _of(records, "MedicationStatement")]
    return ReceivedPerson(
        source_key=records[key].id,
        identity=from_patient(records[key], gathered.now),
        conditions=tuple(map(from_condition, _of(records, "Condition"))),
        results=tuple(from_observation(record, gathered.now) for record in _of(records, "Observation")),
        medicines=tuple(medicines),
        allergies=tuple(map(from_allergy_intolerance, _of(records, "AllergyIntolerance"))),
        other_plans=plans,
        other_goals=tuple(goal for goal in goals.values() if goal.source not in in_plans),
        care_team=tuple(m for record in _of(records, "CareTeam") for m in from_care_team(record, index, key)),
        related_people=tuple(map(from_related_person, _of(records, "RelatedPerson"))),
        verbatim=tuple(map(_verbatim, records.values())),
    )


def _of(records: dict[str, Record], kind: str) -> Iterator[Record]:
    return (record for record in records.values() if record.type == kind)


def _check_met(record: Record, person: ReceivedPerson, gathered: Gathered, met: set[str]) -> None:
    """Refuse a person whom an earlier line had, and everybody who shares an NHS number with another."""
    number = person.identity.nhs_number
    if f"Patient/{record.id}" in met:
        record.wrong(f"{record.type}.id", "fhir.given-twice", "This person was on an earlier line of the file.")
    if len(gathered.sharers(number)) > 1 or number in met:
        record.wrong("Patient.identifier", "nhs-number.shared", "Two people in the file have this NHS number.")


def _check_record(record: Record, person: str, index: Index) -> None:
    """Refuse what would change the meaning of a record without our knowing how, and records that mix two people."""
    for path, name, value in all_members(record.resource, record.type):
        if name in _MODIFIERS:
            record.wrong(path, "fhir.modifier", "This changes what the record means in a way that is not known here.")
        elif name == "reference" and isinstance(value, str) and index.person(value) not in ("", person):
            record.wrong(path, "fhir.other-person", "This leads to a record of another person.")


def _nobodys(entry: Entry) -> Problem:
    kind, _, id = entry.key.partition("/")
    words = "The person whom this record is about is not in the file."
    return Problem(entry.place, kind, id, f"{kind}.subject", Reason("fhir.nobody", words))


def _verbatim(record: Record) -> VerbatimResource:
    text = strict_json.dump(record.resource)
    return VerbatimResource(record.type, record.id, text, hashlib.sha256(text.encode()).hexdigest())


def _other_version_words(sign: OtherVersion) -> str:
    return f"This is FHIR {sign}. Only FHIR R4 (4.0.1) can be read. Ask for an R4 export."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
