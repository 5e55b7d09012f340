"""Somebody's part is over, and all that it opened with it: of one who acts for a person, or who supports them."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from alongside.records.authority.changes import guard_authority
from alongside.records.authority.reads import authority_view
from alongside.records.careteam.changes import end_supporter
from alongside.records.sharing.changes.decisions import stop_sharing
from alongside.records.sharing.changes.restrictions import restrict
from alongside.records.sharing.reads.decisions import shared_by_name
from alongside.records.sharing.values import SUPPORT_ENDED, Reader
from alongside.rules.actors import Actor
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.restrictions import Kept


def stop_authority(*, by: Actor, authority: UUID, reason: str, review_on: date | None, now: datetime) -> None:
    """Stop an authority at once: from the next request on its holder acts for nobody, and sees nothing here.

    Why, and when to look again, stand in a limit on the holder's account, which two people lift; the step of the
    authority says that it is stopped, and no more, and only another lead gives it back (rule K3). A holder who has
    never signed in has no account to limit.
    Raises Unknown; NotReady for an authority that cannot be stopped from where it stands; Invalid without a reason.
    """
    held = authority_view(by=by, authority=authority)
    guard_authority(by=by, authority=authority, now=now)
    if held.account is not None:
        kept = Kept(accounts=frozenset({held.account}))
        restrict(by=by, person=held.person, kept=kept, reason=reason, review_on=review_on, now=now)


def keep_away(
    *,
    by: Actor,
    person: UUID,
    authorities: Collection[UUID],
    accounts: Collection[UUID],
    reason: str,
    review_on: date | None,
    now: datetime,
) -> None:
    """Stop these authorities, and keep these accounts from everything about the person: all of it, or nothing.

    Raises Invalid when nothing is chosen, Unknown for an authority about somebody else, and as stop_authority.
    """
    if not authorities and not accounts:
        raise Invalid("restriction.nobody-chosen", field="accounts")
    held = [authority_view(by=by, authority=authority) for authority in authorities]
    if any(each.person != person for each in held):
        raise Unknown("authority.unknown")
    for authority in authorities:
        stop_authority(by=by, authority=authority, reason=reason, review_on=review_on, now=now)
    others = Kept(accounts=frozenset(accounts) - {each.account for each in held})
    if others.accounts:
        restrict(by=by, person=person, kept=others, reason=reason, review_on=review_on, now=now)


def end_support(*, by: Actor, supporter: UUID, now: datetime) -> None:
    """Somebody does not support the person any more. At once they do not sign in as a supporter, help with the plan, or
    see what was shared with them by name. What they see in another part (where they work, by an authority) stays.

    Raises Unknown, NotAllowed, and NotReady for the coordinator. Ended twice, nothing new happens.
    """
    ended = end_supporter(by=by, supporter=supporter, now=now)
    if ended.account is None:
        return
    reader = Reader(account=ended.account)
    for person in shared_by_name(by=by, person=ended.person, account=ended.account, now=now):
        stop_sharing(by=by, person=person, reader=reader, how=SUPPORT_ENDED, now=now)
