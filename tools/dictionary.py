"""Bring the data dictionary in line with the models; a person then says what each new field holds."""

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import django
from django.apps import apps
from django.db import models

from places import REFERENCE

FILE = REFERENCE / "data-dictionary.toml"
HEAD = """\
# What every field holds: "<kind>; <how long it is kept>; <how it leaves>".
# Kind: personal (who somebody is), clinical (about health or the plan), technical (keeps the rows together).
# Kept: record (as long as the person's record, by the Records Management Code: for a general practice ten years after
#   death, else eight years after the last entry), draft (until its round ends), account (eight years after the account
#   ends), delivery (two years), days (two of them; a nightly job takes it away), for-ever (no person in it).
# Leaves: copy (in the person's own copy and in a subject access answer), fhir (by FHIR, through the gate),
#   access (in a subject access answer only), review (in such an answer after somebody has judged the harm), never.
# tests/house/test_classification.py holds this file and the models together; tools/dictionary.py adds what is missing
# and takes out what is gone.
"""
KINDS = {"personal", "clinical", "technical"}
KEPT = {"record", "draft", "account", "delivery", "days", "for-ever"}
LEAVES = {"copy", "copy and fhir", "fhir", "access", "review", "never"}
ASK = "?; ?; ?"
TECHNICAL = "technical; record; never"


def ours() -> Iterator[type[models.Model]]:
    """Every model of our own apps, in a steady order."""
    django.setup()
    found = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]
    yield from sorted(found, key=name_of)


def name_of(model: type[models.Model]) -> str:
    """`plans.PlanVersion`."""
    return f"{model._meta.app_label}.{model.__name__}"


def fields_of(model: type[models.Model]) -> list[str]:
    """The names of a model's own columns and many-to-many keys."""
    return [field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)]


def guess(model: type[models.Model], field: str) -> str:
    """Identifiers and keys classify themselves; for anything else a person has to say."""
    kind = model._meta.get_field(field)
    return TECHNICAL if kind.primary_key or isinstance(kind, models.ForeignKey) else ASK


def load(path: Path = FILE) -> dict[str, dict[str, dict[str, str]]]:
    """`{"plans": {"PlanVersion": {"content": "clinical; ..."}}}`."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def missing(known: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, list[str]]:
    """The lines to add, for each model that lacks some."""
    lines: dict[str, list[str]] = {}
    for model in ours():
        has = known.get(model._meta.app_label, {}).get(model.__name__, {})
        wanting = [f'{field} = "{guess(model, field)}"' for field in fields_of(model) if field not in has]
        if wanting:
            lines[name_of(model)] = wanting
    return lines


def text_of(known: Mapping[str, Mapping[str, Mapping[str, str]]]) -> str:
    """The whole dictionary in a steady order: what is known, a guess for what is new, nothing for what is gone."""
    blocks = [HEAD]
    for model in ours():
        has = known.get(model._meta.app_label, {}).get(model.__name__, {})
        lines = [f'{field} = "{has.get(field) or guess(model, field)}"' for field in fields_of(model)]
        blocks.append("\n".join([f"[{name_of(model)}]", *lines, ""]))
    return "\n".join(blocks)


def main() -> int:
    """Write the dictionary again, and print what was added."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    known = load()
    added = missing(known)
    FILE.write_text(text_of(known), encoding="utf-8")
    for name, lines in added.items():
        print(f"[{name}]", *lines, sep="\n")
    if added:
        print(f"\nAdded to {FILE}. Replace each question mark.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
