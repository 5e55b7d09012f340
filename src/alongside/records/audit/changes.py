"""The only write to the audit: append an event to its chain."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Actor

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
) -> None:
    """Append one event: to the person's chain, else to the actor's organisation's, else to the service's.

    apart: the person whom it is about, where the person's own list must not tell of it: a chain that only those who
    guard people read.

    Who acts and when are read from the transaction's identity, which doors set from `by` and `now`; `detail` holds
    ids, names of fields and counts, never plan content. once: the same look, made several times for one page, is one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _ONCE if once else _EACH_TIME,
            [_chain(by, person, apart), str(kind), person, because, json.dumps(dict(detail or {}))],
        )


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


def _chain(by: Actor, person: UUID | None, apart: UUID | None) -> str:
    if apart is not None:
        return f"apart:{apart}"
    if person is not None:
        return f"person:{person}"
    return f"organisation:{by.organisation}" if by.organisation else "service"
