"""Which columns of which table leave in a copy: leaving.json, made from the data dictionary by `make docs`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Leaving:
    """One table with rows of a person. person, key and order are columns; item is the one a reviewer decides by."""

    about: str
    person: str
    key: str
    item: str
    order: tuple[str, ...]
    columns: Mapping[str, str]  # and the kind of each


@cache
def leaving() -> Mapping[str, Leaving]:
    """Every such table by its name."""
    text = resources.files("alongside.records.rights").joinpath("leaving.json").read_text(encoding="utf-8")
    return {name: Leaving(**{**each, "order": tuple(each["order"])}) for name, each in json.loads(text).items()}
