"""Where a round stands: opened, moved on, put on a caseload."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.locks import lock_coordinators
from alongside.records.careteam.reads import coordinator_of
from alongside.records.plans.locks import locked_round
from alongside.records.plans.models import Round
from alongside.rules.actors import Actor
from alongside.rules.refusals import NotReady
from alongside.rules.stages import OPEN, Stage, check_move


def open_round(
    *,
    by: Actor,
    person: UUID,
    organisation: UUID,
    stage: Stage,
    now: datetime,
    due_on: date | None = None,
) -> UUID:
    """Begin a round on the caseload of the named coordinator, with the day by which the team has something to do.

    Raises NotReady when one is open already, a round cannot begin in this stage, or nobody is named as coordinator.
    """
    check_move(None, stage)
    lock_coordinators([person])
    coordinator = coordinator_of(by=by, person=person)
    if coordinator is None:
        raise NotReady("round.needs-coordinator")
    if Round.objects.filter(person_id=person, closed_at=None).exists():
        raise NotReady("round.already-open")
    last = Round.objects.filter(person_id=person).aggregate(last=Max("number"))["last"] or 0
    row = Round(
        id=uuid4(),
        person_id=person,
        organisation_id=organisation,
        number=last + 1,
        stage=stage,
        opened_at=now,
        coordinator=coordinator.account,
        due_on=due_on,
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.ROUND_OPENED, person=person, detail={"stage": str(stage)})
    return row.id


def move_round(*, by: Actor, round_id: UUID, to: Stage, now: datetime, due_on: date | None = None) -> None:
    """Move a round to its next stage, with the day by which the team has something to do. Closed rounds stay closed."""
    row = locked_round(round_id)
    check_move(Stage(row.stage), to)
    closed_at = None if to in OPEN else now
    Round.objects.filter(id=round_id).update(stage=to, due_on=due_on, closed_at=closed_at)
    append_event(by=by, now=now, kind=EventKind.ROUND_MOVED, person=row.person_id, detail={"to": str(to)})


def set_round_due(*, by: Actor, round_id: UUID, due_on: date, now: datetime) -> None:
    """Record by when the team has something to do next, within the same stage."""
    row = locked_round(round_id)
    Round.objects.filter(id=round_id).update(due_on=due_on)
    append_event(by=by, now=now, kind=EventKind.ROUND_MOVED, person=row.person_id, detail={"due_on": str(due_on)})


def set_round_coordinator(*, by: Actor, round_id: UUID, coordinator: UUID, now: datetime) -> None:
    """Record whose caseload this round is on."""
    row = locked_round(round_id)
    Round.objects.filter(id=round_id).update(coordinator=coordinator)
    append_event(by=by, now=now, kind=EventKind.ROUND_MOVED, person=row.person_id, detail={"coordinator": "set"})
