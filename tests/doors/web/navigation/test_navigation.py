"""Every page that a role may open is reached from its home page by links alone."""

from collections.abc import Iterator

import pytest
import time_machine

from alongside.rules.actors import STAFF, Actor, Role
from tests.attacks.addresses import every_address
from tests.cast import Cast
from tests.doors.web.navigation.crawling import reached_by_links
from tests.doors.web.navigation.town import AGREED, EVERYBODY, READY, SURGERY, carer, town
from tests.doors.web.signed_in import client_for
from tests.preparing import OPEN_AT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAMED = {
    Role.COORDINATOR: lambda cast: cast.coordinator,
    Role.PROFESSIONAL: lambda cast: cast.nurse,
    Role.VCSE_PARTNER: lambda cast: cast.charity_worker,
}
# What is opened in another way than by a link, and how.
NOT_BY_A_LINK: dict[str, str] = {
    "authority/<uuid:person>/record/<slug:power>/": "the step after saying what somebody holds",
    "authority/held/<uuid:authority>/invited/": "the step after inviting who holds an authority",
    "careteam/worries/<uuid:escalation>/receipt/": "the step after saying what one is worried about",
    "clients/issued/": "the step after issuing a key",
    "discuss/<uuid:round_id>/start/": "the form that begins a conversation is on the conversation's own page",
    "discuss/<uuid:round_id>/topics/<uuid:topic>/": "answers the buttons beside a topic",
    "discuss/<uuid:round_id>/topics/<uuid:topic>/live/": "asked by the page of a topic, by itself",
    "discuss/<uuid:round_id>/topics/<uuid:topic>/settle/": "where two texts in one box met",
    "discuss/<uuid:round_id>/topics/<uuid:topic>/undo/": "answers the button that undoes a save",
    "document/<uuid:round_id>/agree/for-them/": "the step after the question whether the plan is agreed",
    "document/<uuid:round_id>/agree/yes/": "the step after the question whether the plan is agreed",
    "document/<uuid:round_id>/done/": "the step after agreeing",
    "document/<uuid:round_id>/items/<uuid:item>/settle/": "where two texts for one item met",
    "emergency/<uuid:person>/": "the step after saying why",
    "emergency/<uuid:person>/page.pdf": "on the page after saying why",
    "emergency/cards/<uuid:card>/": "the step after making a card",
    "emergency/cards/<uuid:card>/card.pdf": "on the page of a card that was just made",
    "emergency/why/": "the step after finding somebody",
    "measures/<uuid:person>/answers/<uuid:use>/": "the step after beginning, by the other button",
    "measures/<uuid:person>/answers/<uuid:use>/<slug:code>/": "the step after beginning",
    "measures/<uuid:person>/answers/<uuid:use>/check/": "the step after the last question",
    "people/add/not-added/": "the step after adding somebody whose number is known",
    "people/matches/<uuid:match>/decided/": "the step after deciding",
    "plan/comments/<uuid:comment>/read/": "answers the button that says a comment was read",
    "prepare/": "the address that is printed on the pack",
    "prepare/<uuid:round_id>/files/<uuid:attachment>/typed/": "answers the button that says that all of it is typed",
    "prepare/<uuid:round_id>/finish/": "answers the button of the page that checks the answers",
    "prepare/<uuid:round_id>/paper/<slug:prompt>/settle/": "where two texts for one answer met",
    "prepare/<uuid:round_id>/question/<slug:prompt>/settle/": "where two texts for one answer met",
    "prepare/<uuid:round_id>/thank-you/": "the step after finishing",
    "review/<uuid:round_id>/start/": "the form that begins a review is on the review's own page",
    "sharing/for/<uuid:person>/still-ok/<uuid:decision>/": "answers the button that says it is still OK",
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/check/": "the last step of choosing",
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/each/": "a step of choosing",
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/may/": "a step of choosing",
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/purposes/": "a step of choosing",
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/until/": "a step of choosing",
    "sharing/still-ok/<uuid:decision>/": "answers the button that says it is still OK",
    "sharing/with/<slug:kind>/<uuid:reader>/check/": "the last step of choosing",
    "sharing/with/<slug:kind>/<uuid:reader>/each/": "a step of choosing",
    "sharing/with/<slug:kind>/<uuid:reader>/may/": "a step of choosing",
    "sharing/with/<slug:kind>/<uuid:reader>/purposes/": "a step of choosing",
    "sharing/with/<slug:kind>/<uuid:reader>/until/": "a step of choosing",
    "sign-in/my-address/code/": "the step after giving an address",
    "sign-in/next-time/": "shown once, after signing in with a code from a letter",
    "sign-in/ways/passkeys/": "another address of the page of ways to sign in, for the library",
    "staff/upload/save/": "the step after choosing a file",
}
# One view has an address for the person and one for staff: each role uses its own.
FOR_SOMEBODY_ELSE: dict[str, frozenset[Role]] = {
    "needs/": frozenset(STAFF),
    "needs/about/<slug:subset>/": frozenset(STAFF),
    "needs/adjustments/<uuid:adjustment>/end/": frozenset(STAFF),
    "needs/adjustments/add/": frozenset(STAFF),
    "needs/adjustments/none/": frozenset(STAFF),
    "needs/language/": frozenset(STAFF),
    "needs/for/<uuid:person>/": frozenset({Role.PERSON}),
    "needs/for/<uuid:person>/about/<slug:subset>/": frozenset({Role.PERSON}),
    "needs/for/<uuid:person>/adjustments/<uuid:adjustment>/end/": frozenset({Role.PERSON}),
    "needs/for/<uuid:person>/adjustments/add/": frozenset({Role.PERSON}),
    "needs/for/<uuid:person>/adjustments/none/": frozenset({Role.PERSON}),
    "needs/for/<uuid:person>/language/": frozenset({Role.PERSON}),
    "prepare/<uuid:round_id>/": frozenset(STAFF),  # goes on to the team's page of the round
    "prepare/<uuid:round_id>/files/<uuid:attachment>/take-back/": frozenset({*STAFF, Role.CARER}),  # this file is hers
    "sharing/": frozenset(STAFF),
    "sharing/new/": frozenset(STAFF),
    "sharing/with/<slug:kind>/<uuid:reader>/": frozenset(STAFF),
    "sharing/with/<slug:kind>/<uuid:reader>/stop/": frozenset(STAFF),
    "sharing/within/<uuid:reader>/": frozenset(STAFF),
    "sharing/for/<uuid:person>/": frozenset({Role.PERSON}),
    "sharing/for/<uuid:person>/new/": frozenset({Role.PERSON}),
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/": frozenset({Role.PERSON}),
    "sharing/for/<uuid:person>/with/<slug:kind>/<uuid:reader>/stop/": frozenset({Role.PERSON}),
    "sharing/for/<uuid:person>/within/<uuid:reader>/": frozenset({Role.PERSON}),
}


@pytest.fixture
def cast() -> Iterator[Cast]:
    with time_machine.travel(OPEN_AT, tick=False):
        yield town()


@pytest.mark.parametrize("role", sorted({*STAFF, Role.PERSON, Role.CARER}))
def test_every_page_of_a_role_is_reached_from_its_home_page(cast: Cast, role: Role) -> None:
    reached = {route for actor in _everybody_in(cast, role) for route in reached_by_links(client_for(actor))}
    missing = {route for route in _may_open(role) - reached if role not in FOR_SOMEBODY_ELSE.get(route, ())}
    unreached = sorted(missing - NOT_BY_A_LINK.keys())
    assert not unreached, f"as {role}, no link leads from the home page to these: {', '.join(unreached)}"


def test_what_is_not_reached_by_a_link_is_still_there() -> None:
    there = {each.route for each in every_address()}
    assert there >= NOT_BY_A_LINK.keys() | FOR_SOMEBODY_ELSE.keys()


def _everybody_in(cast: Cast, role: Role) -> Iterator[Actor]:
    if role == Role.PERSON:
        yield from (cast.person(name) for name in EVERYBODY)
    elif role == Role.CARER:
        yield from (carer(cast, name) for name in (AGREED, READY))
    else:
        yield NAMED[role](cast) if role in NAMED else cast.staff(f"Somebody {role}", role, SURGERY)


def _may_open(role: Role) -> set[str]:
    return {each.route for each in every_address() if each.audience != "public" and role in each.audience}
