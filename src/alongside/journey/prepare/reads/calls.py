"""Calls that wait to be made because a result must not reach somebody cold. The list says whom to call, never why."""

from datetime import datetime

from alongside.journey.prepare.models import HeldCall
from alongside.journey.prepare.values import CallTask
from alongside.records.people.reads import people_listed, staff_of
from alongside.records.people.values import MembershipView
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of

CALLS = frozenset({Role.COORDINATOR, Role.PROFESSIONAL})
MOST = 200


def callers(*, by: Actor, now: datetime) -> tuple[MembershipView, ...]:
    """Those who work for the actor's organisation today in a role that may tell a result, by name, each once."""
    today = day_of(now)
    staff = staff_of(by=by, organisation=by.known_organisation)
    here = [each for each in staff if each.starts_on <= today and (each.ends_on is None or each.ends_on >= today)]
    return tuple({each.account: each for each in here if each.role in CALLS}.values())


def calls_to_make(*, by: Actor, now: datetime) -> tuple[CallTask, ...]:
    """The calls that wait, the actor's own first, then the longest wait; at most 200. Logged once."""
    rows = list(HeldCall.objects.filter(called_at=None).order_by("asked_at", "id")[:MOST])
    people = people_listed(by=by, people=[row.person_id for row in rows], name="calls", now=now)
    tasks = [
        CallTask(
            person=people[row.person_id],
            round=row.round_id,
            asked_at=row.asked_at,
            for_name=row.for_name,
            is_mine=row.for_account == by.account,
        )
        for row in rows
        if row.person_id in people
    ]
    return tuple(sorted(tasks, key=lambda each: not each.is_mine))


def count_my_calls(*, by: Actor) -> int:
    """How many calls wait for this actor."""
    return HeldCall.objects.filter(called_at=None, for_account=by.known_account).count()
