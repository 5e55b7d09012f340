"""Add a line to the data dictionary for every model field that has none yet; a person then fills in the words."""

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
#   ends), delivery (two years), for-ever (no person in it).
# Leaves: copy (in the person's own copy and in a subject access answer), fhir (by FHIR, through the gate),
#   access (in a subject access answer only), review (in such an answer after somebody has judged the harm), never.
# tests/house/test_classification.py holds this file and the models together; tools/dictionary.py adds what is missing.
"""
KINDS = {"personal", "clinical", "technical"}
KEPT = {"record", "draft", "account", "delivery", "for-ever"}
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


def text_with(text: str, added: Mapping[str, list[str]]) -> str:
    """The dictionary's text with the lines put under their models; new models at the end."""
    for name, lines in added.items():
        title = f"[{name}]\n"
        block = title + "\n".join(lines) + "\n"
        text = text.replace(title, block) if title in text else f"{text.rstrip()}\n\n{block}"
    return text


def main() -> int:
    """Add what is missing and print it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    added = missing(load())
    if added:
        text = FILE.read_text(encoding="utf-8") if FILE.exists() else HEAD
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text_with(text, added), encoding="utf-8")
        for name, lines in added.items():
            print(f"[{name}]", *lines, sep="\n")
        print(f"\nAdded to {FILE}. Replace each question mark.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
