"""The tests of row-level security are themselves tested: whichever lock is broken, a named one of them fails.

`make mutants` runs this and breaks the locks in the code too, one at a time, and prints what caught each.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.attacks import tables
from tests.attacks import test_every_policy as attacks
from tests.attacks.database_mutants import Mutant, function_mutants, policy_mutants, run
from tests.attacks.every_table import World, fill
from tests.attacks.insiders import INSIDERS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

type Test = Callable[[World, str], None]

TESTS: dict[str, Test] = {
    "SELECT": attacks.test_nobody_else_reads,
    "INSERT": attacks.test_nobody_else_adds,
    "UPDATE": attacks.test_nobody_else_changes,
    "DELETE": attacks.test_nobody_else_removes,
    "TAKE": attacks.test_nobody_makes_a_row_of_theirs_hers,
}
FILE = "tests/attacks/test_every_policy.py"


def test_every_broken_lock_of_the_database_fails_a_named_test() -> None:
    world = fill()
    survivors = []
    for mutant in [*policy_mutants(), *function_mutants()]:
        caught_by = _caught_by(mutant, world)
        print(f"{'caught  ' if caught_by else 'SURVIVED'}  {mutant.name}  ->  {caught_by}")
        survivors += [] if caught_by else [mutant.name]
    assert not survivors, "\n".join(survivors)
    assert not list(_failing(Mutant("nothing broken", "", ""), world)), "a lock was not mended"


def _caught_by(mutant: Mutant, world: World) -> str:
    run(mutant.break_it)
    try:
        return next(_failing(mutant, world), "")
    finally:
        run(mutant.mend_it)


def _failing(mutant: Mutant, world: World) -> Iterator[str]:
    """The ids of the tests that fail, one after another."""
    for command, test in TESTS.items():
        for table in [mutant.table] if mutant.table else sorted(tables.models()):
            if mutant.command in ("ALL", command) and _fails(test, world, table):
                yield f"{FILE}::{test.__name__}[{table}]"
    by_insiders = attacks.test_an_insider_does_what_they_may_and_nothing_else
    for name, inside in INSIDERS.items():
        if mutant.table in ("", inside.table) and _fails(by_insiders, world, name):
            yield f"{FILE}::{by_insiders.__name__}[{name}]"


def _fails(test: Test, world: World, table: str) -> bool:
    try:
        test(world, table)
    except AssertionError:
        return True
    return False
