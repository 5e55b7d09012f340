"""What a yes for somebody else stands on, as the rules of agreeing ask for it.

A proxy may cite what they hold themselves, but reads no finding about the person: those come from gate functions.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, Subquery

from alongside.records.authority.models import Authority, AuthorityStep, BestInterestsDecision
from alongside.records.authority.values import Citable
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor, Role
from alongside.rules.authority.agreeing import CitedAuthority, CitedDecision, Subject
from alongside.rules.authority.capacity import DecisionKind
from alongside.rules.authority.kinds import OPENS_PLAN, Acting, AuthorityKind
from alongside.rules.authority.proxies import CapacityNow, CompetenceNow
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown

_OVER = (Standing.ENDED, Standing.WITHDRAWN)
_ATTORNEY = """
select exists (select from authority_authority a where a.person_id = %s and a.kind = any(%s)
               and standing_at(a.id, %s) = 'in-force')
"""
_OWN = "select authority from held_authorities(%s, %s, %s) where rank = 2 order by cardinality(opened) desc limit 1"


def citable_for(*, by: Actor, person: UUID, now: datetime) -> tuple[Citable, ...]:
    """What staff can say that a yes stands on: authorities that are not over, decisions about agreeing this plan."""
    rows = Authority.objects.filter(person_id=person).order_by("recorded_at", "id")
    held = [
        Citable(row.id, row.holder_name, AuthorityKind(row.kind)) for row in rows if _standing(row.id, now) not in _OVER
    ]
    made = BestInterestsDecision.objects.filter(person_id=person, kind=DecisionKind.AGREE_PLAN)
    decided = [
        Citable(row.id, row.decision_maker, None, row.decided_on)
        for row in made.order_by("-decided_on", "-recorded_at")
    ]
    return (*held, *decided)


def subject_of(*, by: Actor, person: UUID, now: datetime) -> Subject:
    """The person for whom something is agreed: how old they are, and what was found about agreeing this plan."""
    with connection.cursor() as cursor:
        cursor.execute("select * from newest_finding(%s, %s, %s)", [person, str(DecisionKind.AGREE_PLAN), now])
        can_decide, lapses_on = cursor.fetchone() or (None, None)
        cursor.execute("select * from newest_judgement(%s, %s)", [person, now])
        is_competent, judged_on, agreed = cursor.fetchone() or (None, None, None)
    capacity = None if can_decide is None else CapacityNow(can_decide, lapses_on)
    return Subject(person_view(by=by, person=person).born_on, capacity, _competence(is_competent, judged_on, agreed))


def own_authority(*, by: Actor, person: UUID, now: datetime) -> UUID | None:
    """The authority by which a proxy acts for this person now: the one that reaches furthest."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN, [person, by.account, now])
        row = cursor.fetchone()
    return row[0] if row else None


def acts_as_parent(*, by: Actor, person: UUID, now: datetime) -> bool:
    """Whether it is as a parent that this actor acts for this person now."""
    if by.role != Role.PROXY:
        return False
    own = own_authority(by=by, person=person, now=now)
    return own is not None and Authority.objects.filter(id=own, kind=AuthorityKind.PARENTAL_RESPONSIBILITY).exists()


def authority_cited(
    *, by: Actor, person: UUID, authority: UUID, all_agree: bool, now: datetime
) -> tuple[CitedAuthority, str]:
    """An authority over this person as it stands now, and its holder's name. Raises Unknown for somebody else's."""
    row, standing = Authority.objects.filter(id=authority, person_id=person).first(), _standing(authority, now)
    if row is None or standing is None:
        raise Unknown("authority.unknown")
    cited = CitedAuthority(
        id=row.id,
        kind=AuthorityKind(row.kind),
        standing=standing,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        sections=frozenset(map(Section, row.sections)),
        may_contribute=row.may_contribute,
        acting=Acting(row.acting),
        registered_on=row.registered_on,
        life_sustaining=row.life_sustaining,
        all_agree=all_agree,
    )
    return cited, row.holder_name


def decision_cited(*, by: Actor, person: UUID, decision: UUID, now: datetime) -> tuple[CitedDecision, str]:
    """A best-interests decision about this person, whether somebody's power displaces it, and who made it."""
    row = BestInterestsDecision.objects.filter(id=decision, person_id=person).first()
    if row is None:
        raise Unknown("best-interests.unknown")
    kind, attorney = DecisionKind(row.kind), _has_attorney(person, now)
    return CitedDecision(row.id, kind, row.is_life_sustaining, attorney), row.decision_maker


def authorities_held(*, by: Actor, person: UUID, today: date) -> frozenset[AuthorityKind]:
    """The kinds of authority over this person that are in force today, whoever holds them."""
    newest = AuthorityStep.objects.filter(authority=OuterRef("id")).order_by("-number").values("standing")[:1]
    rows = Authority.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), person_id=person, starts_on__lte=today)
    in_force = rows.annotate(standing=Subquery(newest)).filter(standing=Standing.IN_FORCE)
    return frozenset(map(AuthorityKind, in_force.values_list("kind", flat=True)))


def has_best_interests(*, by: Actor, person: UUID) -> bool:
    """Whether a best-interests decision about this person is recorded."""
    return BestInterestsDecision.objects.filter(person_id=person).exists()


def _competence(is_competent: bool | None, judged_on: date | None, agreed: list[str] | None) -> CompetenceNow | None:
    if is_competent is None or judged_on is None:
        return None
    return CompetenceNow(is_competent, judged_on, frozenset(map(Section, agreed or ())))


def _standing(authority: UUID, now: datetime) -> Standing | None:
    with connection.cursor() as cursor:
        cursor.execute("select standing_at(%s, %s)", [authority, now])
        standing = cursor.fetchone()[0]
    return Standing(standing) if standing else None


def _has_attorney(person: UUID, now: datetime) -> bool:
    """Whether anybody's welfare power or order is in force for this person now."""
    kinds = sorted(OPENS_PLAN - {AuthorityKind.PARENTAL_RESPONSIBILITY})
    with connection.cursor() as cursor:
        cursor.execute(_ATTORNEY, [person, kinds, now])
        return bool(cursor.fetchone()[0])
