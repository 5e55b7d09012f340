"""Who acts for somebody by law opens, at every address, what the decider says, and nothing beside it.

Those whose power opens nothing at all are among the attackers of test_every_address.py and test_every_policy.py too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client, TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from alongside.engines.postgres.identity import set_identity
from alongside.records.sharing.reads import facts_for
from alongside.rules.plan.sections import ALL_SECTIONS, SPOKEN_SECTIONS, Section
from alongside.rules.sharing import Act, Entry, Facts, decide
from tests.attacks.addresses import Address, every_address, ids_of, of_amina, of_nobody
from tests.attacks.answers import both, same, text
from tests.attacks.clients import browser
from tests.attacks.families import CANARY, HOLDERS, NEW_SURGERY, SHOWN_TO_PARENT, Family, fill_families, words_of
from tests.attacks.html_forms import forms_of
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("families")]

NOTHING: frozenset[Section] = frozenset()
KEPT_ELSEWHERE = ALL_SECTIONS - SPOKEN_SECTIONS
SHOWN_IN_NO_WORDS = KEPT_ELSEWHERE - {Section.HEALTH}  # nothing of theirs is planted there
# What the law says each may read (MCA 2005 s.9; Children Act 1989 s.3; Gillick; Family Law Reform Act 1969 s.8).
BY_LAW = {
    "an attorney over two parts of a plan": frozenset({Section.GOALS, Section.ABOUT_ME}),
    "a parent of a child of 10": ALL_SECTIONS,
    "a parent of a child of 12 whom nobody asked": NOTHING,
    "a parent of a child of 15 who lets them see one part": frozenset({SHOWN_TO_PARENT}),
    "a parent of a child of 15 who does not understand yet": ALL_SECTIONS,
    "a parent of somebody of 16": NOTHING,
}
# Who opens something, each in another way.
WALKED = [who for who, parts in BY_LAW.items() if parts and "not understand yet" not in who]
OTHER_METHODS = ("POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Families:
    cast: Cast
    by_holder: Mapping[str, Family]


@pytest.fixture(scope="module")
def families(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Families]:
    with django_db_blocker.unblock():
        filled = Families(*fill_families())
    yield filled
    with django_db_blocker.unblock():
        TransactionTestCase._fixture_teardown(None)


@pytest.fixture
def at(families: Families) -> Iterator[None]:
    with time_machine.travel(families.cast.now, tick=True):
        yield


@pytest.mark.parametrize("who", HOLDERS)
def test_the_decider_says_what_the_law_says(families: Families, who: str) -> None:
    """The rule, and the database by itself."""
    family = families.by_holder[who]
    assert _decided(families, family) == BY_LAW[who]
    set_identity(family.actor, families.cast.now)
    with connection.cursor() as cursor:
        cursor.execute("select distinct section from plans_contribution")
        found = {Section(section) for (section,) in cursor.fetchall()}
    assert found == {each for each in BY_LAW[who] if each not in KEPT_ELSEWHERE}


@pytest.mark.parametrize("who", WALKED)
def test_every_address_opens_what_the_decider_says(families: Families, at: None, who: str) -> None:
    """By every method, and with whatever form the pages offer them: that much, and nothing of anybody else's."""
    family = families.by_holder[who]
    may_see = {words_of(family.name, section) for section in _decided(families, family)}
    client, ids, seen, problems = browser(family.actor), ids_of(family.person), set[str](), []
    for address in _for_proxies(family):
        for path, answer in _answers(client, address, of_amina(address, ids)):
            told = _canaries(answer)
            seen |= told
            problems += [f"{path} ({address.name}) tells {told - may_see}"] if told - may_see else []
            problems += [f"{path} ({address.name}): {answer.status_code}"] if answer.status_code >= 500 else []
    assert not problems, "\n".join(problems)
    assert seen == {words for words in may_see if not any(each in words for each in SHOWN_IN_NO_WORDS)}


@pytest.mark.parametrize("who", [who for who, open_to in BY_LAW.items() if not open_to])
def test_whose_power_opens_nothing_cannot_be_told_from_a_stranger(families: Families, at: None, who: str) -> None:
    family = families.by_holder[who]
    client, ids, problems = browser(family.actor), ids_of(family.person), []
    for address in (each for each in _for_proxies(family) if each.is_about_her):
        nobodys = [same(each) for each in both(client, of_nobody(address))]
        for path in of_amina(address, ids):
            problems += [] if [same(each) for each in both(client, path)] == nobodys else [f"{path} ({address.name})"]
    assert not problems, "not answered like an id that nobody has:\n" + "\n".join(problems)


@pytest.mark.parametrize(("who", "asks"), [("10", NEW_SURGERY), ("16", "Greenfield Surgery")])
def test_whose_power_is_over_is_not_told_where_they_moved(families: Families, at: None, who: str, asks: str) -> None:
    """On their own first page: whom to ask is still the surgery that saw their papers."""
    family = next(family for holder, family in families.by_holder.items() if holder.endswith(who))
    page = text(browser(family.actor).get("/"))
    assert [each for each in (NEW_SURGERY, "Greenfield Surgery") if each in page] == [asks]


def _answers(client: Client, address: Address, paths: list[str]) -> Iterator[tuple[str, Any]]:
    """To a look at each path, to its forms as they would be sent, and to each other method once."""
    for path in paths:
        page = client.get(path)
        yield path, page
        for form in forms_of(text(page), path):
            if form.method == "post" and form.action == path:
                yield path, client.post(path, form.filled())
    yield from ((paths[0], client.generic(method, paths[0])) for method in OTHER_METHODS)


def _decided(families: Families, family: Family) -> frozenset[Section]:
    set_identity(family.actor, families.cast.now)
    facts = facts_for(by=family.actor, people=[family.person], now=families.cast.now).get(family.person, Facts())
    return frozenset(each for each in Section if decide(family.actor, Act.READ, Entry(each), facts).allowed)


def _for_proxies(family: Family) -> list[Address]:
    return [each for each in every_address() if each.is_open_to(family.actor) and not each.route.startswith("sign-")]


def _canaries(answer: Any) -> set[str]:
    return set(CANARY.findall(text(answer)))
