"""Who to think about and why, and the offers that were made.

How many long-term conditions somebody has is health content and is not read here: the reason that counts them is
left to case-finding, which works on counts under its own purpose.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from alongside.journey.identify.facts import Found, facts_of, page_of_facts
from alongside.journey.identify.models import Offer as OfferRow
from alongside.journey.identify.values import CandidatePage, CandidateView, OfferView, Standing
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view, staff_of
from alongside.records.people.values import MembershipView
from alongside.records.plans.reads import round_view
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.identify import Offer, check_can_invite, reasons_for
from alongside.rules.refusals import NotReady, Unknown

PAGE = 50
COORDINATES = frozenset({Role.COORDINATOR, Role.PROFESSIONAL})


def people_to_identify(*, by: Actor, now: datetime, page: int = 1) -> CandidatePage:
    """A page of 50 of the people whom the actor's organisation has a reason to think about. Logged once.

    Two queries, whatever the number of people: the reasons are worked out in the database and again here, in words.
    """
    found, total = page_of_facts(day_of(now), PAGE, (page - 1) * PAGE)
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "people to identify"})
    people = tuple(_candidate(each, now) for each in found)
    return CandidatePage(people, page, max(1, -(-total // PAGE)), total)


def standing_of(*, by: Actor, person: UUID, now: datetime) -> Standing:
    """Why one person is on the list, and whether they may be invited today."""
    found = facts_of(person)
    view = person_view(by=by, person=person)
    try:
        check_can_invite(found.facts, day_of(now))
    except NotReady as refusal:
        return Standing(view, reasons_for(found.facts, day_of(now)), refusal.message, refusal.values.get("until"))
    return Standing(view, reasons_for(found.facts, day_of(now)), "", None)


def offer_view(*, by: Actor, offer: UUID) -> OfferView:
    """One offer. Raises Unknown when there is none that this actor may know of."""
    row = OfferRow.objects.filter(id=offer).first()
    if row is None:
        raise Unknown("identify.unknown-offer")
    return _offer(by, row)


def open_offer_to(*, by: Actor, person: UUID) -> OfferView | None:
    """The offer that this person has not answered yet, if there is one."""
    row = OfferRow.objects.filter(person_id=person, answered_at=None).exclude(round=None).first()
    return _offer(by, row) if row else None


def unanswered_offers(*, by: Actor, rounds: Collection[UUID]) -> Mapping[UUID, UUID]:
    """The offers in these rounds that wait for the person's answer: {round: offer}."""
    rows = OfferRow.objects.filter(round_id__in=rounds, answered_at=None)
    return {row.round_id: row.id for row in rows if row.round_id}


def coordinators(*, by: Actor, now: datetime) -> tuple[MembershipView, ...]:
    """Those who work for the actor's organisation today in a role that coordinates, by name."""
    staff = staff_of(by=by, organisation=by.organisation) if by.organisation else ()
    today = day_of(now)
    working = [each for each in staff if each.starts_on <= today and (each.ends_on is None or each.ends_on >= today)]
    return tuple(each for each in working if each.role in COORDINATES)


def _candidate(each: Found, now: datetime) -> CandidateView:
    return CandidateView(
        person=each.person,
        name=each.name,
        born_on=each.born_on,
        stage=each.facts.stage,
        round=each.round,
        offer=each.offer,
        reasons=reasons_for(each.facts, day_of(now)),
    )


def _offer(by: Actor, row: OfferRow) -> OfferView:
    if row.round_id is None:
        raise Unknown("identify.unknown-offer")
    return OfferView(
        id=row.id,
        person=person_view(by=by, person=row.person_id),
        round=round_view(by=by, round_id=row.round_id),
        offered_at=row.offered_at,
        outcome=Offer(row.outcome),
        reason=row.reason,
        again_on=row.again_on,
        answered_at=row.answered_at,
    )
