"""A pytest plugin that breaks one lock in the code, named by ALONGSIDE_MUTANT, once all tests are collected."""

import importlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from unittest import mock

import pytest

from places import SOURCE

NAME = "ALONGSIDE_MUTANT"
GATE = "alongside.records.plans.reads.gate"
OPENS = ("open_plan", "open_plans", "open_draft")
THROUGH_THE_GATE = re.compile(
    r"from alongside\.records\.plans\.reads import (?:\([^)]*|[^(\n]*)\bopen_(?:plans?|draft)\b"
)
PAGES = "tests/attacks/test_one_gate.py"
POLICIES = "tests/records/sharing/test_three_layers_agree.py"


@dataclass(frozen=True)
class Mutant:
    """A lock in the code: what breaks it, and the tests that have to notice."""

    name: str
    break_it: Callable[[], None]
    tests: tuple[str, ...]


def mutants() -> list[Mutant]:
    """Every lock of the code that is broken, one at a time."""
    return [
        Mutant("rules.sharing.decide allows everything", allow_everything, ("tests/records/plans", POLICIES)),
        Mutant("ByActor.visible_to returns all rows", show_everything, (POLICIES,)),
        Mutant(
            "doors/access.py lets every role in",
            let_everybody_in,
            ("tests/attacks/test_every_address.py", "-k", "audience"),
        ),
        *(
            Mutant(f"open_plan bypassed in {name}", lambda name=name: bypass_in(name), _tests_of(name))
            for name in doors()
        ),
    ]


def doors() -> list[str]:
    """The modules that open plans to show them. Changes are left out: they decide by check_may, and show nothing."""
    files = (
        path for path in sorted(SOURCE.rglob("*.py")) if "changes" not in path.parts and "records" not in path.parts
    )
    using = (path for path in files if THROUGH_THE_GATE.search(path.read_text(encoding="utf-8")))
    return [".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in using]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Break it now: every module that may have taken the name with it is loaded."""
    {each.name: each for each in mutants()}[os.environ[NAME]].break_it()


def allow_everything() -> None:
    rules = importlib.import_module("alongside.rules.sharing")
    _replace_everywhere(rules.decide, lambda *_: rules.Decision(True, rules.Because.SHARED))


def show_everything() -> None:
    models = importlib.import_module("alongside.records.plans.models")
    for rows in (models.ByActor, models.EntriesByActor):
        mock.patch.object(rows, "visible_to", lambda rows, _actor: rows.all()).start()


def let_everybody_in() -> None:
    access = importlib.import_module("alongside.doors.access")

    def answer(view: Callable[..., Any], request: Any, _audience: object, args: Any, kwargs: Any) -> object:
        with access.acting_as(request.actor, request.now):
            return view(request, *args, **kwargs)

    mock.patch.object(access, "_answer", answer).start()


def bypass_in(name: str) -> None:
    """In this module, plans open without a decision, without a line in the audit, and without a choice of rows."""
    module, gate = importlib.import_module(name), importlib.import_module(GATE)
    for each in OPENS:
        if getattr(module, each, None) is getattr(gate, each):
            setattr(module, each, _bypassing(gate, getattr(gate, each)))


def _bypassing(gate: ModuleType, opens: Callable[..., object]) -> Callable[..., object]:
    def opened(**given: object) -> object:
        with _wide_open(gate):
            return opens(**given)

    return opened


@contextmanager
def _wide_open(gate: ModuleType) -> Iterator[None]:
    models = importlib.import_module("alongside.records.plans.models")
    nothing = mock.Mock()
    with (
        mock.patch.object(gate, "sections_seen", lambda *_: frozenset(gate.Section)),
        mock.patch.object(gate, "append_event", nothing),
        mock.patch.object(gate, "append_events", nothing),
        mock.patch.object(models.ByActor, "visible_to", lambda rows, _actor: rows.all()),
        mock.patch.object(models.EntriesByActor, "visible_to", lambda rows, _actor: rows.all()),
    ):
        yield


def _replace_everywhere(old: object, new: object) -> None:
    """In every module of ours that took the name with it when it was imported."""
    for name, module in list(sys.modules.items()):
        if name.startswith("alongside."):
            for attribute in [key for key, value in vars(module).items() if value is old]:
                setattr(module, attribute, new)


def _tests_of(door: str) -> tuple[str, ...]:
    return (PAGES, "-k", "system or FHIR" if ".fhir." in door else "page or web")
