"""Every command is listed once, and has what the command line calls."""

import ast

import pytest

from alongside.doors.jobs.command_list import COMMANDS, Command
from tests.house.source import Module, modules


def functions_of(module: Module) -> set[str]:
    """The names of a module's functions."""
    return {node.name for node in module.tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_has_a_module_with_its_two_functions(command: Command) -> None:
    assert {"add_arguments", "run"} <= functions_of(modules()[command.module])


def test_every_module_that_looks_like_a_command_is_listed() -> None:
    looks = {
        module.name
        for module in modules().values()
        if module.name.startswith("alongside.doors.jobs.") and {"add_arguments", "run"} <= functions_of(module)
    }
    assert looks == {command.module for command in COMMANDS}


def test_command_names_are_lower_case_words_and_used_once() -> None:
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))
    assert all(name == name.lower() and " " not in name and "_" not in name for name in names)
