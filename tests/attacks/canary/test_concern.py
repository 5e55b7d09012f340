"""A safeguarding concern leaves no trace: a canary in it and in all that hangs on it is found in no channel.

For the nine roles each channel gives the very answer from before the concern was recorded; as every role that there is,
the database holds it back from every question; and the safeguarding lead's own page shows it, so that the same search
would find it.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.test import Client

from alongside.engines.postgres.identity import acting_as, set_identity
from alongside.records.people.models import Account
from alongside.records.safeguarding.changes import close_concern, note_concern, record_concern, record_own_view
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.involvement import Asked
from alongside.rules.safeguarding import Closed, Harm, NewConcern, OwnView
from tests.attacks import tables
from tests.attacks.canary.answers import visit
from tests.attacks.canary.looks import look_at
from tests.attacks.canary.plans import BEGIN, READERS, Place, Plan, make_place, make_plans
from tests.doors.web.signed_in import client_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.xdist_group("canary")]

PLANS, SENT = 20, 1
SEED = 20261128
RECORDED, NOW = BEGIN + timedelta(hours=1), BEGIN + timedelta(hours=3)
HELD_IN = {f"safeguarding_{name}" for name in ("concern", "named", "note", "view")}

type Told = dict[tuple[int, str], dict[str, str]]


@pytest.fixture
def place() -> Iterator[Place]:
    with time_machine.travel(NOW, tick=False):
        yield make_place()


def test_a_concern_is_found_in_no_channel(place: Place) -> None:
    plans = make_plans(place, PLANS, SEED)
    before = _look(place, plans)
    record(place, plans)
    assert not list(_leaks(plans, before, _look(place, plans)))


def test_nothing_that_leaves_the_service_tells_of_a_concern(place: Place) -> None:
    plans = make_plans(place, SENT, SEED + 1)
    before = _visit(place, plans)
    record(place, plans)
    assert not list(_leaks(plans, before, _visit(place, plans)))


def test_the_database_shows_it_to_the_lead_alone(place: Place) -> None:
    (plan,) = make_plans(place, 1, SEED + 2)
    record(place, [plan])
    found = {role: _held(place, plan, role) for role in Role}
    assert found.pop(Role.SAFEGUARDING_LEAD) == HELD_IN
    assert {role: names for role, names in found.items() if names} == {}


def test_the_same_search_finds_it_where_a_lock_is_open(place: Place) -> None:
    (plan,) = make_plans(place, 1, SEED + 3)
    record(place, [plan])
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter policy sees on safeguarding_note using (true)")
    assert _held(place, plan, Role.COORDINATOR) == {"safeguarding_note"}


def test_the_leads_own_page_shows_it(place: Place) -> None:
    (plan,) = make_plans(place, 1, SEED + 4)
    (concern,) = record(place, [plan])
    page = _lead_client(place).get(f"/safeguarding/{plan.person}/concerns/{concern}/").content.decode()
    assert page.count(plan.canary) >= 5  # what happened, who, what was done, what she says, and wants


def record(place: Place, plans: Iterable[Plan]) -> list[UUID]:
    """The canary in a concern, in who is named, in what the person says, in a note, and in why every other one closed:
    by the changes, so that whatever they leave behind is there too."""
    return [_record(place, plan) for plan in plans]


def _record(place: Place, plan: Plan) -> UUID:
    by, said, day = _lead(place), f"Told {plan.canary}.", RECORDED.date()
    with acting_as(by, RECORDED):
        new = NewConcern(day, frozenset({Harm.FINANCIAL}), said)
        concern = record_concern(by=by, person=plan.person, new=new, others=plan.canary, now=RECORDED)
        note_concern(by=by, concern=concern, words=said, done_on=day, now=RECORDED)
        record_own_view(by=by, concern=concern, own=OwnView(Asked.ALONE, day, said, said), now=RECORDED)
        if plan.number % 2:
            close_concern(by=by, concern=concern, why=Closed.SAFE_NOW, words=said, now=RECORDED)
    return concern


def _lead(place: Place) -> Actor:
    return Actor(
        role=Role.SAFEGUARDING_LEAD,
        account=place.accounts["lead"],
        organisation=place.organisations["Surgery"],
        name="Lead",
        assurance=Assurance.TWO_FACTOR,
    )


def _lead_client(place: Place) -> Client:
    assert Account.objects.using("owner").filter(id=place.accounts["lead"]).exists()
    return client_for(_lead(place))


def _look(place: Place, plans: Iterable[Plan]) -> Told:
    return {(plan.number, role): look_at(place, plan, role, NOW) for plan, role in product(plans, READERS)}


def _visit(place: Place, plans: Iterable[Plan]) -> Told:
    return {(plan.number, role): visit(place, plan, role, NOW) for plan, role in product(plans, READERS)}


def _leaks(plans: Iterable[Plan], before: Told, told: Told) -> Iterator[str]:
    for plan, role in product(plans, READERS):
        for name, answer in told[plan.number, role].items():
            if plan.canary in answer or answer != before[plan.number, role][name]:
                yield f"{name}, {role}, plan {plan.number}"


def _held(place: Place, plan: Plan, role: Role) -> set[str]:
    """The tables in which this role, at the surgery that looks after the person and as sure as can be, finds it."""
    account = {Role.PERSON: plan.own, Role.SAFEGUARDING_LEAD: place.accounts["lead"]}.get(role, uuid4())
    is_own = role == Role.PERSON
    by = Actor(
        role=role,
        account=account,
        organisation=None if is_own else place.organisations["Surgery"],
        person=plan.person if is_own else None,
        on_behalf_of=plan.person if role in (Role.PROXY, Role.CARER, Role.SYSTEM) else None,
        purpose=Purpose.OWN_RECORD if is_own else Purpose.DIRECT_CARE,
        assurance=Assurance.TWO_FACTOR,
    )
    with transaction.atomic():
        set_identity(by, NOW)
        return {name for name in tables.models() if _finds(name, plan.canary)}


def _finds(table: str, canary: str) -> bool:
    columns = [field.column for field in tables.models()[table]._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(
            "select column_name from information_schema.columns where table_name = %s and table_schema = 'public'"
            " and has_column_privilege(format('%%I', table_name), column_name, 'select')",
            [table],
        )
        readable = {name for (name,) in cursor.fetchall()} & set(columns)
        if not readable:
            return False
        text = " || ' ' || ".join(f"coalesce(\"{name}\"::text, '')" for name in sorted(readable))
        cursor.execute(f"select exists (select from {table} where {text} like %s)", [f"%{canary}%"])
        return bool(cursor.fetchone()[0])
