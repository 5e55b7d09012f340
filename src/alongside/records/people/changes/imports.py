"""The import log: which file came in, what it held, and each record that did not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import ImportProblem, ImportRun
from alongside.rules.actors import Actor
from alongside.rules.received import Problem


def start_import(*, by: Actor, file_name: str, sha256: str, now: datetime) -> UUID:
    """Begin the log of one file. file_name is its name without its folders."""
    run = ImportRun(
        id=uuid4(), organisation_id=by.known_organisation, file_name=file_name[:200], sha256=sha256, started_at=now
    )
    run.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.PEOPLE_IMPORTED, detail={"run": str(run.id), "state": "started"})
    return run.id


def log_problems(*, by: Actor, run: UUID, problems: Sequence[Problem], now: datetime) -> None:
    """Log records that were not taken in: where each stood, its field, and why in words."""
    ImportProblem.objects.bulk_create(
        ImportProblem(
            id=uuid4(),
            run_id=run,
            line=str(problem.place),
            record=f"{problem.type}/{problem.id}" if problem.id else problem.type,
            field=problem.field,
            why=problem.reason.words,
        )
        for problem in problems
    )
    append_event(by=by, now=now, kind=EventKind.PEOPLE_IMPORTED, detail={"run": str(run), "state": "problems"})


def finish_import(*, by: Actor, run: UUID, counts: Mapping[str, int], now: datetime) -> None:
    """Close the log of one file with its counts."""
    ImportRun.objects.filter(id=run).update(finished_at=now, counts=dict(counts))
    append_event(by=by, now=now, kind=EventKind.PEOPLE_IMPORTED, detail={"run": str(run), "state": "finished"})
