"""The JSON form of a copy: everything in it is read back as it was, by a program that knows nothing else of ours."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from alongside.rules.plan.content import Item, from_stored, to_stored

FORMAT = "alongside-record"
SCHEMA = 1

type Value = str | int | bool | Decimal | UUID | date | datetime | dict[str, Any] | list[Any] | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is, its columns with their kinds, and its rows in the order of the columns."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One agreed version of the plan (or, with number 0, a draft), with its items as they were said."""

    number: int
    round_number: int
    agreed_at: datetime | None
    fingerprint: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A whole copy. names: of the accounts and organisations that stand in it as ids. withheld: how many entries a
    reviewer kept out (None: the one it is for may not be told)."""

    person: UUID
    made_at: datetime
    made_for: str
    versions: tuple[Version, ...]
    tables: tuple[Table, ...]
    names: Mapping[UUID, str]
    withheld: int | None = 0


def written(record: RecordFile) -> str:
    """The file's text."""
    body = {
        "format": FORMAT,
        "schema": SCHEMA,
        "person": str(record.person),
        "made_at": record.made_at.isoformat(),
        "made_for": record.made_for,
        "withheld": record.withheld,
        "plan": [_version_written(each) for each in record.versions],
        "records": {each.name: _table_written(each) for each in record.tables},
        "names": {str(key): name for key, name in record.names.items()},
    }
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False)


def read_back(text: str) -> RecordFile:
    """The copy that a file holds. Raises ValueError for a file of another format or schema."""
    body = json.loads(text)
    if (body.get("format"), body.get("schema")) != (FORMAT, SCHEMA):
        raise ValueError(f"not a record of schema {SCHEMA}: {body.get('format')!r}, {body.get('schema')!r}")
    return RecordFile(
        person=UUID(body["person"]),
        made_at=datetime.fromisoformat(body["made_at"]),
        made_for=body["made_for"],
        versions=tuple(_version_read(each) for each in body["plan"]),
        tables=tuple(_table_read(name, each) for name, each in body["records"].items()),
        names={UUID(key): name for key, name in body["names"].items()},
        withheld=body["withheld"],
    )


def schema_of(tables: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the file, with every table that there can be: {table: {column: kind}}."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A copy of a person's record",
        "type": "object",
        "required": ["format", "schema", "person", "made_at", "made_for", "withheld", "plan", "records", "names"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "schema": {"const": SCHEMA},
            "person": {"type": "string", "format": "uuid"},
            "made_at": {"type": "string", "format": "date-time"},
            "made_for": {"type": "string"},
            "withheld": {"type": ["integer", "null"]},
            "plan": {"type": "array", "items": _VERSION_SCHEMA},
            "records": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _table_schema(each) for name, each in tables.items()},
            },
            "names": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    }


_VERSION_SCHEMA = {
    "type": "object",
    "required": ["number", "round_number", "agreed_at", "fingerprint", "content"],
    "additionalProperties": False,
    "properties": {
        "number": {"type": "integer", "description": "0 for words that are not agreed yet"},
        "round_number": {"type": "integer"},
        "agreed_at": {"type": ["string", "null"], "format": "date-time"},
        "fingerprint": {"type": "string"},
        "content": {
            "type": "object",
            "required": ["schema", "items"],
            "properties": {"schema": {"enum": [1, 2]}, "items": {"type": "array", "items": {"type": "object"}}},
        },
    },
}
_JSON_TYPES: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "number": {"type": ["integer", "null"]},
    "yes-no": {"type": ["boolean", "null"]},
    "decimal": {"type": ["string", "null"], "description": "a number, as text so that no digit is lost"},
    "id": {"type": ["string", "null"], "format": "uuid"},
    "day": {"type": ["string", "null"], "format": "date"},
    "instant": {"type": ["string", "null"], "format": "date-time"},
    "json": {},
    "list": {"type": ["array", "null"]},
}


def _table_schema(columns: Mapping[str, str]) -> dict[str, Any]:
    row = {"type": "object", "required": list(columns), "additionalProperties": False}
    row["properties"] = {name: _JSON_TYPES[kind] for name, kind in columns.items()}
    return {
        "type": "object",
        "required": ["about", "columns", "rows"],
        "properties": {
            "about": {"type": "string"},
            "columns": {"const": dict(columns)},
            "rows": {"type": "array", "items": row},
        },
    }


def _version_written(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "round_number": version.round_number,
        "agreed_at": version.agreed_at.isoformat() if version.agreed_at else None,
        "fingerprint": version.fingerprint,
        "content": to_stored(version.items),
    }


def _version_read(body: Mapping[str, Any]) -> Version:
    agreed_at = body["agreed_at"]
    return Version(
        number=body["number"],
        round_number=body["round_number"],
        agreed_at=datetime.fromisoformat(agreed_at) if agreed_at else None,
        fingerprint=body["fingerprint"],
        items=from_stored(body["content"]),
    )


def _table_written(table: Table) -> dict[str, Any]:
    names = [name for name, _kind in table.columns]
    return {
        "about": table.about,
        "columns": dict(table.columns),
        "rows": [dict(zip(names, map(_value_written, row), strict=True)) for row in table.rows],
    }


def _table_read(name: str, body: Mapping[str, Any]) -> Table:
    columns = tuple(body["columns"].items())
    rows = tuple(tuple(_value_read(row[column], kind) for column, kind in columns) for row in body["rows"])
    return Table(name, body["about"], columns, rows)


def _value_written(value: Value) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


_READERS: Mapping[str, Callable[[str], Value]] = {
    "instant": datetime.fromisoformat,
    "day": date.fromisoformat,
    "decimal": Decimal,
    "id": UUID,
}


def _value_read(value: Any, kind: str) -> Value:
    reader = _READERS.get(kind)
    plain: Value = value
    return reader(value) if reader and value is not None else plain
