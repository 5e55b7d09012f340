"""Every address, every role, every method: nobody who has no business with Amina is told anything, and nothing breaks.

Everybody asks with Amina's own ids, posts what her own team would post, and asks the same with ids that nobody has.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from pytest_django.plugin import DjangoDbBlocker

from alongside.rules.actors import ANONYMOUS, STAFF, Actor, Role
from alongside.rules.nhs_number import nth_test_number
from tests.attacks.addresses import Address, every_address, ids_of_amina, of_amina, of_nobody, unknown_parts
from tests.attacks.attackers import GREENFIELD, RIVERSIDE
from tests.attacks.clients import browser, system
from tests.attacks.every_table import CANARIES, World
from tests.attacks.html_forms import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("addresses")]

type Posted = dict[str, list[dict[str, object]]]  # what a form would send, by address

OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
HER_NUMBER = nth_test_number(1)
SECRETS = (*CANARIES, "Amina", HER_NUMBER, f"{HER_NUMBER[:3]} {HER_NUMBER[3:6]} {HER_NUMBER[6:]}")
WEB_ATTACKERS = (
    "a professional of another surgery",
    "another person",
    "a carer whom she did not choose",
    "a charity with which nothing is shared",
    "a nurse of her own surgery who is kept from her",
    "an administrator of her own surgery",
    "a lead of her own surgery",
    "somebody who is not signed in",
    "somebody who is half signed in",
)
CHANGING = re.compile(rb'(nonce-|nonce="|csrfmiddlewaretoken" value="|idempotency_key" value=")[^"\' ]+')
UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


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
        for path in (path for address in every_address() for path in of_amina(address, ids)):
            if path.startswith(("/sign-", "/gallery", "/fhir")):
                continue
            for form in forms_of(_text(client.get(path)), path):
                if form.method == "post":
                    found.setdefault(form.action, []).append(form.filled())
    return found


def test_every_address_is_tried_with_ids_of_hers(world: World) -> None:
    unknown = unknown_parts(world)
    assert not unknown, f"what in tests/attacks/every_table.py do these stand for: {unknown}?"


@pytest.mark.parametrize("who", WEB_ATTACKERS)
def test_nobody_is_told_anything_about_her(world: World, at: None, posted: Posted, who: str) -> None:
    """Neither in words, nor by an answer that differs from the one about somebody who does not exist."""
    ids, client, asked = ids_of_amina(world), browser(world.attackers[who]), 0
    problems: list[str] = []
    for address in every_address():
        client = browser(world.attackers[who]) if address.route.startswith("sign-") else client
        nobodys = {method: _same(client.generic(method, of_nobody(address))) for method in ("GET", "POST")}
        for path in of_amina(address, ids):
            asked += 1
            got, sent = client.get(path), client.post(path)
            problems += [*_problems(address, got), *_problems(address, sent)]
            if address.is_about_her and nobodys != {"GET": _same(got), "POST": _same(sent)}:
                problems.append(f"{path} ({address.name}) is not answered like an id that nobody has")
            for data in posted.get(path, []):
                problems += _problems(address, client.post(path, data))
    print(f"{who}: {asked} addresses")
    assert not problems, _listed(problems)


def test_no_method_breaks_anything_or_lets_anybody_in(world: World, at: None) -> None:
    ids, client = ids_of_amina(world), browser(world.cast.intruder)
    problems = [
        problem
        for address in every_address()
        for path in of_amina(address, ids)[:1]
        for method in OTHER_METHODS
        for problem in _problems(address, client.generic(method, path))
    ]
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
            if _same(hers) != _same(nobodys):
                problems.append(f"GET {path}: {hers.status_code}, {nobodys.status_code}")
    assert not problems, _listed(problems)


@pytest.mark.parametrize("role", sorted({*STAFF, Role.PERSON, Role.ANONYMOUS}))
def test_a_page_is_for_its_audience_and_nobody_else(world: World, at: None, role: Role) -> None:
    """Those who look after Amina too, and Amina herself."""
    client, ids = browser(_of_role(world, role)), ids_of_amina(world)
    problems = []
    for address in every_address():
        if address.audience == "public" or role in address.audience:
            continue
        for path in of_amina(address, ids)[:1]:
            for method in ("GET", "POST"):
                answer = client.generic(method, path)
                if not _is_shut(answer):
                    problems.append(f"{method} {path} ({address.name}) as {role}: {answer.status_code}")
    assert not problems, _listed(problems)


def _problems(address: Address, answer: Any) -> Iterator[str]:
    method = answer.request["REQUEST_METHOD"]
    what = f"{method} {answer.request['PATH_INFO']} ({address.name}): {answer.status_code}"
    if answer.status_code >= 500:
        yield f"{what}: {answer.exc_info and answer.exc_info[1]!r}"
    told = [secret for secret in SECRETS if secret in _text(answer)]
    if told:
        yield f"{what} tells {told}"
    if address.is_about_her and answer.status_code < 300 and method != "OPTIONS":
        yield f"{what}: let in"


def _text(answer: HttpResponse) -> str:
    """The body and the headers, in one; an answer that streams is read."""
    body = b"".join(answer) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return headers + "\n\n" + html.unescape(body.decode("utf-8", "replace"))


def _same(answer: HttpResponse) -> tuple[int, bytes, str]:
    """An answer without what differs from one request to the next."""
    body = UUID.sub(b"ID", CHANGING.sub(rb"\1", answer.content))
    return answer.status_code, body, UUID.sub(b"ID", answer.get("Location", "").encode()).decode()


def _is_shut(answer: HttpResponse) -> bool:
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
    return to_sign_in or answer.status_code in (401, 403, 405)


def _of_role(world: World, role: Role) -> Actor:
    if role == Role.ANONYMOUS:
        return ANONYMOUS
    if role == Role.PERSON:
        return world.cast.person("Amina")
    return world.cast.staff(f"Every {role}", role, GREENFIELD)


def _listed(problems: list[str]) -> str:
    return f"{len(problems)} problems:\n" + "\n".join(sorted(problems)[:40])
