"""Who to think about and why, and the offers that were made.

How many long-term conditions somebody has is health content and is not read here: the reason that counts them is
left to case-finding, which works on counts under its own purpose.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.journey.identify.facts import Found, facts_of, page_of_facts
from alongside.journey.identify.models import Offer as OfferRow
from alongside.journey.identify.values import (
    Batch,
    CandidatePage,
    CandidateView,
    CaseloadsPage,
    CaseloadView,
    Coordination,
    Handed,
    OfferView,
    Standing,
    WorkingCaseload,
)
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.reads import (
    batches_since,
    caseload_of,
    caseloads,
    coordinator_of,
    handed_over,
    handovers_of,
)
from alongside.records.careteam.values import Caseload
from alongside.records.people.reads import people_listed, person_view, staff_of
from alongside.records.people.values import MembershipView
from alongside.records.plans.reads import round_view
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.identify import Offer, check_can_invite, reasons_for
from alongside.rules.refusals import NotReady, Unknown

PAGE = 50
LATELY = timedelta(weeks=4)
MOST_HANDED_OVER = 300  # at once; the rest of a larger caseload is on the page again afterwards
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
    """Why one person is on the list, whether they may be invited today, and who coordinates or could."""
    found = facts_of(person)
    refused, until = "", None
    try:
        check_can_invite(found.facts, day_of(now))
    except NotReady as refusal:
        refused, until = refusal.message, refusal.values.get("until")
    named = coordinator_of(by=by, person=person)
    here = named.name if named and named.organisation == by.organisation else ""
    colleagues = {} if here else {each.account: each.account_name for each in coordinators(by=by, now=now)}
    view = person_view(by=by, person=person)
    return Standing(view, reasons_for(found.facts, day_of(now)), refused, until, here, colleagues)


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


def coordination_of(*, by: Actor, person: UUID, now: datetime) -> Coordination:
    """Who coordinates for one person, who did, and who in the actor's organisation could."""
    view = person_view(by=by, person=person)
    named, handovers = coordinator_of(by=by, person=person), handovers_of(by=by, person=person)
    return Coordination(view, named, handovers, coordinators(by=by, now=now))


def caseloads_here(*, by: Actor, now: datetime) -> CaseloadsPage:
    """Who coordinates how many people here, first those who left or whose last day is known; and the last handovers."""
    working: dict[UUID, list[date | None]] = {}
    for each in coordinators(by=by, now=now):
        working.setdefault(each.account, []).append(each.ends_on)
    found = [_working(each, working.get(each.account)) for each in caseloads(by=by)]
    ordered = sorted(found, key=lambda each: (each.works_here, each.last_day is None, each.name))
    return CaseloadsPage(tuple(ordered), batches_since(by=by, since=now - LATELY))


def caseload_to_hand_over(*, by: Actor, account: UUID, now: datetime) -> CaseloadView:
    """Whom somebody coordinates, at most 300 of them, and who else here could. Logged. Raises Unknown for nobody's."""
    people = caseload_of(by=by, account=account)[:MOST_HANDED_OVER]
    staff = {each.account: each.account_name for each in staff_of(by=by, organisation=by.known_organisation)}
    if account not in staff:
        raise Unknown("account.unknown")
    views = people_listed(by=by, people=people, name="caseload", now=now)
    colleagues = {each.account: each.account_name for each in coordinators(by=by, now=now) if each.account != account}
    names = {person: views[person].name for person in people if person in views}
    return CaseloadView(account, staff[account], names, colleagues)


def open_batch(*, by: Actor, batch: UUID, now: datetime) -> Batch:
    """What was handed over together, by name. Logged. Raises Unknown."""
    found = handed_over(by=by, batch=batch)
    views = people_listed(by=by, people=[each.person for each in found], name="handed over", now=now)
    shown = [each for each in found if each.person in views]
    if not shown:
        raise Unknown("handover.unknown")
    still = [each for each in shown if each.from_account and _coordinates(by, each.to_account, each.person)]
    handed = tuple(Handed(views[each.person].name, each.from_name, each.to_name) for each in shown)
    first = shown[0]
    return Batch(handed, first.note, first.at, first.by_name, first.hands_back is not None, bool(still))


def _coordinates(by: Actor, account: UUID, person: UUID) -> bool:
    named = coordinator_of(by=by, person=person)
    return named is not None and named.account == account


def _working(each: Caseload, last_days: list[date | None] | None) -> WorkingCaseload:
    """last_days: of each role in which they coordinate here today; one without an end is enough."""
    known = [day for day in last_days or () if day is not None]
    last_day = max(known) if last_days and len(known) == len(last_days) else None
    return WorkingCaseload(each.account, each.name, each.people, bool(last_days), last_day)


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
