"""Makes the copies of records that somebody waits for, and takes away those whose week is over."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone

from alongside.doors.record_copies import fhir_copy, files_copy, json_copy, paper_copy
from alongside.engines.postgres.identity import acting_as
from alongside.records.files.reads import files_of_person, open_attachment
from alongside.records.people.reads import organisation_view
from alongside.records.rights.changes import claim_copy, expire_copies, fail_copy, finish_copy, step_copy
from alongside.records.rights.reads import record_file, whole_record, withheld_from
from alongside.records.rights.values import CopyView
from alongside.rules.actors import Actor, Assurance, Purpose, Role, system
from alongside.rules.refusals import Refusal
from alongside.rules.rights import Asker

AGAIN = (Refusal, DatabaseError, RuntimeError, ValueError)


def make_due() -> int:
    """Make what waits, one after the other; returns how many were made."""
    made = 0
    while (copy := _claim(timezone.now())) is not None:
        made += _make(copy)
    return made


def expire_due() -> int:
    """Take away the files whose week is over."""
    by, now = system(), timezone.now()
    with acting_as(by, now):
        return expire_copies(by=by, now=now)


def _claim(now: datetime) -> CopyView | None:
    by = system()
    with acting_as(by, now):
        return claim_copy(by=by, now=now)


def _make(copy: CopyView) -> bool:
    """One copy, as the job that carries it: it sees what the account that the copy is for may see, and no more."""
    by, now = _carrier(copy), timezone.now()
    try:
        files = _files(copy, by, now)
        with acting_as(by, timezone.now()):
            finish_copy(by=by, request=copy.id, files=files, now=timezone.now())
    except AGAIN:
        with acting_as(by, timezone.now()):
            fail_copy(by=by, request=copy.id, now=timezone.now())
        return False
    return True


def _files(copy: CopyView, by: Actor, now: datetime) -> dict[str, bytes]:
    with acting_as(by, now):
        withheld = withheld_from(by=by, request=copy.id)
        another = copy.asker in (Asker.REPRESENTATIVE, Asker.PROXY)
        about: dict[str, Any] = {"person": copy.person, "withheld": withheld, "for_another": another}
        record = whole_record(by=by, purpose=Purpose.DELIVERY, now=now, **about)
        file = record_file(
            by=by, record=record, made_for=copy.asker_name, now=now, tells_withheld=copy.asker != Asker.PROXY
        )
        if copy.organisation is None:
            raise ValueError("a copy that no organisation answers for")
        organisation = organisation_view(by=by, organisation=copy.organisation)
    files = {"json": _stepped(copy, by, lambda: json_copy(file))}
    files["files"] = _stepped(copy, by, lambda: _sent_files(copy, by, now, withheld))
    files["fhir"] = _stepped(copy, by, lambda: fhir_copy(record.plan, now))
    files["pdf"] = _stepped(copy, by, lambda: paper_copy(file, record.plan, organisation, now))
    return files


def _sent_files(copy: CopyView, by: Actor, now: datetime, withheld: frozenset[UUID]) -> bytes:
    """The photos, scans and recordings that the one whom the copy is for may see, but for what a reviewer kept out."""
    with acting_as(by, now):
        kept = [each for each in files_of_person(by=by, person=copy.person) if each.id not in withheld]
        return files_copy(open_attachment(by=by, attachment=each.id, now=now) for each in kept)


def _stepped[Made](copy: CopyView, by: Actor, make: Callable[[], Made]) -> Made:
    """Make one file, and let the page that waits say that it is done."""
    made = make()
    with acting_as(by, timezone.now()):
        step_copy(by=by, request=copy.id, now=timezone.now())
    return made


def _carrier(copy: CopyView) -> Actor:
    return Actor(
        role=Role.SYSTEM,
        account=copy.for_account,
        on_behalf_of=copy.person,
        purpose=Purpose.DELIVERY,
        name="copies",
        assurance=Assurance.TWO_FACTOR,
    )
