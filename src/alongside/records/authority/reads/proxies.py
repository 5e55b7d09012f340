"""What an account may do for a person by law, from the one function that the policies ask too."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.authority.values import HeldView, ProxiedPerson, ProxyPage
from alongside.rules.actors import Actor
from alongside.rules.authority.kinds import AuthorityKind, is_money_only
from alongside.rules.authority.proxies import ProxyState, Reach, shown_state
from alongside.rules.plan.sections import Section

_REACH = "select state, sections, may_contribute from proxy_authority(%s, %s, %s)"
# What each rank of held_authorities() is called.
_STATES = {
    1: ProxyState.SUSPENDED,
    2: ProxyState.IN_FORCE,
    3: ProxyState.SUSPENDED,
    4: ProxyState.OUT_OF_SCOPE,
    5: ProxyState.ENDED,
    6: ProxyState.NONE,
}
_HELD = """
select a.kind, h.rank, a.ends_on
from held_authorities(%s, %s, %s) h join authority_authority a on a.id = h.authority
order by h.rank, a.kind, a.id
"""


def proxy_reach_of(*, by: Actor, person: UUID, account: UUID, now: datetime) -> Reach:
    """What this account may do for this person now. Its pure twin is rules.authority.proxies.proxy_reach."""
    with connection.cursor() as cursor:
        cursor.execute(_REACH, [person, account, now])
        state, sections, may_contribute = cursor.fetchone()
    return Reach(ProxyState(state), frozenset(map(Section, sections)), may_contribute)


def proxied_people(*, by: Actor) -> tuple[ProxiedPerson, ...]:
    """For whom the account that acts holds, or held, an authority, by name."""
    with connection.cursor() as cursor:
        cursor.execute("select person, called, organisation, telephone from proxied_people() order by called, person")
        return tuple(ProxiedPerson(*row) for row in cursor.fetchall())


def proxy_page(*, by: Actor, now: datetime) -> ProxyPage:
    """What a proxy reads about themselves. Who is kept from the person reads what anybody reads who is stopped.

    Who holds a power over money alone reads the same before and after a stop, which took nothing from them (rule K3):
    so no organisation is named to them at all.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [by.known_person, by.known_account, now])
        rows = [(AuthorityKind(kind), _STATES[rank], ends_on) for kind, rank, ends_on in cursor.fetchall()]
    kinds = frozenset(kind for kind, _, _ in rows)
    held = tuple(HeldView(kind, shown_state(kinds, state), ends_on) for kind, state, ends_on in rows)
    reach = proxy_reach_of(by=by, person=by.known_person, account=by.known_account, now=now)
    proxied = next((each for each in proxied_people(by=by) if each.person == by.on_behalf_of), None)
    nameless = ProxiedPerson(by.known_person, "")
    if is_money_only(kinds):
        return ProxyPage(nameless, replace(reach, state=shown_state(kinds, reach.state)), held)
    if proxied is None:
        return ProxyPage(nameless, Reach(ProxyState.SUSPENDED), ())
    return ProxyPage(proxied, reach, held)
