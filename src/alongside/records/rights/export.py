"""Everything that an organisation keeps here, as the tables' owner reads it: for the day on which it leaves.

It is the organisation's own record, whole: what is kept from somebody is in it, and that it is kept. Reads only.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

FORMAT, SCHEMA = "alongside-organisation", 1
_PERSON, _ORGANISATION = ("person_id", "person"), "organisation_id"
# What stays behind, and why: nothing that anybody could sign in with leaves, and nothing that only this service needs.
LEFT_OUT = {
    "people_signincode": "a code to sign in",
    "receipts_receipt": "which forms were sent a moment ago",
    "audit_head": "made again from the events",
    "careteam_notice": "what the outbox has to do about a worry, which is in the record",
}
# The safeguarding compartment: in a file of its own, and only what this organisation wrote.
_OF_CONCERNS = "t.concern_id in (select id from safeguarding_concern where organisation_id = %s)"
COMPARTMENT = {
    "safeguarding_concern": f"t.{_ORGANISATION} = %s",
    "safeguarding_named": _OF_CONCERNS,
    "safeguarding_note": _OF_CONCERNS,
    "safeguarding_view": _OF_CONCERNS,
    "audit_event": "t.chain = 'safeguarding:' || %s",
}
SECRETS = {"people_account": ("password",), "people_clientkey": ("key_hash",)}
_STATEMENT = "select to_jsonb(t){without} from {table} t where {where} order by to_jsonb(t)::text"
_HAS_ROWS = "select '{table}' where exists (select from {table} t where {where})"
_PEOPLE = """
select distinct record from people_registration r, unnest(records_of(r.person_id)) record
where r.organisation_id = %s order by record
"""
_OTHERS = {
    "people_organisation": "t.id = %s",
    "people_account": "exists (select from people_membership m where m.account_id = t.id and m.organisation_id = %s)",
    "people_importproblem": "t.run_id in (select id from people_importrun where organisation_id = %s)",
    "audit_event": "t.chain = 'organisation:' || %s",
}


@dataclass(frozen=True, slots=True)
class Leaver:
    """The organisation that takes its records along."""

    id: UUID
    name: str
    ods_code: str | None


@contextmanager
def at_one_moment(using: str = "owner") -> Iterator[None]:
    """All that is read inside is of the same moment, whatever is saved meanwhile."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        yield


def organisation_called(words: str, using: str = "owner") -> Leaver | None:
    """The organisation with this ODS code or exactly this name."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select id, name, ods_code from people_organisation where ods_code = upper(%s) or name = %s", [words, words]
        )
        row = cursor.fetchone()
    return Leaver(*row) if row else None


def people_kept(organisation: UUID, using: str = "owner") -> tuple[UUID, ...]:
    """Everybody who is or was on its list, with the records that were joined to theirs."""
    with connections[using].cursor() as cursor:
        cursor.execute(_PEOPLE, [organisation])
        return tuple(person for (person,) in cursor.fetchall())


def rows_of_organisation(organisation: UUID, using: str = "owner") -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row) of what is about the organisation itself: its staff, texts, imports, and its list of events."""
    scoped = {name: f"t.{_ORGANISATION} = %s" for name in _tables() if _person(name) is None and _is_scoped(name)}
    for name, where in sorted({**scoped, **_OTHERS}.items()):
        yield from _rows(name, where, organisation, using, in_parts=True)


def rows_of_person(person: UUID, using: str = "owner") -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row) of everything about one person, with their list of events and that of those who guard them."""
    for name in _tables_with(person, using):
        yield from _rows(name, _about_person()[name], person, using)


def rows_of_compartment(organisation: UUID, using: str = "owner") -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row) of the organisation's safeguarding concerns and of the list of who opened them."""
    for name, where in sorted(COMPARTMENT.items()):
        yield from _rows(name, where, organisation, using, in_parts=True)


def _tables_with(person: UUID, using: str) -> tuple[str, ...]:
    """The tables that have a row about this person, asked in one statement: most people are in few of them."""
    about = _about_person()
    statement = " union all ".join(_HAS_ROWS.format(table=name, where=where) for name, where in about.items())
    with connections[using].cursor() as cursor:
        cursor.execute(statement, [str(person)] * statement.count("%s"))
        found = {name for (name,) in cursor.fetchall()}
    return tuple(name for name in about if name in found)


def _rows(
    table: str, where: str, value: UUID, using: str, *, in_parts: bool = False
) -> Iterator[tuple[str, dict[str, Any]]]:
    without = "".join(f" - '{column}'" for column in SECRETS.get(table, ()))
    statement = _STATEMENT.format(without=without, table=table, where=where)
    with _cursor(using, in_parts=in_parts) as cursor:
        cursor.execute(statement, [str(value)] * where.count("%s"))
        for (row,) in cursor:
            yield table, json.loads(row) if isinstance(row, str) else row


def _cursor(using: str, *, in_parts: bool) -> CursorWrapper:
    """In parts: not all rows of a table are in memory at once. It asks several times where the other asks once."""
    connection = connections[using]
    return connection.chunked_cursor() if in_parts else connection.cursor()


@cache
def _tables() -> dict[str, frozenset[str]]:
    """Our own tables that leave, and their columns."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("alongside.") and model._meta.managed)
    found = {
        model._meta.db_table: frozenset(field.column or "" for field in model._meta.concrete_fields) for model in ours
    }
    return {name: found[name] for name in sorted(found) if name not in LEFT_OUT}


@cache
def _about_person() -> dict[str, str]:
    """Which rows of each table are about one person."""
    columns = {name: _person(name) for name in _tables() if name not in COMPARTMENT} | {"people_person": "id"}
    found = {name: f"t.{column} = %s" for name, column in columns.items() if column}
    return dict(sorted({**found, "audit_event": "t.chain in ('person:' || %s, 'apart:' || %s)"}.items()))


def _person(table: str) -> str | None:
    return next((column for column in _PERSON if column in _tables()[table]), None)


def _is_scoped(table: str) -> bool:
    return _ORGANISATION in _tables()[table]
