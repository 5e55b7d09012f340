"""Requests for copies, how far each is, and the finished files, for whom they are for."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import CopyFile, CopyRequest, CopyStatus, EntryToReview
from alongside.records.rights.rows import FIRST, copy_value
from alongside.records.rights.values import CopyView, FileView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown
from alongside.rules.rights import Asker

STEPS = 5  # a copy is gathered, then each of its four files is made


def copies_of(*, by: Actor, person: UUID) -> tuple[CopyView, ...]:
    """Every request for a copy of a person's record that this actor may know of, the newest first."""
    return tuple(copy_value(row) for row in CopyRequest.objects.filter(person_id=person).order_by("-recorded_at"))


def copy_view(*, by: Actor, request: UUID) -> CopyView:
    """One request. Raises Unknown."""
    row = CopyRequest.objects.filter(id=request).first()
    if row is None:
        raise Unknown("copy.unknown")
    return copy_value(row, _waiting([request]).get(request, 0))


def requests_to_answer(*, by: Actor, now: datetime) -> tuple[CopyView, ...]:
    """Requests that the actor's organisation has to answer, or the actor to hand over, what is due first. One event."""
    to_answer = Q(status__in=[CopyStatus.IN_REVIEW, CopyStatus.WAITING, CopyStatus.MAKING, CopyStatus.FAILED])
    to_hand_over = Q(status=CopyStatus.READY, for_account=by.known_account)
    rows = CopyRequest.objects.filter(organisation_id=by.known_organisation).exclude(asker=Asker.OWN)
    rows = rows.filter(to_answer | to_hand_over)
    found = list(rows.order_by("due_on", "recorded_at")[:FIRST])
    waiting = _waiting([row.id for row in found])
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "requests for copies"})
    return tuple(copy_value(row, waiting.get(row.id, 0)) for row in found)


def withheld_from(*, by: Actor, request: UUID) -> frozenset[UUID]:
    """The entries that a reviewer kept out of this copy."""
    rows = EntryToReview.objects.filter(request_id=request, is_withheld=True)
    return frozenset(rows.values_list("entry", flat=True))


def open_copy_file(*, by: Actor, request: UUID, kind: str, now: datetime) -> FileView:
    """A finished file, for the account that it is for, until it expires. Logged. Raises Unknown for anybody else."""
    row = CopyFile.objects.filter(
        request_id=request, kind=kind, for_account=by.known_account, expires_at__gt=now
    ).first()
    if row is None:
        raise Unknown("copy.unknown")
    detail = {"copy": str(request), "file": kind}
    append_event(by=by, now=now, kind=EventKind.COPY_OPENED, person=row.person_id, detail=detail)
    return FileView(row.kind, bytes(row.content), row.sha256)


def _waiting(requests: list[UUID]) -> dict[UUID, int]:
    rows = EntryToReview.objects.filter(request_id__in=requests, decided_at=None).values_list("request_id", flat=True)
    found: dict[UUID, int] = {}
    for request in rows:
        found[request] = found.get(request, 0) + 1
    return found
