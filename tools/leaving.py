"""From the data dictionary to what a copy of a record holds: each table with the columns that leave, and its schema."""

import json
from collections.abc import Iterator

from django.db import models

import dictionary
from alongside.records.rights.record_file import schema_of

IN_A_COPY = {"copy", "copy and fhir", "access"}
KINDS = (
    (models.DateTimeField, "instant"),
    (models.DateField, "day"),
    (models.BooleanField, "yes-no"),
    (models.DecimalField, "decimal"),
    (models.IntegerField, "number"),
    (models.UUIDField, "id"),
    (models.JSONField, "json"),
    (models.ForeignKey, "id"),
)
PERSON = {"people_person": "id", "audit_event": "person"}


def leaving_table() -> str:
    """The text of records/rights/leaving.json."""
    return json.dumps(dict(tables()), indent=1) + "\n"


def schema_page() -> str:
    """The JSON Schema of a copy."""
    return json.dumps(schema_of({name: each["columns"] for name, each in tables()}), indent=1) + "\n"


def tables() -> Iterator[tuple[str, dict[str, object]]]:
    """Every table with rows of a person, and its columns that leave."""
    known = dictionary.load()
    for model in dictionary.ours():
        words = known.get(model._meta.app_label, {}).get(model.__name__, {})
        leaves = {name: text.rsplit("; ", 1)[-1] for name, text in words.items()}
        columns = {column: kind for name, column, kind in fields(model) if leaves.get(name) in IN_A_COPY}
        person = PERSON.get(model._meta.db_table) or ("person_id" if has(model, "person") else "")
        if columns and person:
            yield model._meta.db_table, described(model, person, columns)


def described(model: type[models.Model], person: str, columns: dict[str, str]) -> dict[str, object]:
    """One table: what it is, how a row is found again, in which order, and what leaves."""
    instants = [name for name, kind in columns.items() if kind in ("instant", "day")]
    key = model._meta.pk.column
    return {
        "about": about(model),
        "person": person,
        "key": key,
        "item": "item" if has(model, "item") else key,
        "order": [*instants[:1], key],
        "columns": columns,
    }


def about(model: type[models.Model]) -> str:
    """The first sentence of a model's own words; its name where it has none (Django then lists its fields)."""
    first = (model.__doc__ or "").splitlines()[0]
    return model.__name__ if first.startswith(f"{model.__name__}(") else first


def fields(model: type[models.Model]) -> Iterator[tuple[str, str, str]]:
    """Name, column and kind of each field."""
    for field in model._meta.local_fields:
        kind = next((name for of, name in KINDS if isinstance(field, of)), "text")
        yield field.name, field.column, "list" if type(field).__name__ == "ArrayField" else kind


def has(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.local_fields)
