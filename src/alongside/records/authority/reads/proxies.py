"""What an account may do for a person by law, from the one function that the policies ask too."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.authority.models import Authority
from alongside.records.authority.rows import said_of
from alongside.records.authority.values import NewAuthority, ProxiedPerson
from alongside.rules.actors import Actor
from alongside.rules.authority.proxies import ProxyState, Reach
from alongside.rules.plan.sections import Section


def proxy_reach_of(*, by: Actor, person: UUID, account: UUID, now: datetime) -> Reach:
    """What this account may do for this person now. Its pure twin is rules.authority.proxies.proxy_reach."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select state, sections, may_contribute from proxy_authority(%s, %s, %s)", [person, account, now]
        )
        state, sections, may_contribute = cursor.fetchone()
    return Reach(ProxyState(state), frozenset(map(Section, sections)), may_contribute)


def proxied_people(*, by: Actor) -> tuple[ProxiedPerson, ...]:
    """For whom the account that is signing in holds, or held, an authority, by name."""
    with connection.cursor() as cursor:
        cursor.execute("select person, called from proxied_people() order by called, person")
        return tuple(ProxiedPerson(*row) for row in cursor.fetchall())


def held_by(*, by: Actor, person: UUID) -> tuple[NewAuthority, ...]:
    """What a proxy's own account holds for a person, as it was recorded: what their home page says."""
    rows = Authority.objects.filter(person_id=person, account_id=by.known_account).order_by("recorded_at", "id")
    return tuple(said_of(row) for row in rows)
