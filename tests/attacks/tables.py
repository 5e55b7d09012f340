"""The protected tables, and whose rows are in them, as their owner sees it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import connections
from django.db.models import Model

from alongside.engines.postgres.roles import ROLES
from tests.house.exempt_tables import WITHOUT_ROW_LEVEL_SECURITY

PROTECTED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity
"""
CHANGEABLE = """
SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
AND has_column_privilege(%s, %s::regclass, attnum, 'UPDATE')
"""
ABOUT = ("person_id", "person")  # the column that names whose row it is; people_person is about its own id
OWN = {"audit_event": "account", "authority_authority": "account_id"}  # the column of whose act or power it is
MOST_ROWS = 4  # copies of how many rows are tried


@dataclass(frozen=True)
class Table:
    """One protected table: its columns, without the key, and all of its rows."""

    name: str
    key: str
    columns: tuple[str, ...]
    changeable: tuple[str, ...]  # what the runtime role may write over, one value for every row
    rows: tuple[dict[str, object], ...]

    def keys(self) -> set[object]:
        return {row[self.key] for row in self.rows}

    def keys_about(self, people: Collection[UUID]) -> set[object]:
        """The rows that are about these people."""
        about = self.key if self.name == "people_person" else next((c for c in ABOUT if c in self.columns), None)
        return {row[self.key] for row in self.rows if about and row[about] in people}

    def keys_of_acts(self, account: UUID | None) -> set[object]:
        """In the audit: what this account did itself. Of powers: what it holds, whatever that still opens."""
        column = OWN.get(self.name) if account else None
        return {row[self.key] for row in self.rows if column and row[column] == account}


def models() -> dict[str, type[Model]]:
    """The model of each protected table, as far as Python knows."""
    return {name: model for name, model in every_model().items() if name not in WITHOUT_ROW_LEVEL_SECURITY}


def every_model() -> dict[str, type[Model]]:
    """The model of each table that is ours to make."""
    return {model._meta.db_table: model for model in apps.get_models() if model._meta.managed}


def protected() -> set[str]:
    """The tables under row-level security, as the database says."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(PROTECTED)
        return {name for (name,) in cursor.fetchall()}


def read(name: str) -> Table:
    """A table as its owner sees it."""
    meta = every_model()[name]._meta
    key = meta.pk.column
    columns = tuple(field.column for field in meta.concrete_fields if field.column != key)
    unique = {field.column for field in meta.concrete_fields if field.unique}
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT {key}, {', '.join(columns)} FROM {name} ORDER BY {key}")
        rows = tuple(dict(zip((key, *columns), row, strict=True)) for row in cursor.fetchall())
        cursor.execute(CHANGEABLE, [name, ROLES.runtime, name])
        changeable = {column for (column,) in cursor.fetchall()} - unique - set(ABOUT)
    return Table(name, key, columns, tuple(filter(changeable.__contains__, columns)), rows)
