"""Changes to who works for an organisation, made by its administrators; and the recovery of a lost phone."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Q

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.changes.accounts import add_account, end_membership, start_membership
from alongside.records.people.models import Account, AccountRecovery, Membership
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.staff import (
    RECOVERY_LASTS,
    Joiner,
    check_administers,
    check_joiner,
    check_not_own,
    check_one_administrator_stays,
    check_second_person,
    identity_check,
)


def add_staff(*, by: Actor, organisation: UUID, joiner: Joiner, now: datetime) -> UUID:
    """Give somebody a role in the administrator's own organisation; returns the membership.

    An account with this e-mail address is used as it is (a locum of two surgeries has one); else one is added.
    """
    check_administers(by)
    check_joiner(joiner, day_of(now))
    if by.role != Role.SYSTEM and organisation != by.organisation:
        raise Unknown("organisation.unknown")
    known = Account.objects.filter(email__iexact=joiner.email).values_list("id", flat=True).first()
    account = known or add_account(by=by, name=joiner.name, email=joiner.email, now=now)
    check_not_own(by, account)
    return start_membership(
        by=by,
        account=account,
        organisation=organisation,
        role=joiner.role,
        starts_on=joiner.starts_on,
        ends_on=joiner.ends_on,
        now=now,
    )


def end_staff(*, by: Actor, membership: UUID, ends_on: date, now: datetime) -> None:
    """Set somebody's last day. Raises NotReady for the only administrator and for one's own role."""
    row = _own_membership(by, membership)
    check_administers(by)
    check_not_own(by, row.account_id)
    check_one_administrator_stays(Role(row.role), _other_administrators(by, row, ends_on))
    end_membership(by=by, membership=membership, ends_on=ends_on, now=now)


def note_sessions_ended(*, by: Actor, membership: UUID, now: datetime) -> UUID:
    """Note that every session of this member of staff is ended, and return the account whose they are."""
    check_administers(by)
    account = _own_membership(by, membership).account_id
    append_event(by=by, now=now, kind=EventKind.ACCOUNT_SESSIONS_ENDED, detail={"account": str(account)})
    return account


def start_recovery(*, by: Actor, membership: UUID, how: str, now: datetime) -> UUID:
    """The first of two people has checked who somebody with a lost phone is."""
    account = _own_membership(by, membership).account_id
    check_not_own(by, account)
    if AccountRecovery.objects.filter(account_id=account, second_at=None, first_at__gt=now - RECOVERY_LASTS).exists():
        raise NotReady("staff.recovery-open")
    recovery = AccountRecovery(
        id=uuid4(),
        account_id=account,
        organisation_id=by.known_organisation,
        first_by=by.known_account,
        first_by_name=by.name,
        first_how=identity_check(how),
        first_at=now,
    )
    recovery.save(force_insert=True)
    detail = {"account": str(account), "how": how, "check": "first"}
    append_event(by=by, now=now, kind=EventKind.ACCOUNT_RECOVERY_STARTED, detail=detail)
    return recovery.id


def finish_recovery(*, by: Actor, recovery: UUID, how: str, now: datetime) -> UUID:
    """The second person has checked too; returns the account whose second step is to be taken away."""
    row = AccountRecovery.objects.filter(id=recovery, second_at=None, first_at__gt=now - RECOVERY_LASTS).first()
    if row is None:
        raise Unknown("staff.no-recovery")
    check_second_person(by, row.account_id, row.first_by)
    values = {"second_by": by.account, "second_how": identity_check(how), "second_at": now}
    AccountRecovery.objects.filter(id=recovery).update(**values)
    detail = {"account": str(row.account_id), "how": how, "first": str(row.first_by)}
    append_event(by=by, now=now, kind=EventKind.ACCOUNT_RECOVERED, detail=detail)
    return row.account_id


def _own_membership(by: Actor, membership: UUID) -> Membership:
    row = Membership.objects.filter(id=membership, organisation_id=by.known_organisation).first()
    if row is None:
        raise Unknown("membership.unknown")
    return row


def _other_administrators(by: Actor, row: Membership, ends_on: date) -> frozenset[UUID]:
    """Who else is an administrator on the day after, with no end in sight."""
    others = Membership.objects.filter(
        organisation_id=by.known_organisation, role=Role.ADMINISTRATOR, starts_on__lte=ends_on
    )
    open_ended = others.filter(Q(ends_on=None) | Q(ends_on__gt=ends_on)).exclude(account_id=row.account_id)
    return frozenset(open_ended.values_list("account_id", flat=True))
