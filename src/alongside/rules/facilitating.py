"""Volunteers, peers and advocates who help with a plan: what they may do, and what has to be known of them first.

Source: domain.md 13.7 (assigned scope, supervisor, checks; goals and own actions; observations in their own name; no
clinical results unless shared; no sign-off of a plan; a way to say that they are worried).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.rules.dates import months_later
from alongside.rules.plan.content import Item
from alongside.rules.refusals import Invalid

FACILITATES = frozenset({"volunteer", "peer", "advocate"})  # kinds of supporter
# A local choice, as many organisations make it: no law says when a DBS check or safeguarding training is too old.
CHECK_AGAIN_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is agreed before somebody begins. no_dbs_why: why no DBS check is needed, where none was made.

    A check is needed for regulated activity (Safeguarding Vulnerable Groups Act 2006, Schedule 4); company on a walk is
    often none. So the reason is written down, not left out.
    """

    account: UUID
    scope: str
    supervisor: UUID
    dbs_on: date | None
    no_dbs_why: str
    trained_on: date | None


def check_assignment(kind: str, assignment: Assignment, today: date) -> date:
    """Return the day of their training; raise Invalid naming the field unless all is known that has to be first."""
    if kind not in FACILITATES:
        raise Invalid("facilitator.kind", field="account")
    if assignment.account == assignment.supervisor:
        raise Invalid("facilitator.own-supervisor", field="supervisor")
    if not assignment.scope.strip():
        raise Invalid("facilitator.scope", field="scope")
    return _check_checks(assignment, today)


def checks_due(dbs_on: date | None, trained_on: date, today: date) -> bool:
    """Whether a check or the training is so long ago that it is made again."""
    days = [day for day in (dbs_on, trained_on) if day is not None]
    return any(months_later(day, CHECK_AGAIN_MONTHS) <= today for day in days)


def own_actions(actions: Iterable[Item], name: str) -> tuple[Item, ...]:
    """Those of a plan's actions that this facilitator does: where their name, or the first part of it, is the "who"."""
    mine = {name.strip().casefold(), name.strip().split(" ")[0].casefold()}
    return tuple(each for each in actions if each.who.strip().rstrip(".").casefold() in mine)


def _check_checks(assignment: Assignment, today: date) -> date:
    if assignment.dbs_on is None and not assignment.no_dbs_why.strip():
        raise Invalid("facilitator.dbs", field="dbs_on")
    if assignment.dbs_on is not None and assignment.dbs_on > today:
        raise Invalid("facilitator.in-future", field="dbs_on")
    if assignment.trained_on is None:
        raise Invalid("facilitator.training", field="trained_on")
    if assignment.trained_on > today:
        raise Invalid("facilitator.in-future", field="trained_on")
    return assignment.trained_on
