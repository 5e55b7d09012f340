"""What a yes for somebody else stands on, as the rules of agreeing ask for it."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.authority.models import (
    Authority,
    AuthorityStep,
    BestInterestsDecision,
    CapacityAssessment,
    CompetenceJudgement,
)
from alongside.records.authority.rows import assessment_of
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.authority.agreeing import CitedAuthority, CitedDecision, Subject
from alongside.rules.authority.capacity import DecisionKind, capacity_now
from alongside.rules.authority.kinds import OPENS_PLAN, Acting, AuthorityKind
from alongside.rules.authority.proxies import CapacityNow, CompetenceNow
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown


def subject_of(*, by: Actor, person: UUID) -> Subject:
    """The person for whom something is agreed: how old they are, and what was found about agreeing this plan."""
    judged = CompetenceJudgement.objects.filter(person_id=person).order_by("-judged_on", "-recorded_at").first()
    competence = None
    if judged is not None:
        competence = CompetenceNow(judged.is_competent, judged.judged_on, frozenset(map(Section, judged.agreed)))
    born_on = person_view(by=by, person=person).born_on
    return Subject(born_on, _newest(person, DecisionKind.AGREE_PLAN), competence)


def authority_cited(*, by: Actor, person: UUID, authority: UUID, all_agree: bool) -> CitedAuthority:
    """An authority over this person as it stands now. Raises Unknown for none, or one over somebody else."""
    row = Authority.objects.filter(id=authority, person_id=person).first()
    step = AuthorityStep.objects.filter(authority_id=authority).order_by("-number").first()
    if row is None or step is None:
        raise Unknown("authority.unknown")
    return CitedAuthority(
        id=row.id,
        kind=AuthorityKind(row.kind),
        standing=Standing(step.standing),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        sections=frozenset(map(Section, row.sections)),
        may_contribute=row.may_contribute,
        acting=Acting(row.acting),
        registered_on=row.registered_on,
        life_sustaining=row.life_sustaining,
        all_agree=all_agree,
    )


def decision_cited(*, by: Actor, person: UUID, decision: UUID, now: datetime) -> CitedDecision:
    """A best-interests decision about this person, and whether somebody's power displaces it. Raises Unknown."""
    row = BestInterestsDecision.objects.filter(id=decision, person_id=person).first()
    if row is None:
        raise Unknown("best-interests.unknown")
    return CitedDecision(
        id=row.id,
        kind=DecisionKind(row.kind),
        is_life_sustaining=row.is_life_sustaining,
        attorney_in_force=_has_attorney(person, now),
    )


def _newest(person: UUID, kind: DecisionKind) -> CapacityNow | None:
    row = (
        CapacityAssessment.objects.filter(person_id=person, kind=kind).order_by("-assessed_on", "-recorded_at").first()
    )
    return capacity_now(assessment_of(row) if row else None)


def _has_attorney(person: UUID, now: datetime) -> bool:
    """Whether anybody's welfare power or order is in force for this person now."""
    kinds = sorted(OPENS_PLAN - {AuthorityKind.PARENTAL_RESPONSIBILITY})
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from authority_authority a where a.person_id = %s and a.kind = any(%s)"
            " and standing_at(a.id, %s) = 'in-force')",
            [person, kinds, now],
        )
        return bool(cursor.fetchone()[0])
