"""Every change says who acts and when, and leaves an audit event."""

import ast

from tests.house.exempt_changes import WITHOUT_AUDIT
from tests.house.source import Function, Module, called_names, definition, listed, parts, public_functions

AUDIT = "alongside.records.audit."


def test_every_change_takes_by_and_now_keyword_only() -> None:
    problems = [
        f"{module.at(function)}: {function.name} lacks keyword-only {', '.join(missing)}"
        for module in parts("changes")
        for function in public_functions(module)
        if (missing := [name for name in ("by", "now") if name not in keyword_only(function)])
    ]
    assert not problems, listed(problems)


def test_every_read_takes_by_keyword_only() -> None:
    problems = [
        f"{module.at(function)}: {function.name} lacks keyword-only by"
        for module in parts("reads")
        for function in public_functions(module)
        if "by" not in keyword_only(function)
    ]
    assert not problems, listed(problems)


def keyword_only(function: Function) -> set[str]:
    """The names of the arguments that can only be given by name."""
    return {argument.arg for argument in function.args.kwonlyargs}


def test_every_change_leaves_an_audit_event() -> None:
    problems = [
        f"{module.at(function)}: {name} appends no audit event; "
        "call append_event (or another change that does), or give a reason in tests/house/exempt_changes.py"
        for module in parts("changes")
        if not module.name.startswith(AUDIT)
        for function in public_functions(module)
        if (name := f"{module.name}.{function.name}") not in WITHOUT_AUDIT and not appends(module, function)
    ]
    assert not problems, listed(problems)


def test_every_exemption_from_audit_is_of_a_change_that_exists() -> None:
    stale = [name for name in WITHOUT_AUDIT if definition(name) is None]
    assert not stale, listed([f"tests/house/exempt_changes.py: {name} does not exist" for name in stale])


def appends(module: Module, node: ast.AST, seen: frozenset[str] = frozenset()) -> bool:
    """Whether what a function mentions leads to the audit, through any number of functions below."""
    names = {name for name in called_names(module, node) if name.startswith("alongside.")} - seen
    if any(name.startswith(AUDIT) and name.rsplit(".", 1)[-1].startswith("append_event") for name in names):
        return True
    found = [place for name in names if (place := definition(name)) and isinstance(place[1], Function | ast.ClassDef)]
    return any(appends(there, inner, seen | names) for there, inner in found)
