"""Every address, every role, every method: nobody who has no business with Amina is told anything, and nothing breaks.

Everybody asks with Amina's own ids, posts what her own team would post, and asks the same with ids that nobody has.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from alongside.doors.web.idempotency import FIELD
from alongside.rules.actors import STAFF, Actor, Role
from alongside.rules.nhs_number import nth_test_number
from tests.attacks.addresses import Address, every_address, ids_of_amina, of_amina, of_nobody, unknown_parts
from tests.attacks.answers import both, same, text
from tests.attacks.attackers import GREENFIELD, POWERLESS, RIVERSIDE
from tests.attacks.clients import browser, system
from tests.attacks.every_table import CANARIES, World
from tests.attacks.html_forms import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("addresses")]

type Posted = dict[str, list[dict[str, object]]]  # what a form would send, by address

NO_KEY = "We cannot tell whether this page was sent before."
OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
HER_NUMBER = nth_test_number(1)
CALLED = "Amina"
SECRETS = (*CANARIES, CALLED, HER_NUMBER, f"{HER_NUMBER[:3]} {HER_NUMBER[3:6]} {HER_NUMBER[6:]}")
WEB_ATTACKERS = (
    "a professional of another surgery",
    "another person",
    "a carer whom she did not choose",
    "a charity with which nothing is shared",
    "a nurse of her own surgery who is kept from her",
    "an administrator of her own surgery",
    "a lead of her own surgery",
    "an attorney who was stopped",
    "a deputy whose order has ended",
    "somebody who is not signed in",
    "somebody who is half signed in",
)
OTHER_ROLES = sorted({*STAFF} - {Role.PROFESSIONAL, Role.VCSE_PARTNER, Role.ADMINISTRATOR, Role.ORGANISATION_LEAD})


@pytest.fixture
def at(world: World) -> Iterator[None]:
    """The day on which the world was filled."""
    with time_machine.travel(world.cast.now, tick=True):
        yield


@pytest.fixture(scope="module")
def posted(world: World, django_db_blocker: DjangoDbBlocker) -> Posted:
    """What Amina and her team could post, by address."""
    with django_db_blocker.unblock(), time_machine.travel(world.cast.now, tick=True):
        return _posted(world)


def _posted(world: World) -> Posted:
    found: Posted = {}
    for actor in (world.cast.coordinator, world.cast.nurse, world.cast.person("Amina")):
        client, ids = browser(actor), ids_of_amina(world)
        for path in (path for address in _with_forms(actor) for path in of_amina(address, ids)):
            for form in forms_of(text(client.get(path)), path):
                if form.method == "post":
                    found.setdefault(form.action, []).append(form.filled())
    return {path: _each_once(forms) for path, forms in found.items()}


def _with_forms(actor: Actor) -> list[Address]:
    """Where this actor may find forms about Amina."""
    ours = [each for each in every_address() if not each.route.startswith(("sign-", "fhir")) and each.is_open_to(actor)]
    return [each for each in ours if not each.route.endswith(".pdf")]


def _each_once(forms: list[dict[str, object]]) -> list[dict[str, object]]:
    """What differs by the key of its page alone is the same form."""
    known = {repr({name: value for name, value in form.items() if name != FIELD}): form for form in forms}
    return list(known.values())


def test_every_address_is_tried_with_ids_of_hers(world: World) -> None:
    unknown = unknown_parts(world)
    assert not unknown, f"what in tests/attacks/every_table.py do these stand for: {unknown}?"


@pytest.mark.parametrize("who", WEB_ATTACKERS)
def test_nobody_is_told_anything_about_her(world: World, at: None, posted: Posted, who: str) -> None:
    """Neither in words, nor by an answer that differs from the one about somebody who does not exist.

    A page that is not for this role is shut before its ids are looked at, so it is asked once.
    """
    actor, problems = world.attackers[who], []
    ids, client = ids_of_amina(world), browser(actor)
    known = {f"GET / (:home:home): 200 tells {[CALLED]}", f"POST / (:home:home): 200 tells {[CALLED]}"}
    for address in every_address():
        client = browser(actor) if address.route.startswith("sign-") else client
        if address.is_open_to(actor):
            problems += _told(client, address, of_amina(address, ids), posted)
        else:
            problems += _not_shut(address, *both(client, of_amina(address, ids)[0]))
    if who in POWERLESS:  # they read on their own first page whose power it is that opens nothing
        assert known <= set(problems)
        problems = [problem for problem in problems if problem not in known]
    assert not problems, _listed(problems)


def _told(client: Client, address: Address, paths: list[str], posted: Posted) -> Iterator[str]:
    nobodys = both(client, of_nobody(address)) if address.is_about_her else []
    for path in paths:
        hers = both(client, path)
        yield from (problem for answer in hers for problem in _problems(address, answer))
        if address.is_about_her and [same(each) for each in nobodys] != [same(each) for each in hers]:
            yield f"{path} ({address.name}) is not answered like an id that nobody has"
        for data in posted.get(path, []):
            yield from _problems(address, client.post(path, data if address.is_about_her else _in_other_words(data)))


def _in_other_words(data: dict[str, object]) -> dict[str, object]:
    """Where an address names nobody, they write about themselves, and a form that is refused repeats what they sent:
    then a secret in the answer comes out of a record, and not out of what was sent."""
    return {name: _without_secrets(value) for name, value in data.items()}


def _without_secrets(value: object) -> object:
    if isinstance(value, list):
        return [_without_secrets(each) for each in value]
    if isinstance(value, str) and any(secret in value for secret in SECRETS):
        return "Something else."
    return value


def _not_shut(address: Address, *answers: Any) -> Iterator[str]:
    for answer in answers:
        yield from _problems(address, answer)
        if not _is_shut(answer):
            yield f"{address.name} is not shut: {answer.request['REQUEST_METHOD']}, {answer.status_code}"


def test_no_method_breaks_anything_or_lets_anybody_in(world: World, at: None) -> None:
    """Where the role lets nobody in, the method is not looked at."""
    ids, client, problems = ids_of_amina(world), browser(world.cast.intruder), []
    for address in every_address():
        methods = OTHER_METHODS if address.is_open_to(world.cast.intruder) else ("DELETE",)
        for method in methods:
            problems += _problems(address, client.generic(method, of_amina(address, ids)[0]))
    assert not problems, _listed(problems)


def test_every_page_refuses_a_form_without_its_key(world: World, at: None) -> None:
    """Before it looks at anything else: a page that changes something cannot forget to."""
    carer = world.attackers["a carer whom she did not choose"]
    actors = [
        world.cast.coordinator,
        world.cast.person("Amina"),
        carer,
        *(world.cast.staff(f"Without a key, {role}", role, GREENFIELD) for role in sorted(STAFF)),
    ]
    clients, problems = {actor.role: (actor, browser(actor)) for actor in actors}, []
    for address in (each for each in every_address() if not each.route.startswith(("fhir/", "sign-"))):
        client = next(client for actor, client in clients.values() if address.is_open_to(actor))
        answer = client.post(of_nobody(address), {FIELD: ""})
        if answer.status_code not in (405, 422) or (answer.status_code == 422 and NO_KEY not in text(answer)):
            problems.append(f"{address.name} takes a form without a key: {answer.status_code}")
    assert not problems, _listed(problems)


def test_a_system_with_which_nothing_is_shared_is_told_nothing(world: World, at: None) -> None:
    client, ids = system(world, RIVERSIDE), ids_of_amina(world)
    problems = []
    for address in [each for each in every_address() if each.route.startswith("fhir/")]:
        for path in (
            *of_amina(address, ids),
            f"/{address.route}?patient={world.amina}",
            f"/{address.route}?_id={world.amina}",
        ):
            for method in ("GET", "POST", *OTHER_METHODS):
                problems += _problems(address, client.generic(method, path))
        for path in of_amina(address, ids) if address.is_about_her else []:
            hers, nobodys = client.get(path), client.get(of_nobody(address))
            if same(hers) != same(nobodys):
                problems.append(f"GET {path}: {hers.status_code}, {nobodys.status_code}")
    assert not problems, _listed(problems)


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_a_page_is_for_its_audience_and_nobody_else(world: World, at: None, role: Role) -> None:
    """The roles that no attacker above has; and those who look after Amina too. The role is looked at before the
    method, so one method is enough."""
    actor = world.cast.staff(f"Every {role}", role, GREENFIELD)
    client, ids = browser(actor), ids_of_amina(world)
    shut = [each for each in every_address() if not each.is_open_to(actor)]
    problems = [problem for each in shut for problem in _not_shut(each, client.post(of_amina(each, ids)[0]))]
    assert shut
    assert not problems, _listed(problems)


def test_every_role_is_kept_out_of_what_is_not_for_it(world: World) -> None:
    attackers = [world.attackers[who] for who in WEB_ATTACKERS]
    tried = {actor.role for actor in attackers if actor} | set(OTHER_ROLES)
    assert tried >= {*STAFF, Role.PERSON, Role.CARER, Role.PROXY, Role.ANONYMOUS}


def _problems(address: Address, answer: Any) -> Iterator[str]:
    method = answer.request["REQUEST_METHOD"]
    what = f"{method} {answer.request['PATH_INFO']} ({address.name}): {answer.status_code}"
    if answer.status_code >= 500:
        yield f"{what}: {answer.exc_info and answer.exc_info[1]!r}"
    told = [secret for secret in SECRETS if secret in text(answer)]
    if told:
        yield f"{what} tells {told}"
    if address.is_about_her and answer.status_code < 300 and method != "OPTIONS":
        yield f"{what}: let in"


def _is_shut(answer: HttpResponse) -> bool:
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
    return to_sign_in or answer.status_code in (401, 403, 405)


def _listed(problems: list[str]) -> str:
    return f"{len(problems)} problems:\n" + "\n".join(sorted(problems)[:40])
