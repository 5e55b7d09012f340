"""Foreign keys point down, by class, and leave no name behind in the app they point at."""

import ast

from tests.house.source import Module, full_name, listed, parts, room_of

KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def test_foreign_keys_point_down_by_class_without_reverse_names() -> None:
    problems = [problem for module in parts("models") for call in keys(module) for problem in wrong(module, call)]
    assert not problems, listed(problems)


def keys(module: Module) -> list[ast.Call]:
    """Every call in a models module that makes a key."""
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    return [call for call in calls if full_name(module, call.func).rsplit(".", 1)[-1] in KEYS]


def wrong(module: Module, call: ast.Call) -> list[str]:
    """What is wrong with one key, in words."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    target = call.args[0] if call.args else named.get("to")
    if isinstance(target, ast.Constant):
        own = isinstance(target.value, str) and "." not in target.value
        return [] if own else [f"{module.at(call)}: key by string {target.value!r}: import the class"]
    app = ".".join(full_name(module, target).split(".")[:3]) if target else ""
    if not app.startswith(("alongside.records.", "alongside.journey.")):
        return [f"{module.at(call)}: key to {ast.unparse(target) if target else 'nothing'}: not a class of ours"]
    if app == module.app:
        return []
    return [*_direction(module, call, app), *_reverse_name(module, call, named.get("related_name"))]


def _direction(module: Module, call: ast.Call, app: str) -> list[str]:
    down = room_of(app) < room_of(module.app)
    return [] if down else [f"{module.at(call)}: key from {module.app} up or across to {app}"]


def _reverse_name(module: Module, call: ast.Call, given: ast.expr | None) -> list[str]:
    hidden = isinstance(given, ast.Constant) and given.value == "+"
    return [] if hidden else [f'{module.at(call)}: key to another app without related_name="+"']
