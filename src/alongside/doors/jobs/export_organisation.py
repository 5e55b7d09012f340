"""`alongside export-organisation NAME FOLDER`: everything that an organisation keeps here, for when it leaves."""

import argparse
import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.identity import acting_as
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.export import (
    FORMAT,
    SCHEMA,
    Leaver,
    at_one_moment,
    organisation_called,
    people_kept,
    rows_of_compartment,
    rows_of_organisation,
    rows_of_person,
)
from alongside.rules.actors import Actor, Purpose, Role

MANIFEST = "manifest.json"
COMPARTMENT = "safeguarding-leads-only.jsonl"
TELL_EACH = 100  # people


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the organisation's ODS code, or its name as it stands here")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    parser.add_argument(
        "--check", action="store_true", help="write nothing: see whether the files in FOLDER are whole and unchanged"
    )


def run(options: argparse.Namespace) -> int:
    if options.check:
        return _check(options.folder)
    leaver, now = _leaver(options.name), timezone.now()
    being_made = _new_folder(options.folder)
    try:
        manifest = _written(being_made, leaver, now)
        being_made.rename(options.folder)
    except BaseException:
        shutil.rmtree(being_made, ignore_errors=True)
        raise
    _log(leaver, now, manifest)
    print(f"Everything of {leaver.name} is in {options.folder}: {manifest['people']} people, {manifest['rows']} rows.")
    print("It holds what is kept from some of these people, and that it is. Hand it over in person or encrypted.")
    print(f"{COMPARTMENT} is for the safeguarding leads of both sides: hand it over apart from the rest.")
    return 0


def _leaver(name: str) -> Leaver:
    found = organisation_called(name)
    if found is None:
        raise CannotRun(f"There is no organisation with the ODS code or the name {name!r}.")
    return found


def _new_folder(folder: Path) -> Path:
    """A folder beside it, which takes its name when everything is in it."""
    if folder.exists():
        raise CannotRun(f"{folder} is there already. Name a folder that is not there yet.")
    being_made = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(being_made, ignore_errors=True)
        being_made.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise CannotRun(f"{folder} cannot be made: {error.strerror}.") from error
    return being_made


def _written(folder: Path, leaver: Leaver, now: datetime) -> dict[str, Any]:
    """The files of one moment, and what is in them."""
    files, counts = {}, Counter[str]()
    with at_one_moment():
        files["organisation.jsonl"] = _file(folder / "organisation.jsonl", rows_of_organisation(leaver.id), counts)
        files[COMPARTMENT] = _file(folder / COMPARTMENT, rows_of_compartment(leaver.id), counts)
        people = people_kept(leaver.id)
        (folder / "people").mkdir(mode=0o700)
        for number, person in enumerate(people, start=1):
            name = f"people/{person}.jsonl"
            files[name] = _file(folder / name, rows_of_person(person), counts)
            if number % TELL_EACH == 0:
                print(f"{number} of {len(people)} people", flush=True)
    manifest = {
        "format": FORMAT,
        "schema": SCHEMA,
        "organisation": {**asdict(leaver), "id": str(leaver.id)},
        "made_at": now.isoformat(),
        "people": len(people),
        "rows": counts.total(),
        "tables": dict(sorted(counts.items())),
        "files": files,
    }
    _write(folder / MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1).encode()])
    return manifest


def _file(path: Path, rows: Iterable[tuple[str, Any]], counts: Counter[str]) -> str:
    """One row a line, written as it is read. Returns its SHA-256."""

    def written() -> Iterator[bytes]:
        for table, row in rows:
            counts[table] += 1
            yield f"{json.dumps({'table': table, 'row': row}, ensure_ascii=False)}\n".encode()

    return _write(path, written())


def _write(path: Path, parts: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for part in parts:
            found.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return found.hexdigest()


def _log(leaver: Leaver, now: datetime, manifest: dict[str, Any]) -> None:
    by = Actor(role=Role.SYSTEM, organisation=leaver.id, purpose=Purpose.DELIVERY, name="export")
    detail = {"people": str(manifest["people"]), "rows": str(manifest["rows"])}
    with acting_as(by, now):
        append_event(by=by, now=now, kind=EventKind.ORGANISATION_EXPORTED, detail=detail)


def _check(folder: Path) -> int:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        expected: dict[str, str] = manifest["files"]
    except (OSError, ValueError, KeyError) as error:
        raise CannotRun(f"{folder} holds no {MANIFEST} of an organisation's records.") from error
    found = {
        path.relative_to(folder).as_posix(): _fingerprint(path)
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
    wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    for name in wrong:
        print(f"{name}: {'is missing' if name not in found else 'is not as it was written'}")
    if wrong:
        return 1
    print(f"All {len(found)} files are as they were written.")
    return 0


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
