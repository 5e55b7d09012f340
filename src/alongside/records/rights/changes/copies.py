"""Copies of a whole record: asked for, reviewed where they are not the person's own, made by a job, taken away."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import F

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.rights.models import CopyFile, CopyRequest, CopyStatus, EntryToReview
from alongside.records.rights.reads.contacts import controllers_of
from alongside.records.rights.rows import copy_value
from alongside.records.rights.values import CopyView
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.rights import KEPT_DAYS, Asker, answer_due, check_all_decided, check_can_extend
from alongside.rules.text import safe_line, safe_text

STALLED = timedelta(minutes=15)  # a claim older than this belonged to a worker that is gone
MOST_TRIES = 3
UNDER_WAY = (CopyStatus.WAITING, CopyStatus.MAKING, CopyStatus.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class AskedBy:
    """Who asks for a copy of somebody else's record, on what authority, how that was checked, and since when."""

    asker: Asker
    name: str
    authority: str
    asked_on: date


def ask_for_copy(*, by: Actor, now: datetime) -> UUID:
    """The person asks for what they can see, all of it. Asked again while one is under way, it is that one."""
    person = by.known_person
    waiting = CopyRequest.objects.filter(person_id=person, asker=Asker.OWN, status__in=UNDER_WAY)
    found = waiting.filter(for_account=by.known_account).values_list("id", flat=True).first()
    return found or _asked(by, person, Asker.OWN, "", "", day_of(now), CopyStatus.WAITING, now)


def ask_for_everything(*, by: Actor, now: datetime) -> UUID:
    """The person asks for everything that is held about them: a reviewer looks at what is also about others first."""
    person = by.known_person
    waiting = CopyRequest.objects.filter(person_id=person, asker=Asker.SUBJECT_ACCESS, status__in=UNDER_WAY)
    found = waiting.values_list("id", flat=True).first()
    return found or _asked(by, person, Asker.SUBJECT_ACCESS, "", "", day_of(now), CopyStatus.IN_REVIEW, now)


def record_request(*, by: Actor, person: UUID, asked: AskedBy, now: datetime, request: UUID | None = None) -> UUID:
    """Write down that somebody with authority asks for the person's record. The month runs from the day they asked.

    Raises Invalid without the authority, or for a day that has not come.
    """
    if request and CopyRequest.objects.filter(id=request).exists():
        return request
    if asked.asker not in (Asker.REPRESENTATIVE, Asker.PROXY):
        raise Invalid("rights.asker", field="asker")
    if asked.asked_on > day_of(now):
        raise Invalid("rights.asked-in-future", field="asked_on")
    name = safe_line(asked.name, field="name")
    authority = safe_text(asked.authority, field="authority", longest=2000)
    return _asked(by, person, asked.asker, name, authority, asked.asked_on, CopyStatus.IN_REVIEW, now, request)


def extend_request(*, by: Actor, request: UUID, why: str, now: datetime) -> None:
    """Take two months more for a complex request, within the first month, and say why to whom it concerns."""
    row = _row(request)
    check_can_extend(row.asked_on, day_of(now), why)
    words = safe_text(why, field="why", longest=2000)
    due_on = answer_due(row.asked_on, extended=True)
    CopyRequest.objects.filter(id=request).update(due_on=due_on, extended_why=words)
    append_event(by=by, now=now, kind=EventKind.COPY_EXTENDED, person=row.person_id, detail={"copy": str(request)})


def release_copy(*, by: Actor, request: UUID, now: datetime) -> None:
    """Every entry is decided about: let the copy be made. Raises NotReady while one waits."""
    row = _row(request)
    if row.status != CopyStatus.IN_REVIEW:
        raise NotReady("rights.released-already")
    entries = EntryToReview.objects.filter(request_id=request)
    if row.step == 0:
        raise NotReady("rights.review-not-begun")
    decided = set(entries.exclude(decided_at=None).values_list("id", flat=True))
    check_all_decided(entries.values_list("id", flat=True), decided)
    CopyRequest.objects.filter(id=request).update(status=CopyStatus.WAITING, step=0)
    append_event(by=by, now=now, kind=EventKind.COPY_ASKED, person=row.person_id, detail={"copy": str(request)})


def claim_copy(*, by: Actor, now: datetime) -> CopyView | None:
    """The next copy to make, for this worker alone; one whose worker died is made again. None where none waits."""
    waiting = CopyRequest.objects.filter(status=CopyStatus.WAITING)
    stalled = CopyRequest.objects.filter(status=CopyStatus.MAKING, claimed_at__lt=now - STALLED)
    row = (waiting | stalled).select_for_update(skip_locked=True).order_by("recorded_at", "id").first()
    if row is None:
        return None
    row.status, row.claimed_at, row.step, row.tries = CopyStatus.MAKING, now, 0, row.tries + 1
    row.save(update_fields=["status", "claimed_at", "step", "tries"])
    append_event(by=by, now=now, kind=EventKind.MESSAGE_CLAIMED, person=row.person_id)
    return copy_value(row)


def finish_copy(*, by: Actor, request: UUID, files: Mapping[str, bytes], now: datetime) -> None:
    """Keep the finished files for a week. Made by the job that carries this person's copy, for whom it is for."""
    row = _row(request)
    expires_at = now + timedelta(days=KEPT_DAYS)
    for kind, content in files.items():
        CopyFile(
            id=uuid4(),
            person_id=row.person_id,
            request_id=row.id,
            for_account=row.for_account,
            expires_at=expires_at,
            kind=kind,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
        ).save(force_insert=True)
    CopyRequest.objects.filter(id=request).update(status=CopyStatus.READY, made_at=now, expires_at=expires_at)
    detail = {"copy": str(request), "files": ", ".join(sorted(files))}
    append_event(by=by, now=now, kind=EventKind.COPY_MADE, person=row.person_id, detail=detail)


def step_copy(*, by: Actor, request: UUID, now: datetime) -> None:
    """One more part of a copy is done: the page that waits says so."""
    row = _row(request)
    CopyRequest.objects.filter(id=request).update(step=F("step") + 1)
    append_event(by=by, now=now, kind=EventKind.MESSAGE_CLAIMED, person=row.person_id, once=True)


def fail_copy(*, by: Actor, request: UUID, now: datetime) -> None:
    """It could not be made: it is tried again, three times in all; then the page says so."""
    row = _row(request)
    status = CopyStatus.WAITING if row.tries < MOST_TRIES else CopyStatus.FAILED
    CopyRequest.objects.filter(id=request).update(status=status)
    append_event(by=by, now=now, kind=EventKind.COPY_FAILED, person=row.person_id, detail={"copy": str(request)})


def expire_copies(*, by: Actor, now: datetime) -> int:
    """Take away the files whose week is over; how many requests that were."""
    due = CopyRequest.objects.filter(status=CopyStatus.READY, expires_at__lte=now)
    over = list(due)
    CopyFile.objects.filter(request_id__in=[row.id for row in over])._raw_delete("default")
    due.update(status=CopyStatus.EXPIRED)
    for row in over:
        append_event(by=by, now=now, kind=EventKind.COPY_EXPIRED, person=row.person_id, detail={"copy": str(row.id)})
    return len(over)


def _asked(
    by: Actor, person: UUID, asker: Asker, name: str, authority: str, asked_on: date, status: CopyStatus,
    now: datetime, request: UUID | None = None,
) -> UUID:  # fmt: skip
    asked = by.organisation if by.role != Role.PERSON else None
    row = CopyRequest(
        id=request or uuid4(),
        person_id=person,
        organisation_id=asked or controllers_of(by=by, person=person, now=now).answers,
        asker=asker,
        asker_name=name or person_view(by=by, person=person).name,
        authority=authority,
        asked_on=asked_on,
        due_on=answer_due(asked_on),
        for_account=by.known_account,
        recorded_at=now,
        recorded_by=by.known_account,
        status=status,
    )
    row.save(force_insert=True)
    detail = {"copy": str(row.id), "asker": str(asker)}
    append_event(by=by, now=now, kind=EventKind.COPY_ASKED, person=person, detail=detail)
    return row.id


def _row(request: UUID) -> CopyRequest:
    row = CopyRequest.objects.filter(id=request).first()
    if row is None:
        raise Unknown("copy.unknown")
    return row
