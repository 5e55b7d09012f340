"""Changes to organisations, accounts and memberships: joiners, leavers, and keys of other systems."""

import secrets
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Q

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.keys import hash_of_key, starts_with
from alongside.records.people.models import Account, ClientKey, Membership, Organisation
from alongside.records.people.values import Redeemed
from alongside.rules.actors import STAFF, Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.staff import check_may_issue
from alongside.rules.text import safe_line


def add_organisation(
    *, by: Actor, name: str, now: datetime, ods_code: str | None = None, telephone: str = "", address: str = ""
) -> UUID:
    """Add an organisation. Raises Invalid when the ODS code is taken."""
    if ods_code and Organisation.objects.filter(ods_code=ods_code).exists():
        raise Invalid("organisation.ods-code-taken", field="ods_code")
    name = safe_line(name, field="name")
    organisation = Organisation(id=uuid4(), name=name, ods_code=ods_code, telephone=telephone, address=address)
    organisation.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.ORGANISATION_ADDED, detail={"organisation": str(organisation.id)})
    return organisation.id


def add_account(*, by: Actor, name: str, now: datetime, email: str | None = None, person: UUID | None = None) -> UUID:
    """Add an account without a password: the first sign-in sets one, or the letter's code stands in.

    Raises Invalid when the e-mail address or the person already has an account.
    """
    email = safe_line(email, field="email", longest=254).lower() if email else None
    if email and Account.objects.filter(email__iexact=email).exists():
        raise Invalid("account.email-taken", field="email")
    if person and Account.objects.filter(person_id=person).exists():
        raise Invalid("account.person-has-one", field="person")
    account = Account(id=uuid4(), name=safe_line(name, field="name"), email=email, person_id=person, joined_at=now)
    account.set_unusable_password()
    account.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.ACCOUNT_ADDED, person=person, detail={"account": str(account.id)})
    return account.id


def account_for(*, by: Actor, redeemed: Redeemed, now: datetime) -> UUID:
    """The account of the person whose letter code was used: theirs already, or a new one."""
    known = Account.objects.filter(person_id=redeemed.person).values_list("id", flat=True).first()
    return known or add_account(by=by, name=redeemed.name, person=redeemed.person, now=now)


def enter_from(*, by: Actor, own: UUID, now: datetime) -> None:
    """From now on the acting carer's account is entered from `own` too: one sign-in, two parts, nothing mixed (ADR 42).

    own: the account of the carer's own record, whose letter code was used in this transaction. Asked twice it is done
    once. Raises NotReady where `own` has no record, or the carer's account has one, or is entered from another account.
    """
    other = Account.objects.select_for_update().get(id=by.known_account)
    record = Account.objects.filter(id=own, is_active=True).values_list("person_id", flat=True).first()
    if record is None or other.person_id is not None or other.entered_from_id not in (None, own):
        raise NotReady("account.cannot-enter")
    Account.objects.filter(id=other.id).update(entered_from_id=own)
    append_event(by=by, now=now, kind=EventKind.ACCOUNT_ENTERED_FROM, person=record, detail={"account": str(own)})


def set_account_email(*, by: Actor, account: UUID, email: str, now: datetime) -> None:
    """Record the address that an account signs in with. Raises Invalid when another account has it."""
    email = safe_line(email, field="email", longest=254).lower()
    if "@" not in email:
        raise Invalid("account.email", field="email")
    if Account.objects.filter(email__iexact=email).exclude(id=account).exists():
        raise Invalid("account.email-taken", field="email")
    Account.objects.filter(id=account).update(email=email)
    append_event(
        by=by, now=now, kind=EventKind.ACCOUNT_EMAIL_CHANGED, person=by.person, detail={"account": str(account)}
    )


def start_membership(
    *,
    by: Actor,
    account: UUID,
    organisation: UUID,
    role: Role,
    starts_on: date,
    now: datetime,
    ends_on: date | None = None,
) -> UUID:
    """Give an account a role in an organisation. Raises Invalid for a role that is not staff, or dates out of order."""
    if role not in STAFF:
        raise Invalid("membership.role", field="role")
    if ends_on and ends_on < starts_on:
        raise Invalid("membership.ends-before-start", field="ends_on")
    if Membership.objects.filter(account_id=account, organisation_id=organisation, role=role, ends_on=None).exists():
        raise Invalid("membership.already", field="role")
    membership = Membership(
        id=uuid4(), account_id=account, organisation_id=organisation, role=role, starts_on=starts_on, ends_on=ends_on
    )
    membership.save(force_insert=True)
    detail = {"account": str(account), "role": str(role)}
    append_event(by=by, now=now, kind=EventKind.MEMBERSHIP_STARTED, detail=detail)
    return membership.id


def end_membership(*, by: Actor, membership: UUID, ends_on: date, now: datetime) -> None:
    """End a role on a day. The next request after that day is refused."""
    row = Membership.objects.filter(id=membership, organisation_id=by.known_organisation).first()
    if row is None:
        raise Unknown("membership.unknown")
    if ends_on < row.starts_on:
        raise Invalid("membership.ends-before-start", field="ends_on")
    Membership.objects.filter(id=membership).update(ends_on=ends_on)
    append_event(by=by, now=now, kind=EventKind.MEMBERSHIP_ENDED, detail={"membership": str(membership)})


def issue_client_key(*, by: Actor, organisation: UUID, name: str, now: datetime) -> str:
    """Issue a bearer token to another organisation's system. Returned once; only its SHA-256 is kept.

    Raises Invalid for an organisation that has an administrator of its own here: its keys are theirs to issue.
    """
    check_may_issue(by, organisation, _has_administrator(organisation, day_of(now)))
    key_id = uuid4()
    token = f"{starts_with(key_id)}-{secrets.token_urlsafe(32)}"
    key = ClientKey(
        id=key_id,
        organisation_id=organisation,
        issuer_id=by.organisation,
        name=safe_line(name, field="name"),
        key_hash=hash_of_key(token),
        issued_at=now,
        issued_by=by.account or UUID(int=0),
    )
    key.save(force_insert=True)
    detail = {"key": str(key.id), "for": str(organisation)}
    append_event(by=by, now=now, kind=EventKind.TOKEN_ISSUED, detail=detail)
    return token


def withdraw_client_key(*, by: Actor, key: UUID, now: datetime) -> None:
    """Withdraw a bearer token that the actor's organisation issued or that acts as it; it is refused from now on."""
    own = Q(issuer_id=by.organisation) | Q(organisation_id=by.organisation)
    rows = ClientKey.objects.filter(id=key, withdrawn_at=None)
    rows = rows if by.role == Role.SYSTEM else rows.filter(own)
    if not rows.update(withdrawn_at=now, withdrawn_by=by.account or UUID(int=0)):
        raise Unknown("client-key.unknown")
    append_event(by=by, now=now, kind=EventKind.TOKEN_WITHDRAWN, detail={"key": str(key)})


def _has_administrator(organisation: UUID, today: date) -> bool:
    rows = Membership.objects.filter(organisation_id=organisation, role=Role.ADMINISTRATOR)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=today)).exists()
