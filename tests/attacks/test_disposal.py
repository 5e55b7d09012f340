"""A record that two people disposed of is gone from every table, and every chain still holds."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from alongside.doors.jobs import audit
from alongside.engines.postgres.identity import acting_as
from alongside.records.audit.verify import verify
from alongside.records.people.models import Person, Registration
from alongside.records.plans.verify import verify_versions
from alongside.records.rights.changes import (
    approve_disposal,
    hold_record,
    lift_hold,
    propose_disposal,
    refuse_disposal,
)
from alongside.records.rights.models import Disposal, LegalHold
from alongside.records.rights.reads import disposal_view, records_past
from alongside.rules.actors import Actor, Role
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.refusals import NotAllowed, NotReady, Unknown
from tests.attacks import tables
from tests.attacks.every_table import CANARIES, World, fill

pytestmark = pytest.mark.django_db(transaction=True)

DIED_ON = date(2026, 12, 24)
LATER = datetime.fromisoformat("2037-01-05T10:00:00+00:00")
HERS = (*CANARIES, "Amina", nth_test_number(1))
UNPROTECTED = ("people_account", "account_emailaddress", "procrastinate_jobs")


@pytest.fixture
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Amina died ten years ago; nothing was proposed, and the hold on her record was lifted."""
    with django_db_blocker.unblock():
        filled = fill()
        with transaction.atomic(using="owner"):
            Person.objects.using("owner").filter(id=filled.amina).update(died_on=DIED_ON)
            namesakes = Person.objects.using("owner").filter(family_name="Begum").exclude(id=filled.amina)
            namesakes.update(given_name="Somebody", family_name="Else")
            Registration.objects.using("owner").filter(person_id=filled.amina).update(until_on=DIED_ON)
            Disposal.objects.using("owner").all().delete()
            LegalHold.objects.using("owner").all().delete()
    yield filled
    with django_db_blocker.unblock():
        TransactionTestCase._fixture_teardown(None)


@pytest.fixture
def officer(world: World) -> Actor:
    return world.cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery")


@pytest.fixture
def second(world: World) -> Actor:
    with transaction.atomic():
        return world.cast.staff("Tom Reed", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")


def test_it_is_emptied_from_every_table_and_every_chain_holds(
    world: World, officer: Actor, second: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {name: tables.read(name).keys_about([world.amina]) for name in tables.models()}
    bert = _held_about(world.bert)
    assert _told() != [], "the canaries are nowhere to be found, so their absence would say nothing"

    disposal = _disposed(world, officer, second)

    assert _told() == []
    assert _held_about(world.bert) == bert
    left = {name for name in before if tables.read(name).keys_about([world.amina])}
    assert left == {
        *("people_person", "audit_event", "plans_round", "plans_planversion", "plans_plansection", "rights_disposal")
    }
    with acting_as(officer, LATER):
        done = disposal_view(by=officer, disposal=disposal)
    assert done.done_at == LATER
    assert done.emptied["plans_contribution"] == len(before["plans_contribution"])
    assert verify().breaks == ()
    assert verify_versions().breaks == ()
    assert audit.run(_options()) == 0
    assert "Every plan holds (plans: 1, versions: 1)." in capsys.readouterr().out


def test_what_was_not_disposed_of_cannot_be_emptied_unseen(world: World) -> None:
    """The planted fault: details and words that are emptied without a disposal show in both chains."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(
            "alter table audit_event disable trigger user; alter table plans_plansection disable trigger user"
        )
        cursor.execute("update audit_event set salt = null, detail = null where person = %s", [world.amina])
        cursor.execute("update plans_plansection set content = '{}' where person_id = %s", [world.amina])
        assert "its detail was emptied, and no disposal says so" in {each.why for each in verify().breaks}
        assert any("words of" in each.why for each in verify_versions().breaks)
        transaction.set_rollback(True, using="owner")


def test_nothing_is_due_before_its_day(world: World, officer: Actor) -> None:
    early = datetime.fromisoformat("2036-12-23T10:00:00+00:00")
    with acting_as(officer, early):
        (record,) = records_past(by=officer, now=early)
        assert record.due.on == date(2036, 12, 24)
        with pytest.raises(NotReady, match=r"retention.not-due"):
            propose_disposal(by=officer, person=world.amina, now=early)


def test_one_person_alone_disposes_of_nothing(world: World, officer: Actor) -> None:
    with acting_as(officer, LATER):
        disposal = propose_disposal(by=officer, person=world.amina, now=LATER)
    with pytest.raises(NotAllowed, match=r"access.two-people"), acting_as(officer, LATER):
        approve_disposal(by=officer, disposal=disposal, now=LATER)
    _refused_by_the_database(officer, disposal)
    assert _told() != []


def test_a_hold_keeps_it_until_it_is_lifted(world: World, officer: Actor, second: Actor) -> None:
    with acting_as(officer, LATER):
        disposal = propose_disposal(by=officer, person=world.amina, now=LATER)
        hold = hold_record(by=officer, person=world.amina, reason="An inquest.", now=LATER)
    with pytest.raises(NotReady, match=r"retention.held"), acting_as(second, LATER):
        approve_disposal(by=second, disposal=disposal, now=LATER)
    _approved_as_owner(disposal, second)
    _refused_by_the_database(second, disposal)
    with acting_as(officer, LATER):
        lift_hold(by=officer, hold=hold, why="It is over.", now=LATER)
    with acting_as(second, LATER), connections["default"].cursor() as cursor:
        cursor.execute("select dispose_of(%s)", [disposal])
    assert _told() == []


def test_a_record_that_is_kept_after_all_can_be_proposed_again(world: World, officer: Actor, second: Actor) -> None:
    with acting_as(officer, LATER):
        disposal = propose_disposal(by=officer, person=world.amina, now=LATER)
    with acting_as(second, LATER):
        refuse_disposal(by=second, disposal=disposal, why="Her daughter asked for a copy.", now=LATER)
    with pytest.raises(NotReady, match=r"disposal.decided-already"), acting_as(second, LATER):
        approve_disposal(by=second, disposal=disposal, now=LATER)
    with acting_as(officer, LATER):
        assert propose_disposal(by=officer, person=world.amina, now=LATER) != disposal


def test_somebody_who_is_looked_after_is_never_due(world: World, officer: Actor) -> None:
    with acting_as(officer, LATER):
        assert [each.person for each in records_past(by=officer, now=LATER)] == [world.amina]
        with pytest.raises(NotReady, match=r"retention.not-due"):
            propose_disposal(by=officer, person=world.bert, now=LATER)


def test_another_surgery_can_propose_nothing(world: World) -> None:
    other = world.attackers["a privacy officer of another surgery"]
    assert other is not None
    with pytest.raises(Unknown), acting_as(other, LATER):
        propose_disposal(by=other, person=world.amina, now=LATER)


def _disposed(world: World, officer: Actor, second: Actor) -> UUID:
    with acting_as(officer, LATER - timedelta(days=1)):
        disposal = propose_disposal(by=officer, person=world.amina, now=LATER - timedelta(days=1))
    with acting_as(second, LATER):
        approve_disposal(by=second, disposal=disposal, now=LATER)
    return disposal


def _approved_as_owner(disposal: UUID, by: Actor) -> None:
    Disposal.objects.using("owner").filter(id=disposal).update(
        approved_by=by.account, approved_at=LATER, approved_by_name=by.name
    )


def _refused_by_the_database(by: Actor, disposal: UUID) -> None:
    with (
        pytest.raises(DatabaseError, match="is not disposed of"),
        acting_as(by, LATER),
        connections["default"].cursor() as cursor,
    ):
        cursor.execute("select dispose_of(%s)", [disposal])


def _told() -> list[str]:
    """Where in the whole database something of hers stands. Who reads the log of an import is told of nobody."""
    found = []
    with connections["owner"].cursor() as cursor:
        for table in (*sorted(tables.models()), *UNPROTECTED):
            cursor.execute(f"SELECT t::text FROM {table} t")
            text = "\n".join(row for (row,) in cursor.fetchall())
            found += [f"{table}: {each}" for each in HERS if each in text and not table.startswith("people_import")]
    return found


def _held_about(person: UUID) -> dict[str, int]:
    return {name: len(tables.read(name).keys_about([person])) for name in tables.models()}


def _options() -> object:
    class Options:
        what, checkpoint = "verify", None

    return Options()
