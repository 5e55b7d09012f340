"""Rows of authority as the values that the rules are asked on."""

from collections.abc import Sequence

from alongside.records.authority.models import (
    Authority,
    AuthorityStep,
    BestInterestsDecision,
    CapacityAssessment,
    CompetenceJudgement,
)
from alongside.records.authority.values import NewAuthority, StepView
from alongside.rules.authority.best_interests import BestInterests, Consulted, Imca
from alongside.rules.authority.capacity import Assessment, DecisionKind, LimbFound
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.kinds import Acting, AuthorityKind
from alongside.rules.authority.standing import Checked, Standing
from alongside.rules.plan.sections import Section


def said_of(row: Authority) -> NewAuthority:
    return NewAuthority(
        kind=AuthorityKind(row.kind),
        holder_name=row.holder_name,
        starts_on=row.starts_on,
        relationship=row.relationship,
        contact=row.contact,
        acting=Acting(row.acting),
        is_replacement=row.is_replacement,
        reference=row.reference,
        signed_on=row.signed_on,
        registered_on=row.registered_on,
        ends_on=row.ends_on,
        sections=frozenset(map(Section, row.sections)),
        may_contribute=row.may_contribute,
        life_sustaining=row.life_sustaining,
        basis=row.basis,
        instructions=row.instructions,
        preferences=row.preferences,
        witness=row.witness,
        kept_at=row.kept_at,
        review_on=row.review_on,
    )


def steps_of(rows: Sequence[AuthorityStep]) -> tuple[StepView, ...]:
    return tuple(
        StepView(
            row.number,
            Standing(row.standing),
            Checked(row.checked) if row.checked else None,
            row.words,
            row.at,
            row.by,
            row.by_name,
            row.is_guarded,
        )
        for row in rows
    )


def assessment_of(row: CapacityAssessment) -> Assessment:
    return Assessment(
        decision=row.decision,
        kind=DecisionKind(row.kind),
        can_decide=row.can_decide,
        limbs=(
            LimbFound(row.can_understand, row.understand_evidence),
            LimbFound(row.can_retain, row.retain_evidence),
            LimbFound(row.can_weigh, row.weigh_evidence),
            LimbFound(row.can_communicate, row.communicate_evidence),
        ),
        doubt=row.doubt,
        information=row.information,
        help_given=row.help_given,
        impairment=row.impairment,
        is_temporary=row.is_temporary,
        because=row.because,
        fluctuates=row.fluctuates,
        assessor=row.assessor,
        assessor_role=row.assessor_role,
        assessed_on=row.assessed_on,
        decide_by=row.decide_by,
        may_regain=row.may_regain,
        review_on=row.review_on,
        person_told=row.person_told,
        kept_at=row.kept_at,
        about=row.about,
    )


def best_interests_of(row: BestInterestsDecision) -> BestInterests:
    return BestInterests(
        decision=row.decision,
        kind=DecisionKind(row.kind),
        options=tuple(row.options),
        chosen=row.chosen,
        less_restrictive=row.less_restrictive,
        wishes=row.wishes,
        written_statement=row.written_statement,
        beliefs=row.beliefs,
        other_factors=row.other_factors,
        took_part=row.took_part,
        can_wait=row.can_wait,
        consulted=tuple(
            Consulted(each.get("name", ""), each.get("relationship", ""), each.get("view", ""))
            for each in row.consulted
        ),
        nobody_consulted=row.nobody_consulted,
        imca=Imca(row.imca),
        is_life_sustaining=row.is_life_sustaining,
        not_to_bring_death=row.not_to_bring_death,
        not_by_appearance=row.not_by_appearance,
        decision_maker=row.decision_maker,
        decision_maker_role=row.decision_maker_role,
        decided_on=row.decided_on,
        review_on=row.review_on,
        about=row.about,
    )


def judgement_of(row: CompetenceJudgement) -> Judgement:
    return Judgement(
        is_competent=row.is_competent,
        reason=row.reason,
        agreed=frozenset(map(Section, row.agreed)),
        child_view=row.child_view,
        assessor=row.assessor,
        assessor_role=row.assessor_role,
        judged_on=row.judged_on,
        decision=row.decision,
    )
