"""`alongside import-people FILE...`: people and their records from FHIR R4 (.json, .ndjson, .gz) or CSV files."""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from alongside.doors.jobs.trouble import CannotRun
from alongside.doors.words import message_words
from alongside.engines.fhir import received as fhir
from alongside.engines.postgres.identity import acting_as
from alongside.engines.tables import people as tables
from alongside.journey.identify.receiving import take_in
from alongside.records.people.changes.imports import finish_import, log_problems, start_import
from alongside.records.people.changes.receiving import Match
from alongside.records.people.reads import memberships_today, organisation_by_code
from alongside.rules.actors import Actor, Purpose, Role, system
from alongside.rules.dates import day_of
from alongside.rules.received import (
    FileRead,
    Place,
    Problem,
    Reading,
    Reason,
    ReceivedPerson,
    Rejected,
    UnreadableFile,
)
from alongside.rules.refusals import Invalid

SAY_EVERY = 100  # people


def _say(words: str) -> None:
    print(words, flush=True)


@dataclass
class Tally:
    """What became of one file, or of all of them; `say` tells how it goes."""

    people: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    is_read: bool = True
    say: Callable[[str], None] = _say

    def add(self, other: "Tally") -> None:
        self.people.update(other.people)
        self.skipped.update(other.skipped)

    @property
    def has_trouble(self) -> bool:
        return not self.is_read or self.people["rejected"] > 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="FHIR R4 .json/.ndjson (also .gz), or .csv")
    parser.add_argument(
        "--organisation",
        metavar="ODS-CODE",
        help="the organisation on whose list the people are (not needed while only one has a care coordinator)",
    )


def run(options: argparse.Namespace) -> int:
    """Exit code 0 when everything was taken in or waits for a human; 1 when a file or a person was rejected."""
    by = _importer(options.organisation)
    total, trouble = Tally(), False
    for path in options.files:
        tally = import_file(path, by)
        total.add(tally)
        trouble |= tally.has_trouble
    if len(options.files) > 1:
        print(f"All files: {_sentence(total)}")
    return 1 if trouble else 0


def import_file(
    path: Path, by: Actor, *, clock: Callable[[], datetime] = timezone.now, say: Callable[[str], None] = _say
) -> Tally:
    """Take in one file, person by person; say what is going on, and log each record that is rejected."""
    now = clock()
    try:
        readings = _read(path, now)
        with acting_as(by, now):
            log = start_import(by=by, file_name=path.name, sha256=_digest(path), now=now)
    except UnreadableFile as trouble:
        print(f"{path.name}: {trouble.reason.words} Nothing of it was taken in.", file=sys.stderr)
        return Tally(is_read=False)
    tally = Tally(say=say)
    for reading in readings:
        _take(reading, log, tally, path.name, by, clock())
    with acting_as(by, now := clock()):
        finish_import(by=by, run=log, counts=dict(tally.people), now=now)
    tally.say(f"{path.name}: {_sentence(tally)}")
    return tally


def _take(reading: Reading, log: UUID, tally: Tally, name: str, by: Actor, now: datetime) -> None:
    if isinstance(reading, FileRead):
        tally.skipped.update(reading.skipped)
    elif isinstance(reading, Rejected):
        _reject(reading.problems, log, tally, name, by, now)
    else:
        _take_person(reading, log, tally, name, by, now)
    done = tally.people.total()
    if done and done % SAY_EVERY == 0:
        tally.say(f"{name}: {done} people so far")


def _take_person(person: ReceivedPerson, log: UUID, tally: Tally, name: str, by: Actor, now: datetime) -> None:
    try:
        with acting_as(by, now):
            taken = take_in(by=by, received=person, now=now)
    except Invalid as refusal:
        reason = Reason(refusal.message, message_words(refusal))
        problem = Problem(Place(), person.identity.source.type, person.identity.source.id, refusal.field, reason)
        _reject((problem,), log, tally, name, by, now)
        return
    if taken.person is None:
        tally.say(f"{name}: {person.source_key} may be somebody already here. It waits under People, Possible matches.")
        tally.people["waiting"] += 1
    elif taken.match == Match.NEW:
        tally.people["added"] += 1
    else:
        tally.people["changed" if taken.is_changed else "unchanged"] += 1


def _reject(problems: tuple[Problem, ...], log: UUID, tally: Tally, name: str, by: Actor, now: datetime) -> None:
    with acting_as(by, now):
        log_problems(by=by, run=log, problems=problems, now=now)
    for problem in problems:
        where = ", ".join(part for part in (str(problem.place), f"{problem.type}/{problem.id}", problem.field) if part)
        print(f"{name}: {where}: {problem.reason.words}", file=sys.stderr)
    tally.people["rejected"] += 1


def _read(path: Path, now: datetime) -> Iterator[Reading]:
    if path.is_dir():
        raise UnreadableFile("file.folder", "This is a folder. Name the files in it, such as people.csv or *.json.")
    if not path.is_file():
        raise UnreadableFile("file.absent", "There is no such file.")
    reader = tables.read_people if path.suffix.lower() == ".csv" else fhir.read_people
    readings = reader(path, now=now)
    # A file that cannot be read says so at its first reading: before anything is logged.
    return chain([next(readings)], readings)


def _importer(ods_code: str | None) -> Actor:
    by, now = system(Purpose.IMPORT), timezone.now()
    with acting_as(by, now):
        organisation = organisation_by_code(by=by, ods_code=ods_code).id if ods_code else _only_one(by, day_of(now))
    return Actor(role=Role.SYSTEM, organisation=organisation, purpose=Purpose.IMPORT, name="import")


def _only_one(by: Actor, today: date) -> UUID:
    """The organisation that looks after people, where there is one: it has a care coordinator."""
    staff = memberships_today(by=by, today=today)
    found = {each.organisation for each in staff if each.role == Role.COORDINATOR}
    if len(found) != 1:
        raise CannotRun("Say on whose list the people are: --organisation and its ODS code.")
    return found.pop()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sentence(tally: Tally) -> str:
    words = {
        "added": "added",
        "changed": "changed",
        "unchanged": "as they were",
        "waiting": "waiting for somebody to look",
        "rejected": "rejected",
    }
    people = ", ".join(f"{tally.people[key]} {word}" for key, word in words.items() if tally.people[key])
    skipped = ", ".join(f"{count} {kind}" for kind, count in sorted(tally.skipped.items()))
    return f"{people or 'nobody in it'}." + (f" Skipped: {skipped}." if skipped else "")
