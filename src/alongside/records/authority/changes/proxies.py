"""A proxy's own account: invited by a letter code for one authority, never by sharing the person's way in."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.models import Authority, AuthorityStep, ProxyInvitation
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.codes import make_code
from alongside.rules.actors import Actor
from alongside.rules.authority.children import check_no_concern
from alongside.rules.authority.standing import Standing
from alongside.rules.refusals import NotReady, Unknown


def invite_proxy(*, by: Actor, authority: UUID, now: datetime, account: UUID | None = None) -> str:
    """Make the code with which the holder of an authority in force signs in, and return it once.

    account: the one that they have here already, as somebody else's proxy or as a supporter; the team says so. Raises
    NotReady for an authority that is not in force.
    """
    row = Authority.objects.filter(id=authority).first()
    if row is None:
        raise Unknown("authority.unknown")
    check_no_concern(_is_barred(row.person_id, row.holder_name, account, now))
    last = AuthorityStep.objects.filter(authority_id=authority).order_by("-number").first()
    if last is None or last.standing != Standing.IN_FORCE:
        raise NotReady("authority.verify-first", values={"standing": last.standing if last else ""})
    code = make_code(by=by, person=row.person_id, for_name=row.holder_name, now=now)
    ProxyInvitation(
        id=uuid4(),
        person_id=row.person_id,
        authority_id=authority,
        account_id=account,
        made_at=now,
        made_by=by.known_account,
    ).save(force_insert=True)
    detail = {"authority": str(authority)}
    append_event(by=by, now=now, kind=EventKind.PROXY_INVITED, person=row.person_id, detail=detail)
    return code


def welcome_proxy(*, by: Actor, person: UUID, name: str, now: datetime) -> UUID | None:
    """The account of a proxy whose code was used in this transaction: theirs already, or a new one.

    None when the code was no proxy's.
    """
    if not _invited(person, name):
        return None
    known = _welcome(person, name, None)
    if known is not None:
        return known
    account = _welcome(person, name, add_account(by=by, name=name, now=now))
    append_event(by=by, now=now, kind=EventKind.PROXY_WELCOMED, person=person, detail={"account": str(account)})
    return account


def _is_barred(person: UUID, name: str, account: UUID | None, now: datetime) -> bool:
    """By the account that they have, and by name: who has none gets a new one, which nobody has said anything of."""
    with connection.cursor() as cursor:
        cursor.execute("select name_bars(%s, %s) or conflict_bars(%s, %s, %s)", [person, name, person, account, now])
        return bool(cursor.fetchone()[0])


def _invited(person: UUID, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select authority is not null from invited_authority(%s, %s)", [person, name])
        return bool(cursor.fetchone()[0])


def _welcome(person: UUID, name: str, account: UUID | None) -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute("select welcome_proxy(%s, %s, %s)", [person, name, account])
        found: UUID | None = cursor.fetchone()[0]
    return found
