"""A model is known to its own app and to the models above it; it says nothing about order, pages or signals."""

import ast

from tests.house.source import Module, imports, listed, modules, parts


def test_a_model_is_known_only_to_its_own_app_and_to_models_above() -> None:
    problems = [
        f"{module.at(node)}: {module.name} knows the model {name}"
        for module in modules().values()
        for node, name in imports(module)
        if (app := app_of_model(name)) and not may_know(module, app)
    ]
    assert not problems, listed(problems)


def app_of_model(name: str) -> str:
    """`alongside.records.plans` when the imported name is in that app's models."""
    pieces = name.split(".")
    is_model = len(pieces) > 3 and pieces[1] in {"records", "journey"} and pieces[3] == "models"
    return ".".join(pieces[:3]) if is_model else ""


def may_know(module: Module, app: str) -> bool:
    """Own app, or a models module: that an arrow between models points down, the import contracts hold."""
    return module.app == app or module.part == "models"


def test_no_model_has_an_order_of_its_own() -> None:
    problems = [
        f"{module.at(node)}: ordering in Meta hides a sort in every query"
        for module in parts("models")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["ordering"]
    ]
    assert not problems, listed(problems)


def test_nothing_calls_upwards_by_signal_or_hidden_model() -> None:
    refused = ("django.dispatch", "django.db.models.signals", "django.db.backends.signals", "django.core.signals")
    problems = [
        f"{module.at(node)}: {name} is a way to call upwards unseen"
        for module in modules().values()
        for node, name in imports(module)
        if name.startswith(refused)
    ]
    problems += [
        f"{module.at(node)}: get_model: import the class"
        for module in modules().values()
        if "migrations" not in module.name.split(".")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "get_model"
    ]
    assert not problems, listed(problems)


def test_only_sign_in_asks_for_the_account_model() -> None:
    problems = [
        f"{module.at(node)}: get_user_model outside doors/web/sign_in"
        for module in modules().values()
        if not module.name.startswith("alongside.doors.web.sign_in")
        for node, name in imports(module)
        if name == "django.contrib.auth.get_user_model"
    ]
    assert not problems, listed(problems)


def test_no_form_is_made_from_a_model() -> None:
    problems = [
        f"{module.at(node)}: ModelForm: a form checks shape, a change writes"
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith("ModelForm")
    ]
    assert not problems, listed(problems)
