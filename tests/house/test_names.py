"""One word for each thing, and no drawer for what has no name (CONTEXT.md)."""

import ast
import re

from tests.house.source import Module, listed, modules

DRAWERS = {
    "services",
    "actions",
    "operations",
    "core",
    "common",
    "utils",
    "helpers",
    "misc",
    "base",
    "manager",
    "managers",
}
WRITTEN_AS_CRUD = re.compile(r"^(create|update|delete|insert|upsert)(_|$)")
WHERE_FHIR_IS_SPOKEN = ("alongside.engines.fhir", "alongside.doors.fhir")


def test_no_module_is_a_drawer() -> None:
    allowed = "alongside.doors.fhir.operations"  # FHIR's own word: one file for each $operation
    problems = [
        f"{module.place}: {word!r} says nothing; name the module after what it holds"
        for module in modules().values()
        if not module.name.startswith(allowed)
        for word in module.name.split(".")
        if word in DRAWERS
    ]
    assert not problems, listed(problems)


def test_a_change_is_named_after_what_happens_in_the_domain() -> None:
    problems = [
        f"{module.at(node)}: {node.name}: say what happens (invite_person, agree_plan), not create, update or delete"
        for module in modules().values()
        if module.part == "changes"
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and WRITTEN_AS_CRUD.match(node.name)
    ]
    assert not problems, listed(problems)


def test_code_says_person_not_patient() -> None:
    problems = [
        f"{module.at(node)}: {name}: the word is person (CONTEXT.md)"
        for module in modules().values()
        if not module.name.startswith(WHERE_FHIR_IS_SPOKEN)
        for node, name in defined(module)
        if "patient" in name.lower()
    ]
    assert not problems, listed(problems)


def defined(module: Module) -> list[tuple[ast.AST, str]]:
    """Every name that a module itself chooses."""
    names: list[tuple[ast.AST, str]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append((node, node.name))
        elif isinstance(node, ast.arg):
            names.append((node, node.arg))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append((node, node.id))
    return names
