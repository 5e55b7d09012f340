"""Whether the actor may see who supports a person, and write it down: the rule of sharing, asked of the database."""

from uuid import UUID

from django.db import connection

from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Actor
from alongside.rules.refusals import NotAllowed, RefusedEvent

_ANSWER = "select team_access(%s)"


def check_sees_team(*, by: Actor, person: UUID) -> None:
    """Raise NotAllowed, which doors answer as "not found", unless the actor may see who supports this person."""
    if _access(person) == "none":
        raise _refused(by, person)


def check_writes_team(*, by: Actor, person: UUID) -> None:
    """Raise NotAllowed unless the actor may write down who supports this person."""
    if _access(person) != "contribute":
        raise _refused(by, person)


def _access(person: UUID) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_ANSWER, [person])
        return str(cursor.fetchone()[0])


def _refused(by: Actor, person: UUID) -> NotAllowed:
    event = RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": "not-shared"})
    return NotAllowed("plan.not-shared", event=event)
