"""A safeguarding lead stops somebody who acts for a person: the authority, and all that its holder could open."""

from datetime import date, datetime
from uuid import UUID

from alongside.records.authority.changes import guard_authority
from alongside.records.authority.reads import authority_view
from alongside.records.sharing.changes.restrictions import restrict
from alongside.rules.actors import Actor
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
