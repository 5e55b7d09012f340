"""Who is called in which month, and how one person's recall stands. Dates and stages, no content."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from alongside.journey.identify.recall_facts import FoundRecall, recalls_found
from alongside.journey.identify.values import RecallLine, RecallPage, RecallStanding
from alongside.records.appointments.reads import recall_of
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.recall import RecallState, due_month, recall_state

PAGE = 50
# What needs somebody first; within each, the longest wait.
ORDER = (RecallState.OVERDUE, RecallState.DUE, RecallState.BOOKED, RecallState.WAITING, RecallState.NOT_YET)


def recall_list(
    *, by: Actor, now: datetime, month: date | None = None, state: RecallState | None = None, page: int = 1
) -> RecallPage:
    """A page of 50 of those whose recall falls in this month (its first day), or of those in this state. Logged once.

    Without either: all that is due or overdue now. One query, whatever the number of people.
    """
    lines = [_line(each, now) for each in recalls_found()]
    counts = Counter(each.state for each in lines)
    chosen = [each for each in lines if _is_chosen(each, month, state)]
    chosen.sort(key=lambda each: (ORDER.index(each.state), each.due_on))
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "recall"})
    shown = tuple(chosen[(page - 1) * PAGE : page * PAGE])
    return RecallPage(shown, dict(counts), page, max(1, -(-len(chosen) // PAGE)), len(chosen))


def recall_for(*, by: Actor, person: UUID, now: datetime) -> RecallStanding:
    """How one person is called, and why not if so: the looking is logged."""
    view = person_view(by=by, person=person)
    found = recalls_found(person)
    append_event(by=by, now=now, kind=EventKind.RECALL_OPENED, person=person)
    return RecallStanding(view, recall_of(by=by, person=person), _line(found[0], now) if found else None)


def _line(found: FoundRecall, now: datetime) -> RecallLine:
    today = day_of(now)
    return RecallLine(
        person=found.person,
        name=found.name,
        born_on=found.facts.born_on,
        state=recall_state(found.facts, today),
        due_on=due_month(found.facts, today),
        booked_on=found.facts.booked_on,
        until=found.facts.until,
        stage=found.facts.stage,
        round=found.round,
        offer=found.offer,
    )


def _is_chosen(each: RecallLine, month: date | None, state: RecallState | None) -> bool:
    if month is None and state is None:
        return each.state in (RecallState.DUE, RecallState.OVERDUE)
    return (month is None or each.due_on == month) and (state is None or each.state == state)
