"""Rows as the values that leave the app."""

from alongside.records.careteam.models import ConcernAnswer, Conflict, Involvement, Supporter
from alongside.records.careteam.values import ConcernView, ConflictView, InvolvementView, SupporterView
from alongside.rules.involvement import AnswersWhen, Asked, Attorney, Benefit, Check, Involve, Outcome


def supporter_view(row: Supporter) -> SupporterView:
    """A row as the value that leaves the app."""
    return SupporterView(
        id=row.id,
        person=row.person_id,
        kind=row.kind,
        name=row.name,
        relationship=row.relationship,
        role=row.role,
        team=row.team,
        telephone=row.telephone,
        email=row.email,
        key_worker=row.key_worker,
        no_contact=row.no_contact,
        no_contact_reason=row.no_contact_reason,
        account=row.account_id,
        organisation=row.organisation_id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        answers_when=AnswersWhen(row.answers_when),
    )


def involvement_view(row: Involvement) -> InvolvementView:
    return InvolvementView(
        number=row.number,
        decision=Involve(row.decision),
        limits=row.limits,
        asked=Asked(row.asked),
        why_not_alone=row.why_not_alone,
        decided_on=row.decided_on,
        asked_by_name=row.asked_by_name,
        at=row.written_at,
    )


def conflict_view(row: Conflict) -> ConflictView:
    check = Check(
        paid=row.paid,
        paid_how=row.paid_how,
        benefits_from=frozenset(map(Benefit, row.benefits_from)),
        attorney=Attorney(row.attorney),
        own_view=row.own_view,
        own_view_asked=Asked(row.own_view_asked),
        why_not_alone=row.why_not_alone,
        own_view_on=row.own_view_on,
        independent_view=row.independent_view,
        independent_by=row.independent_by,
        outcome=Outcome(row.outcome),
        limits=row.limits,
        review_on=row.review_on,
    )
    return ConflictView(row.number, check, row.written_by_name, row.written_at)


def concern_view(row: ConcernAnswer) -> ConcernView:
    return ConcernView(row.alleged, row.answered_at)
