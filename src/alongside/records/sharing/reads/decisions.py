"""The person's sharing decisions as they stand, and who may record them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.reads import supporters_of
from alongside.records.people.reads import looked_after_by, organisations, person_view, person_views, teams
from alongside.records.sharing.models import SharingDecision
from alongside.records.sharing.reads.facts import facts_for
from alongside.records.sharing.values import Reader, SharedPage, SharedPerson, SharingPage, SharingView
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed, RefusedEvent, Unknown
from alongside.rules.sharing import Act, Facts, decide
from alongside.rules.sharing_choices import AskAgain, SharingPurpose, ask_again

RECORDERS = frozenset({Role.PERSON, Role.PROXY, Role.COORDINATOR, Role.PROFESSIONAL})
PAGE = 50
# The newest decision about each reader. Part of every plan page, so in plain SQL. Of one who is chosen by name too: did
# the person say that they are not wanted, for those who may read it; and is none of their rows among those who are
# involved. Of an allegation nothing shows here.
_DECISIONS = """
select distinct on (d.organisation_id, d.role, d.team_id, d.account_id)
    d.organisation_id, d.role, d.team_id, d.account_id, coalesce(o.name, t.name, a.name, ''), d.sections, d.comment_on,
    d.contribute_to, d.purposes, d.id, d.starts_on, d.ends_on, d.given_by, d.how, d.reason, d.number, d.decided_at,
    coalesce((select max(k.confirmed_at) from sharing_stillok k where k.decision_id = d.id), d.decided_at),
    d.account_id is not null and coalesce((
        select i.decision = 'do-not-involve' from careteam_involvement i
        join careteam_supporter s on s.id = i.supporter_id
        where s.account_id = d.account_id and s.person_id = any((select linked_records(%(person)s))::uuid[])
        order by i.written_at desc, i.number desc, i.id limit 1), false),
    d.account_id is not null and coalesce((
        select bool_and(s.id = any((select unwanted_supporters(%(person)s))::uuid[])) from careteam_supporter s
        where s.account_id = d.account_id and s.person_id = any((select records_of(%(person)s))::uuid[])), false)
from sharing_sharingdecision d
left join people_organisation o on o.id = d.organisation_id
left join people_team t on t.id = d.team_id
left join people_account a on a.id = d.account_id
where d.person_id = %(person)s
order by d.organisation_id, d.role, d.team_id, d.account_id, d.number desc
"""
# Of the decisions that name this reader, the last day of the one that counts (as in reader_facts).
_ABOUT_US = """
select distinct on (d.person_id) d.person_id, d.ends_on from (
    select distinct on (s.person_id, s.organisation_id, s.role, s.team_id, s.account_id) s.*,
        case when s.account_id is not null then 1 when s.role <> '' then 2 when s.team_id is not null then 3 else 4 end
            as breadth
    from sharing_sharingdecision s
    where (s.organisation_id = %s and s.role in ('', %s)) or s.account_id = %s
        or s.team_id = any((select teams_of(%s, %s, today()))::uuid[])
    order by s.person_id, s.organisation_id, s.role, s.team_id, s.account_id, s.number desc) d
where d.ends_on is null or d.ends_on >= %s
order by d.person_id, d.breadth
"""
_BY_NAME = """
select person_id from (
    select distinct on (person_id) person_id, sections, ends_on from sharing_sharingdecision
    where account_id = %s and role = '' and person_id = any((select linked_records(%s))::uuid[])
    order by person_id, number desc) newest
where sections <> '{}' and (ends_on is null or ends_on >= %s)
"""


def decisions_of(*, by: Actor, person: UUID) -> tuple[SharingView, ...]:
    """The newest decision about each reader, those who see something first."""
    with connection.cursor() as cursor:
        cursor.execute(_DECISIONS, {"person": person})
        views = [_view(*row) for row in cursor.fetchall()]
    return tuple(sorted(views, key=lambda view: (not view.sections, view.reader_name)))


def shared_by_name(*, by: Actor, person: UUID, account: UUID, now: datetime) -> tuple[UUID, ...]:
    """The records of this person in which something is shared with this account by name today, as their supporter."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_NAME, [account, person, day_of(now)])
        return tuple(found for (found,) in cursor.fetchall())


def person_of_decision(*, by: Actor, decision: UUID) -> UUID:
    """Whose decision this is, among those that the actor may know of. Raises Unknown."""
    person = SharingDecision.objects.filter(id=decision).values_list("person_id", flat=True).first()
    if person is None:
        raise Unknown("sharing.unknown")
    return person


def sharing_to_ask_about(
    *, by: Actor, person: UUID, changed_at: datetime | None, now: datetime
) -> tuple[tuple[SharingView, AskAgain], ...]:
    """Decisions in force that share something, with why the person is asked whether they still stand (X4).

    changed_at: when the newest version of their plan was agreed.
    """
    found = (each for each in decisions_of(by=by, person=person) if each.sections and not each.is_left_out)
    shared = [each for each in found if each.is_in_force(day_of(now))]
    asked = ((each, ask_again(looked_at=each.looked_at, changed_at=changed_at, now=now)) for each in shared)
    return tuple((each, why) for each, why in asked if why is not None)


def people_shared_with(*, by: Actor, now: datetime) -> tuple[UUID, ...]:
    """The people who have chosen, as of today, to share something with this actor's organisation or account."""
    return tuple(person for person, _sections, _until in _shared(by, now))


def check_may_decide(*, by: Actor, person: UUID, now: datetime) -> None:
    """Raise NotAllowed unless this actor may record the person's sharing decisions: the person, or their own team."""
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    decision = decide(by, Act.CONTRIBUTE, Section.PEOPLE, facts)
    if by.role not in RECORDERS or not decision.allowed:
        event = RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": str(decision.because)})
        raise NotAllowed("plan.not-shared", event=event)


def sharing_for(*, by: Actor, person: UUID, now: datetime) -> SharingPage:
    """Who sees a person's plan, for the person, or for the team that records their decisions."""
    check_may_decide(by=by, person=person, now=now)
    return SharingPage(
        person=person_view(by=by, person=person),
        looked_after_by=looked_after_by(by=by, person=person, today=day_of(now)),
        decisions=decisions_of(by=by, person=person),
        organisations=organisations(by=by),
        teams=teams(by=by),
        supporters=supporters_of(by=by, person=person),
    )


def shared_with_us(*, by: Actor, now: datetime, page: int = 1) -> SharedPage:
    """The people who share something with the actor's organisation, by name. Names and sections, no content; logged."""
    shared = {view[0]: view for view in _shared(by, now)}
    people = person_views(by=by, people=list(shared))
    found = sorted(people.values(), key=lambda view: (view.family_name, view.given_name, view.id))
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "shared with us"})
    first = (page - 1) * PAGE
    rows = tuple(SharedPerson(each, *shared[each.id][1:]) for each in found[first : first + PAGE])
    return SharedPage(rows, page, max(1, -(-len(found) // PAGE)), len(found))


def _shared(by: Actor, now: datetime) -> tuple[tuple[UUID, tuple[Section, ...], date | None], ...]:
    """Each person who shares something with this actor today, what, and until when."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT_US, [by.organisation, str(by.role), by.account, by.account, str(by.role), day_of(now)])
        until = {person: ends_on for person, ends_on in cursor.fetchall()}
    facts = facts_for(by=by, people=list(until), now=now) if until else {}
    return tuple(
        (person, _in_order(found.choice.sections), until[person])
        for person, found in facts.items()
        if found.choice is not None and found.choice.sections
    )


def _view(
    organisation: UUID | None, role: str, team: UUID | None, account: UUID | None, name: str, *rest: Any
) -> SharingView:
    """A row of _DECISIONS: after the three lists of sections come the other fields of SharingView in their order."""
    reader = Reader(organisation=organisation, role=Role(role) if role else None, team=team, account=account)
    sections, comment_on, contribute_to, purposes, *others = rest
    return SharingView(
        reader,
        name,
        _in_order(sections),
        _in_order(comment_on),
        _in_order(contribute_to),
        tuple(map(SharingPurpose, purposes)),
        *others,
    )


def _in_order(sections: Collection[str]) -> tuple[Section, ...]:
    return tuple(section for section in Section if section in sections)
