"""Row-level security holds by itself: as the runtime role, with no code of ours in between.

Each test is one command on one table, tried by everybody who has no business with Amina. A policy that says
`USING (true)` or `WITH CHECK (true)` fails the test of its table and command (tools/mutants.py tries each of them).
"""

import pytest

from tests.attacks import tables
from tests.attacks.allowed import ALLOWED
from tests.attacks.every_table import World
from tests.attacks.insiders import INSIDERS, counts
from tests.attacks.statements import reached

pytestmark = pytest.mark.django_db

every_table = pytest.mark.parametrize("table", sorted(tables.models()))


def test_every_protected_table_is_attacked_and_holds_something(world: World) -> None:
    assert tables.protected() == set(tables.models())
    empty = [name for name in tables.models() if not tables.read(name).rows]
    assert not empty, f"add a row about Amina in tests/attacks/every_table.py: {empty}"


@every_table
def test_nobody_else_reads(world: World, table: str) -> None:
    assert let_through(world, table, "SELECT") == []


@every_table
def test_nobody_else_changes(world: World, table: str) -> None:
    assert let_through(world, table, "UPDATE") == []


@every_table
def test_nobody_else_adds(world: World, table: str) -> None:
    assert let_through(world, table, "INSERT") == []


@every_table
def test_nobody_else_removes(world: World, table: str) -> None:
    assert let_through(world, table, "DELETE") == []


@every_table
def test_nobody_makes_a_row_of_theirs_hers(world: World, table: str) -> None:
    assert let_through(world, table, "TAKE") == []


@pytest.mark.parametrize("inside", INSIDERS)
def test_an_insider_does_what_they_may_and_nothing_else(world: World, inside: str) -> None:
    may, may_not = counts(world, INSIDERS[inside])
    assert may > 0, "they may not even do this, so that the no would say nothing"
    assert may_not == 0


def let_through(world: World, table: str, command: str) -> list[str]:
    """Who reaches anything with this command on this table, but for what is allowed by name."""
    given = tables.read(table)
    answers = {who: reached(world, given, command, actor) for who, actor in world.attackers.items()}
    return [
        f"{table} {command}: {who} {answer}"
        for who, answer in answers.items()
        if answer and (table, command, who) not in ALLOWED
    ]


def test_every_exception_is_still_one(world: World) -> None:
    unneeded = [
        f"{table} {command}: {who}"
        for table, command, who in ALLOWED
        if not reached(world, tables.read(table), command, world.attackers[who])
    ]
    assert not unneeded, "take these out of tests/attacks/allowed.py: " + "; ".join(unneeded)
