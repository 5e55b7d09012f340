"""Every door goes through the one gate: what the plan says is shown to nobody without the person's audit saying so."""

from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from tests.attacks.addresses import every_address, ids_of_amina, of_amina
from tests.attacks.attackers import RIVERSIDE
from tests.attacks.clients import browser, system
from tests.attacks.every_table import World

pytestmark = pytest.mark.django_db

# What was agreed: goals, and what matters. What else a plan shows: a condition.
GOALS, WHAT_MATTERS, CONDITION = "allotment", "granddaughter", "pemphigus"
CONTENT = (GOALS, WHAT_MATTERS, CONDITION)
# Where a goal is seen through each door, by one whom the person chose.
NOBODYS = frozenset({":prepare:checks"})  # names the conditions that sets of checks are for, and nobody
SEEN_AT = {"web": "/people/{}/plan/", "FHIR": "/fhir/R4/CarePlan/{}"}


@pytest.fixture(autouse=True)
def _at(world: World) -> Iterator[None]:
    with time_machine.travel(world.cast.now, tick=True):
        yield


@pytest.mark.parametrize("door", SEEN_AT)
def test_another_organisation_sees_nothing_then_what_is_shared_then_nothing(world: World, door: str) -> None:
    client = browser(world.cast.charity_worker) if door == "web" else system(world, RIVERSIDE)
    path = SEEN_AT[door].format(world.amina)

    assert _shown(client, path) == (404, [])
    assert _last_events(world, 1) == ["plan.refused"]
    _share(world, {Section.GOALS})
    assert _shown(client, path) == (200, [GOALS])
    assert _last_events(world, 1) == ["plan.opened"]
    _share(world, {Section.GOALS, Section.WHAT_MATTERS})
    assert _shown(client, path) == (200, [GOALS, WHAT_MATTERS])
    _stop(world)
    assert _shown(client, path) == (404, [])
    assert _last_events(world, 1) == ["plan.refused"]


@pytest.mark.parametrize("door", SEEN_AT)
def test_a_shared_section_does_not_open_the_next(world: World, door: str) -> None:
    client = browser(world.cast.charity_worker) if door == "web" else system(world, RIVERSIDE)
    _share(world, {Section.WHAT_MATTERS})
    assert GOALS not in _shown(client, SEEN_AT[door].format(world.amina))[1]


@pytest.mark.parametrize("who", ["Amina", "her nurse", "her coordinator", "a charity that she chose"])
def test_every_page_that_shows_the_plan_is_in_the_persons_audit(world: World, who: str) -> None:
    client, ids = browser(_reader(world, who)), ids_of_amina(world)
    shown, unlogged = [], []
    for address in every_address():
        for path in of_amina(address, ids) if not address.route.startswith(("fhir", "sign-")) else []:
            before = _count(world)
            if address.name not in NOBODYS and _shown(client, path)[1]:
                shown.append(path)
                unlogged += [f"{path} ({address.name})"] if _count(world) == before else []
    assert shown, "the plan is nowhere to be seen"
    assert not unlogged, "no plan.opened after reading " + ", ".join(unlogged)


def test_what_a_system_reads_is_in_the_persons_audit(world: World) -> None:
    client, ids = system(world, RIVERSIDE), ids_of_amina(world)
    _share(world, set(Section))
    searches = [f"/fhir/R4/{kind}?patient={world.amina}" for kind in ("CarePlan", "Goal", "CareTeam")]
    reads = [path for each in every_address() if each.route.startswith("fhir/") for path in of_amina(each, ids)]
    shown = []
    for path in [*reads, *searches, f"/fhir/R4/Patient?_id={world.amina}"]:
        before = _count(world)
        answer = client.get(path)
        if str(world.amina) in answer.content.decode() and answer.status_code == 200:
            shown.append(path)
            assert _count(world) > before, f"no plan.opened after reading {path}"
    assert len(shown) >= 6, shown


def _shown(client: Client, path: str) -> tuple[int, list[str]]:
    answer: HttpResponse = client.get(path)  # type: ignore[assignment]
    body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, [words for words in CONTENT if words in body.decode("utf-8", "replace")]


def _reader(world: World, who: str) -> Actor:
    if who == "a charity that she chose":
        _share(world, {Section.GOALS})
        return world.cast.charity_worker
    others = {
        "Amina": world.cast.person("Amina"),
        "her nurse": world.cast.nurse,
        "her coordinator": world.cast.coordinator,
    }
    return others[who]


def _share(world: World, sections: set[Section]) -> None:
    by, reader = world.cast.person("Amina"), Reader(organisation=world.cast.organisations[RIVERSIDE])
    set_identity(by, world.cast.now)
    share(by=by, person=world.amina, reader=reader, sections=sections, how="online", now=world.cast.now)


def _stop(world: World) -> None:
    by, reader = world.cast.person("Amina"), Reader(organisation=world.cast.organisations[RIVERSIDE])
    set_identity(by, world.cast.now)
    stop_sharing(by=by, person=world.amina, reader=reader, how="online", now=world.cast.now)


def _last_events(world: World, most: int) -> list[str]:
    set_identity(world.cast.person("Amina"), world.cast.now)
    rows = Event.objects.filter(person=world.amina).order_by("-number")
    return list(rows.values_list("kind", flat=True)[:most])


def _count(world: World) -> int:
    set_identity(world.cast.person("Amina"), world.cast.now)
    return Event.objects.filter(person=world.amina, kind="plan.opened").count()
