"""Who works where, in which role, and whose phone is lost."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from alongside.records.people.models import AccountRecovery, Membership
from alongside.records.people.values import PAGE, MembershipView, RecoveryView, StaffPage
from alongside.rules.actors import Actor, Role
from alongside.rules.refusals import Unknown
from alongside.rules.staff import RECOVERY_LASTS

# Asked on nearly every request of staff, so in plain SQL. The columns are the fields of MembershipView, in their order.
_ROLES = """
select m.id, a.id, a.name, a.email, o.id, o.name, m.role, m.starts_on, m.ends_on
from people_membership m
join people_account a on a.id = m.account_id
join people_organisation o on o.id = m.organisation_id
where m.account_id = %(account)s and m.starts_on <= %(today)s and (m.ends_on is null or m.ends_on >= %(today)s)
"""
_MEMBERSHIP = (
    "id",
    "account_id",
    "account__name",
    "account__email",
    "organisation_id",
    "organisation__name",
    "role",
    "starts_on",
    "ends_on",
)


def memberships_of(*, by: Actor, account: UUID, today: date) -> tuple[MembershipView, ...]:
    """The roles that this account may sign in with today."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLES, {"account": account, "today": today})
        return tuple(_membership_view(row) for row in cursor.fetchall())


def memberships_today(*, by: Actor, today: date) -> tuple[MembershipView, ...]:
    """Every role that somebody could sign in with today, by organisation and name: at most 100, for demo mode."""
    rows = _memberships().filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))
    return tuple(_membership_view(row) for row in rows.order_by("organisation__name", "account__name", "id")[:100])


def addresses_in_role(*, by: Actor, organisation: UUID, role: Role, today: date) -> tuple[str, ...]:
    """The e-mail addresses of those who work for this organisation in this role today; none for who has none."""
    rows = Membership.objects.filter(organisation_id=organisation, role=role, starts_on__lte=today)
    here = rows.filter(Q(ends_on=None) | Q(ends_on__gte=today), account__is_active=True).exclude(account__email=None)
    found = here.order_by("account__email").values_list("account__email", flat=True).distinct()
    return tuple(address for address in found if address)


def works_somewhere(*, by: Actor, account: UUID) -> bool:
    """Whether this account is one of staff: it has a role at an organisation now, had one, or will."""
    return Membership.objects.filter(account_id=account).exists()


def staff_of(*, by: Actor, organisation: UUID) -> tuple[MembershipView, ...]:
    """Everybody who works or worked for this organisation, by name."""
    rows = _memberships().filter(organisation_id=organisation).order_by("account__name", "role", "id")
    return tuple(_membership_view(row) for row in rows)


def staff_page(*, by: Actor, words: str, page: int) -> StaffPage:
    """A page of 50 of those who work or worked for the actor's organisation, by name; words: in a name or address."""
    rows = _memberships().filter(organisation_id=by.known_organisation).order_by("account__name", "role", "id")
    for word in words.split():
        rows = rows.filter(Q(account__name__icontains=word) | Q(account__email__icontains=word))
    total = rows.count()
    members = tuple(_membership_view(row) for row in rows[(page - 1) * PAGE : page * PAGE])
    return StaffPage(members, page, max(1, -(-total // PAGE)), total)


def member_of_staff(*, by: Actor, membership: UUID) -> MembershipView:
    """One role of somebody at the actor's organisation. Raises Unknown."""
    row = _memberships().filter(id=membership, organisation_id=by.known_organisation).first()
    if row is None:
        raise Unknown("membership.unknown")
    return _membership_view(row)


def open_recoveries(*, by: Actor, now: datetime) -> tuple[RecoveryView, ...]:
    """The lost phones that wait for a second person, the oldest first."""
    rows = AccountRecovery.objects.filter(second_at=None, first_at__gt=now - RECOVERY_LASTS).select_related("account")
    return tuple(
        RecoveryView(
            id=row.id,
            account=row.account_id,
            name=row.account.name,
            first_by=row.first_by,
            first_by_name=row.first_by_name,
            first_how=row.first_how,
            first_at=row.first_at,
            until=row.first_at + RECOVERY_LASTS,
        )
        for row in rows.order_by("first_at", "id")
    )


def _memberships() -> QuerySet[Membership, tuple[Any, ...]]:
    """Asked on every request of staff, so straight into values: models made of three tables cost twice as much."""
    return Membership.objects.values_list(*_MEMBERSHIP)


def _membership_view(row: tuple[Any, ...]) -> MembershipView:
    membership, account, name, email, organisation, organisation_name, role, starts_on, ends_on = row
    who = (membership, account, name, email, organisation, organisation_name)
    return MembershipView(*who, Role(role), starts_on, ends_on)
