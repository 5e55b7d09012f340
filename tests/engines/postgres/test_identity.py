"""The identity belongs to one transaction: nothing is left over, however the transaction ends."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction

from alongside.engines.postgres.identity import NAMES, acting_as, set_identity
from alongside.rules.actors import ANONYMOUS, Actor, Assurance, Purpose, Role

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
COORDINATOR = Actor(
    role=Role.COORDINATOR,
    account=UUID(int=1),
    organisation=UUID(int=2),
    on_behalf_of=UUID(int=3),
    purpose=Purpose.CASELOAD,
    assurance=Assurance.TWO_FACTOR,
)
NOBODY = ("",) * len(NAMES)


class Changed(Exception):
    """Ends a transaction half-way."""


def identity(using: str = "default") -> tuple[str, ...]:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in NAMES))
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_every_part_is_set_and_gone_after_the_block() -> None:
    with acting_as(COORDINATOR, NOW):
        assert identity() == (
            "coordinator",
            str(UUID(int=1)),
            str(UUID(int=2)),
            "",
            str(UUID(int=3)),
            "caseload",
            "two-factor",
            "2027-03-01T09:30:00+00:00",
        )
    assert identity() == NOBODY


@pytest.mark.django_db(transaction=True)
def test_an_aborted_transaction_leaves_nothing_over() -> None:
    with suppress(Changed), acting_as(COORDINATOR, NOW):
        raise Changed
    assert identity() == NOBODY


@pytest.mark.django_db(transaction=True)
def test_a_failed_statement_leaves_nothing_over() -> None:
    with pytest.raises(Exception, match="division by zero"), acting_as(COORDINATOR, NOW), connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")
    assert identity() == NOBODY


@pytest.mark.django_db(transaction=True)
def test_the_next_identity_replaces_every_part_of_the_last() -> None:
    with transaction.atomic():
        set_identity(COORDINATOR, NOW)
        set_identity(ANONYMOUS, NOW)
        assert identity() == ("anonymous", "", "", "", "", "direct-care", "none", "2027-03-01T09:30:00+00:00")


@pytest.mark.django_db(transaction=True)
def test_one_query(django_assert_num_queries: Callable[[int], Iterator[None]]) -> None:
    with transaction.atomic(), django_assert_num_queries(1):
        set_identity(COORDINATOR, NOW)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError, match="inside a transaction"):
        set_identity(COORDINATOR, NOW)


@pytest.mark.django_db(transaction=True)
def test_inside_somebody_elses_transaction_it_is_refused() -> None:
    with acting_as(ANONYMOUS, NOW), pytest.raises(RuntimeError, match="durable"), acting_as(COORDINATOR, NOW):
        pass


@pytest.mark.django_db
def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        set_identity(COORDINATOR, NOW.replace(tzinfo=None))


def lingering(enter: Callable[[Actor], None], times: int = 300) -> int:
    """How often a connection that has just served somebody still knows who, over threads that keep their connection."""
    numbers = count()

    def serve(_: int) -> int:
        with suppress(Changed), transaction.atomic():
            enter(Actor(role=Role.PERSON, account=uuid4(), person=uuid4()))
            if next(numbers) % 7 == 0:
                raise Changed
        return int(identity() != NOBODY)

    def close() -> None:
        connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        found = sum(threads.map(serve, range(times)))
        for closed in [threads.submit(close) for _ in range(40)]:
            closed.result()
    return found


def for_the_session(actor: Actor) -> None:
    """The mistake that the check has to see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.person', %s, false)", [str(actor.person)])


@pytest.mark.django_db(transaction=True)
def test_nothing_lingers_on_kept_connections() -> None:
    assert lingering(lambda actor: set_identity(actor, NOW)) == 0


@pytest.mark.django_db(transaction=True)
def test_the_check_would_see_an_identity_that_lingers() -> None:
    assert lingering(for_the_session) > 200
