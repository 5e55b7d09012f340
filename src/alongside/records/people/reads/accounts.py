"""Accounts that sign in."""

from collections.abc import Collection, Mapping
from uuid import UUID

from alongside.records.people.models import Account
from alongside.records.people.values import AccountView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown


def account_view(*, by: Actor, account: UUID) -> AccountView:
    """One account. Raises Unknown."""
    row = Account.objects.filter(id=account).first()
    if row is None:
        raise Unknown("account.unknown")
    return _account_view(row)


def entered_account(*, by: Actor, own: UUID, other: UUID) -> AccountView | None:
    """The other account, if it is entered from `own` and neither is stopped. Looked up on every request."""
    rows = Account.objects.filter(id=other, entered_from_id=own, is_active=True, entered_from__is_active=True)
    row = rows.first()
    return _account_view(row) if row else None


def enters_others(*, by: Actor, account: UUID) -> bool:
    """Whether other accounts are entered from this one."""
    return Account.objects.filter(entered_from_id=account, is_active=True).exists()


def account_of_person(*, by: Actor, person: UUID) -> AccountView | None:
    """The person's own account, if they have one."""
    row = Account.objects.filter(person_id=person).first()
    return _account_view(row) if row else None


def account_by_email(*, by: Actor, email: str) -> AccountView | None:
    """The account that signs in with this address, if any."""
    row = Account.objects.filter(email__iexact=email).first()
    return _account_view(row) if row else None


def names_of_accounts(*, by: Actor, accounts: Collection[UUID]) -> Mapping[UUID, str]:
    """How these accounts are shown to others: to say who did something."""
    return dict(Account.objects.filter(id__in=accounts).values_list("id", "name"))


def accounts_of_people(*, by: Actor) -> tuple[AccountView, ...]:
    """Accounts of people whose own plan it is, by name: at most 100, for demo mode."""
    rows = Account.objects.filter(person__isnull=False).order_by("name", "id")[:100]
    return tuple(_account_view(row) for row in rows)


def accounts_without_a_role(*, by: Actor) -> tuple[AccountView, ...]:
    """Accounts that are neither a person's own nor a member of staff's, by name: carers. At most 100, for demo mode."""
    rows = Account.objects.filter(person=None, memberships=None).order_by("name", "id")[:100]
    return tuple(_account_view(row) for row in rows)


def _account_view(row: Account) -> AccountView:
    return AccountView(row.id, row.name, row.email, row.person_id, row.is_active)
