"""The statements that an attacker can try on a table, each answered with what it reached."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID, uuid4

from django.db import Error, connection, transaction
from django.db.utils import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from alongside.engines.postgres.identity import NAMES, set_identity
from alongside.rules.actors import ANONYMOUS, Actor
from tests.attacks.attackers import own_people
from tests.attacks.every_table import World
from tests.attacks.tables import ABOUT, MOST_ROWS, Table

type Statement = Callable[[World, Table, Actor | None], str]


def select(world: World, table: Table, actor: Actor | None) -> str:
    """SELECT shows no row but one's own."""
    seen = {row[0] for row in _asked(f"SELECT {table.key} FROM {table.name}")}
    return _rows("sees", len(seen - _own(world, table, actor)))


def update(world: World, table: Table, actor: Actor | None) -> str:
    """UPDATE without WHERE, of a constant: what it changes does not even have to be seen.

    Who has no row of their own here tries it signed as their own work, too.
    """
    column = (table.changeable or table.columns)[0]
    count = _sets(table, {column: _given(table.rows[0][column])})
    if not _own(world, table, actor):
        signed = {name: world.cast.now for name in table.changeable if name.endswith("_at")}
        signed |= {name: actor.account for name in table.changeable if name.endswith("_by") and actor}
        count = max(count, _sets(table, signed))
    return _beyond(world, table, actor, "changes", count)


def delete(world: World, table: Table, actor: Actor | None) -> str:
    return _beyond(world, table, actor, "deletes", changed(f"DELETE FROM {table.name}", []))


def insert(world: World, table: Table, actor: Actor | None) -> str:
    """INSERT of a copy of a row about Amina, as it is and made to look like the attacker's own work."""
    added = 0
    for row in [row for row in table.rows if row[table.key] not in _own(world, table, actor)][:MOST_ROWS]:
        for copy in (row, _dressed(world, row, actor)):
            added += _inserts(table, copy)
    return _rows("adds", added)


def take(world: World, table: Table, actor: Actor | None) -> str:
    """UPDATE of one's own rows, so that they become Amina's: with them would come what hangs on them."""
    column = next((each for each in ABOUT if each in table.columns), None)
    if column is None:
        return ""
    return _rows("takes", _sets(table, {column: world.amina}))


STATEMENTS: Mapping[str, Statement] = {
    "SELECT": select,
    "UPDATE": update,
    "INSERT": insert,
    "DELETE": delete,
    "TAKE": take,
}


def reached(world: World, table: Table, command: str, actor: Actor | None) -> str:
    """What this attacker reached with this command, in words; empty when nothing. Leaves nothing behind."""
    with transaction.atomic():
        set_identity(actor or ANONYMOUS, world.cast.now)
        if actor is None:
            _without_identity()
        answer = STATEMENTS[command](world, table, actor)
        transaction.set_rollback(True)
    return answer


def _without_identity() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"set_config('{name}', '', true)" for name in NAMES))


def _asked(statement: str) -> list[tuple[object, ...]]:
    with _refusable() as refused, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()
    assert refused
    return []


def changed(statement: str, values: Sequence[object] | Mapping[str, object]) -> int:
    """How many rows; none when it is refused. Another error means that it was let through to fail later: one."""
    try:
        with _refusable(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.rowcount
    except Error:
        return 1_000_000
    return 0


def _sets(table: Table, values: Mapping[str, object]) -> int:
    """How many rows take these values."""
    if not values:
        return 0
    columns = ", ".join(f"{name} = %s" for name in values)
    return changed(f"UPDATE {table.name} SET {columns}", list(values.values()))


def _inserts(table: Table, row: dict[str, object]) -> bool:
    new = {column: _given(row[column]) for column in table.columns}
    if isinstance(row[table.key], UUID):
        new[table.key] = uuid4()
    columns, marks = ", ".join(new), ", ".join(["%s"] * len(new))
    return changed(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", list(new.values())) > 0


@contextmanager
def _refusable() -> Iterator[list[str]]:
    """A savepoint that goes on after the database said no: by a policy, or because the right is missing."""
    refused: list[str] = []
    try:
        with transaction.atomic():
            yield refused
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        refused.append(str(error))


def _own(world: World, table: Table, actor: Actor | None) -> set[object]:
    acts = table.keys_of_acts(actor.account) if actor else set()
    return acts | table.keys_about(own_people(world.cast, actor))


def _beyond(world: World, table: Table, actor: Actor | None, verb: str, count: int) -> str:
    return _rows(verb, max(0, count - len(_own(world, table, actor))))


def _rows(verb: str, count: int) -> str:
    if count >= 1_000_000:
        return f"{verb} rows, were it not for a constraint"
    return f"{verb} {count} row{'' if count == 1 else 's'}" if count else ""


def _dressed(world: World, row: dict[str, object], actor: Actor | None) -> dict[str, object]:
    """The row with every account and organisation replaced by the attacker's own."""
    if actor is None:
        return row
    accounts, organisations = set(world.cast.accounts.values()), set(world.cast.organisations.values())

    def mine(value: object) -> object:
        if value in accounts and actor.account:
            return actor.account
        return actor.organisation if value in organisations and actor.organisation else value

    return {column: mine(value) if isinstance(value, UUID) else value for column, value in row.items()}


def _given(value: object) -> object:
    """A value as it goes back in: JSON comes out of a raw cursor as text or as what it holds."""
    return json.dumps(value) if isinstance(value, dict) else value
