"""Whoever owns the server can write what they like into the audit; with a checkpoint kept elsewhere, it shows.

As superuser with triggers off: twenty of each kind of tampering, each on an untouched copy (a transaction rolled back),
and the untouched copy passes.
"""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from alongside.engines.postgres.addresses import django_database
from alongside.engines.postgres.identity import acting_as
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.audit.verify import checkpoint_text, verify
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.cluster import Cluster

TIMES = 20
SUPERUSER = "owner"

type Tamper = Callable[[CursorWrapper, str, random.Random], None]


def edit(cursor: CursorWrapper, chain: str, chance: random.Random) -> None:
    column, value = chance.choice(
        [
            ("kind", "plan.copied"),
            ("account", "00000000-0000-0000-0000-000000000001"),
            ("because", "shared"),
            ("at", "2001-01-01T00:00:00Z"),
            ("detail", '{"sections": "none"}'),
        ]
    )
    cursor.execute(
        f"update audit_event set {column} = %s where chain = %s and number = %s",  # noqa: S608
        [value, chain, _any(cursor, chain, chance)],
    )


def delete_from_the_middle(cursor: CursorWrapper, chain: str, chance: random.Random) -> None:
    number = chance.randint(1, _length(cursor, chain) - 1)
    cursor.execute("delete from audit_event where chain = %s and number = %s", [chain, number])


def delete_the_newest_with_its_head(cursor: CursorWrapper, chain: str, chance: random.Random) -> None:
    last = _length(cursor, chain)
    cursor.execute("delete from audit_event where chain = %s and number = %s", [chain, last])
    cursor.execute(
        "update audit_head set number = %s, hash = (select hash from audit_event where chain = %s and number = %s) "
        "where chain = %s",
        [last - 1, chain, last - 1, chain],
    )


def delete_the_chain(cursor: CursorWrapper, chain: str, chance: random.Random) -> None:
    cursor.execute("delete from audit_event where chain = %s", [chain])
    cursor.execute("delete from audit_head where chain = %s", [chain])


def swap_two(cursor: CursorWrapper, chain: str, chance: random.Random) -> None:
    first, second = chance.sample(range(1, _length(cursor, chain) + 1), 2)
    cursor.execute(
        "update audit_event set number = -number where chain = %s and number in (%s, %s)", [chain, first, second]
    )
    for old, new in ((-first, second), (-second, first)):
        cursor.execute("update audit_event set number = %s where chain = %s and number = %s", [new, chain, old])


def rehash_the_chain(cursor: CursorWrapper, chain: str, chance: random.Random) -> None:
    """The cleverest: change one event, then recompute every hash after it, and the head."""
    number = _any(cursor, chain, chance)
    cursor.execute("update audit_event set role = 'privacy-officer' where chain = %s and number = %s", [chain, number])
    for each in range(number, _length(cursor, chain) + 1):
        cursor.execute(
            "update audit_event e set previous = coalesce((select hash from audit_event p where p.chain = e.chain "
            "and p.number = e.number - 1), ''::bytea) where chain = %s and number = %s",
            [chain, each],
        )
        cursor.execute(
            "update audit_event set hash = audit_hash(previous, chain, number, at, kind, role, account, organisation, "
            "on_behalf_of, purpose, person, because, commitment) where chain = %s and number = %s",
            [chain, each],
        )
    cursor.execute(
        "update audit_head h set hash = (select hash from audit_event e where e.chain = h.chain "
        "and e.number = h.number) where chain = %s",
        [chain],
    )


@pytest.fixture
def superuser(transactional_db: None, cluster: Cluster) -> Iterator[BaseDatabaseWrapper]:
    """The owner's alias as the server's superuser for a while, with triggers off."""
    connection = connections[SUPERUSER]
    before = dict(connection.settings_dict)
    connection.close()
    given = django_database(cluster.maker)
    connection.settings_dict.update({name: given[name] for name in ("USER", "PASSWORD", "HOST", "PORT")})
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
    yield connection
    connection.close()
    connection.settings_dict.update(before)


@pytest.fixture
def checkpoint(superuser: BaseDatabaseWrapper) -> dict[str, Any]:
    """A busy audit, and the checkpoint that was kept elsewhere."""
    with transaction.atomic():
        cast = with_agreed_plan(with_agreed_plan(make_cast()), "Bert")
    _read_often(cast)
    kept: dict[str, Any] = json.loads(checkpoint_text(cast.now))
    assert len(kept["chains"]) >= 3
    return kept


@pytest.mark.parametrize(
    "tamper",
    [edit, delete_from_the_middle, delete_the_newest_with_its_head, delete_the_chain, swap_two, rehash_the_chain],
)
def test_every_tampering_names_its_chain(
    tamper: Tamper, superuser: BaseDatabaseWrapper, checkpoint: dict[str, Any]
) -> None:
    chance = random.Random(tamper.__name__)  # noqa: S311 (repeatable, not secret)
    chains = sorted(chain for chain, (number, _) in checkpoint["chains"].items() if number >= 4)
    for time in range(TIMES):
        chain = chance.choice(chains)
        with transaction.atomic(using=SUPERUSER), superuser.cursor() as cursor:
            tamper(cursor, chain, chance)
            found = verify(checkpoint, using=SUPERUSER)
            transaction.set_rollback(True, using=SUPERUSER)
        assert {each.chain for each in found.breaks} == {chain}, f"{tamper.__name__}, time {time}"


def test_an_untouched_copy_passes(superuser: BaseDatabaseWrapper, checkpoint: dict[str, Any]) -> None:
    found = verify(checkpoint, using=SUPERUSER)
    assert found.breaks == ()
    assert found.events == sum(number for number, _ in checkpoint["chains"].values())


def test_without_a_checkpoint_a_rehashed_chain_is_not_seen(
    superuser: BaseDatabaseWrapper, checkpoint: dict[str, Any]
) -> None:
    """Why checkpoints are kept where the database's owner cannot write; and a proof that the attack itself is real."""
    chain = next(chain for chain, (number, _) in checkpoint["chains"].items() if number >= 4)
    with transaction.atomic(using=SUPERUSER), superuser.cursor() as cursor:
        rehash_the_chain(cursor, chain, random.Random(1))  # noqa: S311
        assert verify(None, using=SUPERUSER).breaks == ()
        assert verify(checkpoint, using=SUPERUSER).breaks != ()
        transaction.set_rollback(True, using=SUPERUSER)


def _read_often(cast: Cast) -> None:
    for _ in range(6):
        with acting_as(cast.coordinator, cast.now):
            for person in cast.people.values():
                append_event(by=cast.coordinator, now=cast.now, kind=EventKind.PLAN_OPENED, person=person)
            append_event(
                by=cast.coordinator, now=cast.now, kind=EventKind.CASELOAD_OPENED, detail={"é": "“”", "a": "b"}
            )


def _length(cursor: CursorWrapper, chain: str) -> int:
    cursor.execute("select number from audit_head where chain = %s", [chain])
    return int(cursor.fetchone()[0])


def _any(cursor: CursorWrapper, chain: str, chance: random.Random) -> int:
    return chance.randint(1, _length(cursor, chain))
