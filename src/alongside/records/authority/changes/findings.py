"""Findings about one decision, decisions made for somebody, judgements of a child's understanding, and legal facts."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.models import (
    BestInterestsDecision,
    CapacityAssessment,
    CompetenceJudgement,
    PersonFact,
)
from alongside.records.authority.rows import assessment_of
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.authority.best_interests import BestInterests, check_best_interests
from alongside.rules.authority.capacity import Assessment, Limb, check_assessment
from alongside.rules.authority.children import Judgement, check_judgement
from alongside.rules.authority.kinds import Fact
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_line, safe_text


def record_assessment(*, by: Actor, person: UUID, found: Assessment, now: datetime) -> UUID:
    """Write down whether a person could make one named decision. Raises Invalid naming the field (rule A7)."""
    check_assessment(found, person_view(by=by, person=person).born_on, day_of(now))
    columns = {**asdict(found)}
    del columns["limbs"]
    for limb, answer in zip(Limb, found.limbs, strict=True):
        columns[f"can_{limb}"] = answer.can
        columns[f"{limb}_evidence"] = answer.evidence
    row = CapacityAssessment(id=uuid4(), person_id=person, **_safe(columns), **_recorded(by, now))
    row.save(force_insert=True)
    detail = {"assessment": str(row.id), "decision": str(found.kind)}
    append_event(by=by, now=now, kind=EventKind.CAPACITY_ASSESSED, person=person, detail=detail)
    return row.id


def record_best_interests(*, by: Actor, person: UUID, capacity: UUID, made: BestInterests, now: datetime) -> UUID:
    """Write down what was decided for a person, and all that was considered. Raises Invalid or NotReady (MCA s.4)."""
    finding = CapacityAssessment.objects.filter(id=capacity, person_id=person).first()
    if finding is None:
        raise Unknown("capacity.unknown")
    check_best_interests(made, assessment_of(finding), person_view(by=by, person=person).born_on, day_of(now))
    columns = {**asdict(made)}
    columns["options"] = [safe_text(each, field="options") for each in made.options]
    columns["consulted"] = [
        {name: safe_text(words, field="consulted") for name, words in asdict(each).items() if words.strip()}
        for each in made.consulted
    ]
    row = BestInterestsDecision(
        id=uuid4(), person_id=person, capacity_id=capacity, **_safe(columns), **_recorded(by, now)
    )
    row.save(force_insert=True)
    detail = {"decision": str(row.id), "assessment": str(capacity)}
    append_event(by=by, now=now, kind=EventKind.BEST_INTERESTS_DECIDED, person=person, detail=detail)
    return row.id


def record_judgement(*, by: Actor, person: UUID, judged: Judgement, now: datetime) -> UUID:
    """Write down whether a child understands enough to decide about their plan, and what they let a parent see."""
    check_judgement(judged, person_view(by=by, person=person).born_on, day_of(now))
    columns = {**asdict(judged), "agreed": _in_order(judged.agreed)}
    row = CompetenceJudgement(id=uuid4(), person_id=person, **_safe(columns), **_recorded(by, now))
    row.save(force_insert=True)
    detail = {"judgement": str(row.id)}
    append_event(by=by, now=now, kind=EventKind.COMPETENCE_JUDGED, person=person, detail=detail)
    return row.id


def note_fact(
    *,
    by: Actor,
    person: UUID,
    fact: Fact,
    starts_on: date,
    now: datetime,
    reference: str = "",
    ends_on: date | None = None,
    review_on: date | None = None,
) -> UUID:
    """Note a legal fact about a person. It gives nobody authority; it may call for an advocate."""
    if starts_on > day_of(now):
        raise Invalid("fact.starts-later", field="starts_on")
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("fact.ends-before-start", field="ends_on")
    row = PersonFact(
        id=uuid4(),
        person_id=person,
        fact=fact,
        reference=safe_line(reference, field="reference") if reference.strip() else "",
        starts_on=starts_on,
        ends_on=ends_on,
        review_on=review_on,
        **_recorded(by, now),
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.FACT_NOTED, person=person, detail={"fact": str(row.id)})
    return row.id


def end_fact(*, by: Actor, fact: UUID, now: datetime) -> None:
    """A legal fact is over from today. Ended twice, it is ended once."""
    row = PersonFact.objects.filter(id=fact).first()
    if row is None:
        raise Unknown("fact.unknown")
    if row.ends_on is not None and row.ends_on <= day_of(now):
        return
    PersonFact.objects.filter(id=fact).update(ends_on=day_of(now))
    append_event(by=by, now=now, kind=EventKind.FACT_ENDED, person=row.person_id, detail={"fact": str(fact)})


def _in_order(sections: frozenset[Section]) -> Sequence[str]:
    return [str(section) for section in Section if section in sections]


def _safe(columns: dict[str, Any]) -> dict[str, Any]:
    """Every text in one safe form, or empty."""
    return {
        name: (safe_text(value, field=name) if value.strip() else "") if type(value) is str else value
        for name, value in columns.items()
    }


def _recorded(by: Actor, now: datetime) -> dict[str, Any]:
    return {"recorded_at": now, "recorded_by": by.known_account, "recorded_by_name": by.name}
