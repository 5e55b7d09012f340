"""What somebody who helps with a plan sees of it: the goals that are shared, and what they do themselves."""

from datetime import datetime
from uuid import UUID

from alongside.journey.document.values import Help
from alongside.records.careteam.reads import helped_person, observations_of
from alongside.records.plans.reads import open_plan
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor
from alongside.rules.facilitating import own_actions
from alongside.rules.plan.content import Item, Kind
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import sections_seen


def help_with(*, by: Actor, person: UUID, now: datetime) -> Help:
    """One whom this account helps: goals and own actions where the person shares them, and what the account noticed.

    Raises Unknown for somebody whom it does not help now.
    """
    helped = helped_person(by=by, person=person)
    facts = facts_for(by=by, people=[person], now=now).get(person)
    shared = facts is not None and Section.GOALS in sections_seen(by, facts)
    items = _items(by, person, now) if shared else ()
    return Help(
        helped=helped,
        goals=tuple(each for each in items if each.kind == Kind.GOAL),
        own_actions=own_actions((each for each in items if each.kind == Kind.ACTION), by.name),
        observations=observations_of(by=by, person=person, account=by.known_account),
    )


def _items(by: Actor, person: UUID, now: datetime) -> tuple[Item, ...]:
    view = open_plan(by=by, person=person, purpose=by.purpose, now=now)
    return view.content.in_section(Section.GOALS)
