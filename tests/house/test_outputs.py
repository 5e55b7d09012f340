"""Whatever reaches a person is first held against how they need it (rules.needs, X1), by whichever way it leaves."""

import ast
from collections.abc import Iterator

from tests.house.exempt_outputs import NOT_CHECKED
from tests.house.source import Function, Module, called_names, listed, modules

PAPER = "alongside.engines.paper.printing"
# What words are put into before they leave: a paper, an e-mail, a letter that somebody else prints.
MESSAGES = {
    "alongside.engines.gateways.mail.Email",
    "alongside.engines.gateways.notify.Notice",
    "alongside.engines.gateways.printing.LetterFile",
}
CHECKS = {f"alongside.rules.needs.{name}" for name in ("why_unfit", "why_held", "check_output")}
HANDS_ON = ("send", "put")  # how the methods of a gateway that take a message are called


def test_whatever_reaches_a_person_is_made_as_they_need_it() -> None:
    problems = [
        f"{module.at(function)} {name} makes something that leaves and never asks rules.needs: go through why_unfit() "
        "or check_output(), or give a reason in tests/house/exempt_outputs.py"
        for module, name, function in senders()
        if name not in NOT_CHECKED and not _asks(module, function, frozenset())
    ]
    assert not problems, listed(problems)


def test_every_exemption_is_of_something_that_leaves() -> None:
    stale = NOT_CHECKED.keys() - {name for _module, name, _function in senders()}
    assert not stale, listed([f"tests/house/exempt_outputs.py: {name} makes nothing that leaves" for name in stale])


def test_there_is_no_other_way_out() -> None:
    """Every method of a gateway that hands something on takes one of the messages above."""
    other = [
        f"{module.at(method)} {method.name} takes none of {sorted(MESSAGES)}"
        for module in modules().values()
        if module.name.startswith("alongside.engines.gateways.")
        for _owner, method in _functions(module)
        if method.name.startswith(HANDS_ON) and not _takes(module, method) & MESSAGES
    ]
    assert not other, listed(other)
    assert len([1 for _module, name, _function in senders() if name.startswith("alongside.doors.papers")]) >= 5


def senders() -> Iterator[tuple[Module, str, Function]]:
    """Every function of the doors that makes something that leaves, with its full name."""
    for module in modules().values():
        if module.name.startswith("alongside.doors."):
            for owner, function in _functions(module):
                if any(name in MESSAGES or name.startswith(f"{PAPER}.") for name in _called(module, function)):
                    yield module, f"{module.name}.{owner}{function.name}", function


def _asks(module: Module, function: Function, seen: frozenset[str]) -> bool:
    """Whether it asks itself, or through a function beside it; or whether everybody beside it who calls it does."""
    if _called(module, function) & CHECKS or _callees_ask(module, function):
        return True
    mine = f"{module.name}.{function.name}"
    callers = [each for _owner, each in _functions(module) if mine in called_names(module, each) and each != function]
    return bool(callers) and all(
        each.name not in seen and _asks(module, each, seen | {function.name}) for each in callers
    )


def _callees_ask(module: Module, function: Function) -> bool:
    names = called_names(module, function)
    beside = [each for _owner, each in _functions(module) if f"{module.name}.{each.name}" in names]
    return any(_called(module, each) & CHECKS for each in beside)


def _called(module: Module, function: Function) -> set[str]:
    """What is called, and not only named as a type."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {name for call in calls for name in called_names(module, call)}


def _takes(module: Module, method: Function) -> set[str]:
    given = [each.annotation for each in method.args.args if each.annotation is not None]
    return {name for annotation in given for name in called_names(module, annotation)}


def _functions(module: Module) -> Iterator[tuple[str, Function]]:
    """Every function and method, with the class that it is in, and a dot."""
    for node in module.tree.body:
        if isinstance(node, Function):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.", each) for each in node.body if isinstance(each, Function))
