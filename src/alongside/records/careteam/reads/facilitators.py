"""Volunteers, peers and advocates who help with a plan; and worries, for those who raise and those who receive them."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.access import check_writes_team
from alongside.records.careteam.models import Escalation, Facilitation, Observation, Supporter
from alongside.records.careteam.shown import supporter_view
from alongside.records.careteam.values import (
    Assigning,
    EscalationView,
    FacilitationView,
    Helped,
    ObservationView,
    PossibleFacilitator,
    Receipt,
)
from alongside.records.people.reads import person_view, person_views
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.facilitating import checks_due
from alongside.rules.refusals import Unknown

MOST = 100
# Those who work or volunteer for a voluntary organisation today.
_PARTNERS = """
select a.id, a.name, o.id, o.name from people_membership m
join people_account a on a.id = m.account_id join people_organisation o on o.id = m.organisation_id
where m.role = any(%s) and (m.organisation_id = any(%s) or cardinality(%s::uuid[]) = 0)
  and m.starts_on <= %s and (m.ends_on is null or m.ends_on >= %s)
order by a.name, o.name limit 500
"""


def facilitators(*, by: Actor, now: datetime) -> tuple[PossibleFacilitator, ...]:
    """Who could help with a plan: everybody of a voluntary organisation, by name."""
    return _members([Role.VCSE_PARTNER], [], now)


def supervisors(*, by: Actor, now: datetime) -> tuple[PossibleFacilitator, ...]:
    """Who could supervise: the actor's own team, and everybody of a voluntary organisation."""
    own = _members([Role.COORDINATOR, Role.PROFESSIONAL], [by.organisation] if by.organisation else [], now)
    return (*(own if by.organisation else ()), *facilitators(by=by, now=now))


def assigning(*, by: Actor, supporter: UUID, now: datetime) -> Assigning:
    """What the page to let somebody help needs. Raises Unknown, NotAllowed."""
    row = Supporter.objects.filter(id=supporter).first()
    if row is None:
        raise Unknown("supporter.unknown")
    check_writes_team(by=by, person=row.person_id)
    view = person_view(by=by, person=row.person_id)
    return Assigning(view, supporter_view(row), facilitators(by=by, now=now), supervisors(by=by, now=now))


def people_helped(*, by: Actor) -> tuple[Helped, ...]:
    """Whom this account helps now, by what they are called."""
    with connection.cursor() as cursor:
        cursor.execute("select facilitation, person, called, scope, supervisor_name from helped_people()")
        return tuple(Helped(*row) for row in cursor.fetchall())


def helped_person(*, by: Actor, person: UUID) -> Helped:
    """One of those whom this account helps now. Raises Unknown."""
    found = next((each for each in people_helped(by=by) if each.person == person), None)
    if found is None:
        raise Unknown("person.unknown")
    return found


def facilitations_of(*, by: Actor, supporter: UUID, now: datetime) -> tuple[FacilitationView, ...]:
    """With what one supporter helps or helped, newest first."""
    rows = Facilitation.objects.filter(supporter_id=supporter).select_related("account", "organisation")
    return tuple(_facilitation(row, now) for row in rows.order_by("-assigned_at", "id"))


def facilitation_view(*, by: Actor, facilitation: UUID, now: datetime) -> FacilitationView:
    """With what somebody helps, for whoever may end it. Raises Unknown, NotAllowed."""
    row = Facilitation.objects.filter(id=facilitation).select_related("account", "organisation").first()
    if row is None:
        raise Unknown("facilitator.none")
    check_writes_team(by=by, person=row.person_id)
    return _facilitation(row, now)


def observations_of(*, by: Actor, person: UUID, account: UUID | None = None) -> tuple[ObservationView, ...]:
    """The last hundred things that facilitators (or one of them) noticed, newest first, as far as the actor may see."""
    rows = Observation.objects.filter(person_id=person)
    if account is not None:
        rows = rows.filter(account_id=account)
    return tuple(
        ObservationView(row.name, row.words, row.written_at) for row in rows.order_by("-written_at", "id")[:MOST]
    )


def name_of_worried_about(*, by: Actor, person: UUID) -> str:
    """What to call the person on the page of a worry, for those who may raise one. Raises Unknown."""
    with connection.cursor() as cursor:
        cursor.execute("select worry_about(%s)", [person])
        called: str | None = cursor.fetchone()[0]
    if called is None:
        raise Unknown("person.unknown")
    return called


def receipt_of(*, by: Actor, escalation: UUID) -> Receipt:
    """What the one who raised a worry sees of it afterwards. Raises Unknown for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("select reference, written_at, received_at from worry_receipt(%s)", [escalation])
        row = cursor.fetchone()
    if row is None:
        raise Unknown("escalation.unknown")
    return Receipt(*row)


def worries(*, by: Actor, now: datetime) -> tuple[EscalationView, ...]:
    """The last hundred worries for the leads of the actor's organisation, those not received first. Logged."""
    rows = list(Escalation.objects.filter(organisation_id=by.known_organisation).order_by("-written_at", "id")[:MOST])
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "worries", "found": str(len(rows))})
    found = _views(by, rows)
    return tuple(sorted(found, key=lambda each: each.received_at is not None))


def count_worries(*, by: Actor) -> int:
    """How many nobody at the actor's organisation has received yet; nothing of what they say."""
    return Escalation.objects.filter(organisation_id=by.known_organisation, received_at=None).count()


def open_worry(*, by: Actor, escalation: UUID, now: datetime) -> EscalationView:
    """One worry with its words, for the lead. Logged in the organisation's chain. Raises Unknown."""
    found = _views(by, list(Escalation.objects.filter(id=escalation)))
    if not found:
        raise Unknown("escalation.unknown")
    append_event(by=by, now=now, kind=EventKind.WORRY_OPENED, detail={"reference": found[0].reference}, once=True)
    return found[0]


def _facilitation(row: Facilitation, now: datetime) -> FacilitationView:
    return FacilitationView(
        id=row.id,
        supporter=row.supporter_id,
        name=row.account.name,
        organisation_name=row.organisation.name,
        scope=row.scope,
        supervisor_name=row.supervisor_name,
        dbs_on=row.dbs_on,
        no_dbs_why=row.no_dbs_why,
        trained_on=row.trained_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        checks_due=row.ends_on is None and checks_due(row.dbs_on, row.trained_on, day_of(now)),
    )


def _views(by: Actor, rows: list[Escalation]) -> tuple[EscalationView, ...]:
    people = person_views(by=by, people=[row.person_id for row in rows]) if rows else {}
    return tuple(
        EscalationView(
            id=row.id,
            person=row.person_id,
            person_name=people[row.person_id].name,
            reference=row.reference,
            words=row.words,
            written_at=row.written_at,
            written_by_name=row.written_by_name,
            received_at=row.received_at,
        )
        for row in rows
        if row.person_id in people
    )


def _members(roles: list[Role], organisations: list[UUID], now: datetime) -> tuple[PossibleFacilitator, ...]:
    today = day_of(now)
    with connection.cursor() as cursor:
        cursor.execute(_PARTNERS, [list(map(str, roles)), organisations, organisations, today, today])
        return tuple(PossibleFacilitator(*row) for row in cursor.fetchall())
