"""Everything recorded about who may decide for a person, for those who look after them, with what the rules find."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.models import (
    Authority,
    AuthorityStep,
    BestInterestsDecision,
    CapacityAssessment,
    CompetenceJudgement,
    PersonFact,
)
from alongside.records.authority.rows import (
    assessment_of,
    best_interests_of,
    judgement_of,
    said_of,
    steps_of,
)
from alongside.records.authority.values import (
    AssessmentView,
    AuthorityPage,
    AuthorityView,
    BestInterestsView,
    FactView,
    JudgementView,
)
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.authority.advance import Power, witness_findings
from alongside.rules.authority.capacity import assessment_findings, reuse_findings
from alongside.rules.authority.children import Acts, birthday_findings, judgement_findings, review_findings
from alongside.rules.authority.findings import Finding
from alongside.rules.authority.helping import help_findings
from alongside.rules.authority.kinds import OPENS_PLAN, Fact
from alongside.rules.authority.proxies import CompetenceNow
from alongside.rules.authority.standing import Standing
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown

_OVER = (Standing.ENDED, Standing.WITHDRAWN)


def authority_page(*, by: Actor, person: UUID, now: datetime) -> AuthorityPage:
    """What is recorded, the newest first, with what the rules find in it today; logged. Raises Unknown."""
    who, today = person_view(by=by, person=person), day_of(now)
    append_event(by=by, now=now, kind=EventKind.PLAN_OPENED, person=person, detail={"page": "authority"}, once=True)
    page = AuthorityPage(
        authorities=_authorities(Authority.objects.filter(person_id=person).order_by("-recorded_at", "id")),
        assessments=tuple(
            AssessmentView(row.id, assessment_of(row), row.recorded_at, row.recorded_by_name)
            for row in CapacityAssessment.objects.filter(person_id=person).order_by("-assessed_on", "-recorded_at")
        ),
        decisions=tuple(
            BestInterestsView(row.id, row.capacity_id, best_interests_of(row), row.recorded_at, row.recorded_by_name)
            for row in BestInterestsDecision.objects.filter(person_id=person).order_by("-decided_on", "-recorded_at")
        ),
        judgements=tuple(
            JudgementView(row.id, judgement_of(row), row.recorded_at, row.recorded_by_name)
            for row in CompetenceJudgement.objects.filter(person_id=person).order_by("-judged_on", "-recorded_at")
        ),
        facts=tuple(
            FactView(row.id, row.person_id, Fact(row.fact), row.reference, row.starts_on, row.ends_on, row.review_on)
            for row in PersonFact.objects.filter(person_id=person).order_by("-starts_on", "id")
        ),
        findings=(),
    )
    found = tuple(_findings_in(page, who.born_on, today))
    return AuthorityPage(page.authorities, page.assessments, page.decisions, page.judgements, page.facts, found)


def authorities_guarded(*, by: Actor, person: UUID) -> tuple[AuthorityView, ...]:
    """Who may act for a person, and where that stands, for a safeguarding lead: what shows it logs it, apart."""
    return _authorities(Authority.objects.filter(person_id=person).order_by("-recorded_at", "id"))


def authority_view(*, by: Actor, authority: UUID) -> AuthorityView:
    """One authority and its steps. Raises Unknown."""
    found = _authorities(Authority.objects.filter(id=authority))
    if not found:
        raise Unknown("authority.unknown")
    return found[0]


def _findings_in(page: AuthorityPage, born_on: date, today: date) -> Iterator[Finding]:
    """What the rules find in everything that is recorded, today."""
    judged = page.judgements[0].judged if page.judgements else None
    competence = CompetenceNow(judged.is_competent, judged.judged_on, judged.agreed) if judged else None
    for each in page.authorities:
        if each.standing not in _OVER:
            yield from _of_authority(each, born_on, competence, today)
    for assessment in page.assessments[:1]:
        yield from assessment_findings(assessment.found, born_on, today)
    known = {each.id: each.found for each in page.assessments}
    for decision in page.decisions:
        if decision.capacity in known:
            yield from reuse_findings(known[decision.capacity], decision.made.kind, decision.made.about)
    yield from judgement_findings(competence, born_on, today)
    facts = {each.fact for each in page.facts if each.ends_on is None or each.ends_on >= today}
    helped_by = [each.said.kind for each in page.authorities if each.standing not in _OVER]
    yield from help_findings(facts, helped_by)


def _of_authority(
    view: AuthorityView, born_on: date, competence: CompetenceNow | None, today: date
) -> Iterator[Finding]:
    said = view.said
    acts = Acts(said.kind, said.holder_name, said.basis, said.starts_on, said.review_on)
    yield from birthday_findings(acts, born_on, competence, today)
    if said.kind in OPENS_PLAN:
        yield from review_findings(acts, born_on, today)
    yield from witness_findings(Power(said.kind, said.holder_name, said.signed_on, said.life_sustaining, said.witness))


def _authorities(rows: Iterable[Authority]) -> tuple[AuthorityView, ...]:
    rows = tuple(rows)
    steps: dict[UUID, list[AuthorityStep]] = defaultdict(list)
    for step in AuthorityStep.objects.filter(authority_id__in=[row.id for row in rows]).order_by("number"):
        steps[step.authority_id].append(step)
    return tuple(
        AuthorityView(
            row.id,
            row.person_id,
            said_of(row),
            row.account_id,
            row.recorded_at,
            row.recorded_by_name,
            steps_of(steps[row.id]),
        )
        for row in rows
    )
