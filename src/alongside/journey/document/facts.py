"""What readiness stands on besides the words of a draft: gathered from the records, never asked of a page."""

from datetime import date, datetime
from uuid import UUID

from alongside.journey.document.values import Yes
from alongside.records.appointments.reads import appointments_of
from alongside.records.careteam.reads import coordinator_of, not_asked_about, open_conflicts
from alongside.records.messaging.reads import messages_to
from alongside.records.messaging.values import MessageKind
from alongside.records.people.reads import account_of_person
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import has_other_plans
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.readiness import AccessRoute, AgreementFacts

CONVERSATION, ATTENDED, FORMAT_NOT_ASKED = "conversation", "attended", "not-asked"


def agreement_facts(
    *, by: Actor, round_id: UUID, person: PersonView, now: datetime, yes: Yes | None = None
) -> AgreementFacts:
    """The facts about one round today, with the act of agreement if there is one."""
    met = [each for each in appointments_of(by=by, rounds=[round_id]) if each.kind == CONVERSATION]
    held = [each for each in met if each.status == ATTENDED]
    coordinator = coordinator_of(by=by, person=person.id)
    conversation_on = day_of(held[-1].starts_at) if held else None
    return AgreementFacts(
        today=day_of(now),
        agreed_by=person.name if yes else "",
        agreed_on=day_of(now) if yes else None,
        agreed_how=str(yes.how) if yes else "",
        access_route=_route(by, person),
        conversation_on=conversation_on,
        took_part=tuple(each.with_name for each in held),
        pack_days=_pack_days(by, round_id, person.id, day_of(met[-1].starts_at) if met else None),
        coordinator=coordinator.name if coordinator else "",
        review_on=yes.review_on if yes else None,
        reviewer=yes.review_with if yes else "",
        copy_planned=True,
        copy_format_known=person.letter_format != FORMAT_NOT_ASKED,
        other_plans_asked=has_other_plans(by=by, person=person.id),
        not_asked_about=not_asked_about(by=by, person=person.id),
        open_conflicts=open_conflicts(by=by, person=person.id),
    )


def _route(by: Actor, person: PersonView) -> AccessRoute | None:
    """How the person gets at their plan: their own account, else paper to their address (rule Q14)."""
    if account_of_person(by=by, person=person.id):
        return AccessRoute.ACCOUNT
    return AccessRoute.PAPER if person.address else None


def _pack_days(by: Actor, round_id: UUID, person: UUID, met_on: date | None) -> int | None:
    sent = [
        message.due_at
        for message in messages_to(by=by, person=person)
        if message.kind == MessageKind.PACK_READY and str(round_id) in message.about.values()
    ]
    return (met_on - day_of(sent[-1])).days if sent and met_on else None
