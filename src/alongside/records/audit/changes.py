"""The only write to the audit: append an event to its chain."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import OperationalError, connection, transaction

from alongside.records.audit.kinds import EventKind
from alongside.records.audit.values import guarded_chain
from alongside.rules.actors import Actor

DISK_FULL = ("53100", "53000")  # PostgreSQL: disk_full, insufficient_resources
_EACH_TIME = "select audit_append(%s, %s, %s, %s, %s::jsonb)"
_ONCE = "select audit_append_once(%s, %s, %s, %s, %s::jsonb)"


def append_event(
    *,
    by: Actor,
    now: datetime,
    kind: EventKind,
    person: UUID | None = None,
    because: str = "",
    detail: Mapping[str, str] | None = None,
    once: bool = False,
    apart: UUID | None = None,
    guarded: bool = False,
) -> None:
    """Append one event: to the person's chain, else to the actor's organisation's, else to the service's.

    apart: the person whom it is about, where the person's own list must not tell of it: a chain that only those who
    guard people read. guarded: in the chain of the organisation's safeguarding compartment, which names no person.

    Who acts and when are read from the transaction's identity, which doors set from `by` and `now`; `detail` holds
    ids, names of fields and counts, never plan content. once: the same look, made several times for one page, is one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _ONCE if once else _EACH_TIME,
            [_chain(by, person, apart, guarded=guarded), str(kind), person, because, json.dumps(dict(detail or {}))],
        )


def append_or_spool(*, by: Actor, now: datetime, kind: EventKind, person: UUID, detail: Mapping[str, str]) -> bool:
    """Append one event once; where the disk is full, write it to stdout as one line of JSON, and return False.

    For the emergency page alone (house.md 9.4): it must answer when nothing can be written.
    """
    try:
        with transaction.atomic():
            append_event(by=by, now=now, kind=kind, person=person, detail=detail, once=True)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) not in DISK_FULL:
            raise
        sys.stdout.write(json.dumps(_spooled(by, now, kind, person, detail)) + "\n")
        sys.stdout.flush()
        return False
    return True


def _spooled(by: Actor, now: datetime, kind: EventKind, person: UUID, detail: Mapping[str, str]) -> dict[str, object]:
    """The fields of an event, as whoever runs the service has to keep them until the disk has room."""
    return {
        "audit": "not-written",
        "at": now.isoformat(),
        "kind": str(kind),
        "role": str(by.role),
        "account": str(by.account or ""),
        "organisation": str(by.organisation or ""),
        "person": str(person),
        "detail": dict(detail),
    }


def append_events(
    *, by: Actor, now: datetime, kind: EventKind, people: Sequence[UUID], because: str = "", detail: str = ""
) -> None:
    """Append one event to the chain of each of these people, in one statement."""
    if people:
        with connection.cursor() as cursor:
            cursor.execute(
                "select audit_append_many(%s, %s, %s, %s::jsonb)",
                [list(people), str(kind), because, json.dumps({"about": detail} if detail else {})],
            )


def _chain(by: Actor, person: UUID | None, apart: UUID | None, *, guarded: bool) -> str:
    if guarded:
        return guarded_chain(by.known_organisation)
    if apart is not None:
        return f"apart:{apart}"
    if person is not None:
        return f"person:{person}"
    return f"organisation:{by.organisation}" if by.organisation else "service"
