"""Powers over somebody, with the account of their holder, as sign-in by a code leaves them."""

from uuid import UUID

from alongside.records.authority.changes import move_authority
from alongside.records.authority.models import Authority
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.standing import Standing
from tests.attacks.attackers import POWERLESS
from tests.authority import with_power
from tests.cast import Cast


def powerless(cast: Cast) -> None:
    """One is stopped, one is over when this day has passed, and one never reached the plan."""
    stopped, ended, for_money = POWERLESS.values()
    power = with_power(cast, "Amina", holder=stopped)
    move_authority(by=cast.nurse, authority=power, to=Standing.SUSPENDED, words="Zinnia is afraid.", now=cast.now)
    with_power(cast, "Amina", kind=AuthorityKind.DEPUTY_WELFARE, holder=ended, ends_on=cast.now.date())
    with_power(cast, "Amina", kind=AuthorityKind.LPA_PROPERTY, holder=for_money)


def signed_in(names: dict[str, UUID]) -> None:
    """Their holders have signed in. Call inside a transaction of the owner."""
    for name, account in names.items():
        Authority.objects.using("owner").filter(holder_name=name).update(account_id=account)
