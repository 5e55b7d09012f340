"""What the rules need to know of whom the actor's organisation calls each year, in one query by a gate function."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.rules.recall import ExceptionKind, RecallFacts
from alongside.rules.stages import Stage

_ALL = """
select person, given_name || ' ' || family_name, round, offer, born_on, since_on, month, last_on, booked_on, stage,
       kind, until
from recall_facts(%s) order by family_name, given_name, person
"""


@dataclass(frozen=True, slots=True)
class FoundRecall:
    """One row: who they are, what is open already, and what the rules decide on."""

    person: UUID
    name: str
    round: UUID | None
    offer: UUID | None
    facts: RecallFacts


def recalls_found(person: UUID | None = None) -> tuple[FoundRecall, ...]:
    """Everybody who is called each year, by name; or one person, if they are."""
    with connection.cursor() as cursor:
        cursor.execute(_ALL, [person])
        return tuple(_found(*row) for row in cursor.fetchall())


def _found(person: UUID, name: str, round_id: UUID | None, offer: UUID | None, *facts: Any) -> FoundRecall:
    born_on, since_on, month, last_on, booked_on, stage, kind, until = facts
    known = RecallFacts(
        born_on=born_on,
        since_on=since_on,
        month=month,
        last_on=last_on,
        booked_on=booked_on,
        stage=Stage(stage) if stage else None,
        kind=ExceptionKind(kind) if kind else None,
        until=until,
    )
    return FoundRecall(person, name, round_id, offer, known)
