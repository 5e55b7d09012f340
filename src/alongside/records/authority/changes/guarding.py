"""A safeguarding lead keeps an authority stopped, whatever the team does, until another lead gives it back."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.models import Authority, AuthorityStep
from alongside.rules.actors import Actor
from alongside.rules.authority.standing import Standing, can_guard
from alongside.rules.refusals import NotReady, Unknown


def guard_authority(*, by: Actor, authority: UUID, now: datetime) -> None:
    """Stop an authority without a word: what it is about stays in the leads' own compartment (rule K3).

    Raises Unknown; NotReady for one that is over, or is kept stopped already.
    """
    row, last = _newest(authority)
    standing = Standing(last.standing)
    if not can_guard(standing, is_guarded=last.is_guarded):
        raise NotReady("authority.not-from-here", values={"standing": standing, "to": Standing.SUSPENDED})
    _add(by, row, last, now, EventKind.AUTHORITY_GUARDED, is_guarded=True)


def give_back_authority(*, by: Actor, authority: UUID, now: datetime) -> None:
    """Let the team decide about it again: it stays stopped until they put it in force.

    Raises Unknown; NotReady for one that no lead keeps stopped, and for the lead who stopped it: a second one looks.
    """
    row, last = _newest(authority)
    if not last.is_guarded:
        raise NotReady("authority.not-kept")
    if last.by == by.known_account:
        raise NotReady("authority.second-lead")
    _add(by, row, last, now, EventKind.AUTHORITY_GIVEN_BACK, is_guarded=False)


def _newest(authority: UUID) -> tuple[Authority, AuthorityStep]:
    row = Authority.objects.filter(id=authority).first()
    last = AuthorityStep.objects.filter(authority_id=authority).order_by("-number").first()
    if row is None or last is None:
        raise Unknown("authority.unknown")
    return row, last


def _add(by: Actor, row: Authority, last: AuthorityStep, now: datetime, kind: EventKind, *, is_guarded: bool) -> None:
    """In a chain apart: the person's own list is read by others beside them."""
    AuthorityStep(
        id=uuid4(),
        person_id=row.person_id,
        authority_id=row.id,
        number=last.number + 1,
        standing=Standing.SUSPENDED,
        at=now,
        by=by.known_account,
        by_name=by.name,
        is_guarded=is_guarded,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=kind, apart=row.person_id, detail={"authority": str(row.id)})
