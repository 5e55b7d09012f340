"""Every address declares its audience, and views only translate."""

import ast
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from alongside.rules.actors import Role
from tests.house.exempt_views import WITHOUT_AUDIENCE
from tests.house.source import Function, Module, full_name, listed, modules

DECLARES = {"for_roles", "public"}  # doors/access.py makes them for each door


def test_every_address_declares_its_audience() -> None:
    problems = [
        f"/{address} ({name}): no audience; mark the view with @for_roles(...) or @public"
        for address, name, view in addresses()
        if not is_exempt(name) and not declares(view)
    ]
    assert not problems, listed(problems)


def test_every_exemption_is_of_an_address_that_exists() -> None:
    names = {name for _address, name, _view in addresses()}
    stale = [given for given in WITHOUT_AUDIENCE if not any(name.startswith(given) for name in names)]
    assert not stale, listed([f"tests/house/exempt_views.py: nothing is served by {name}" for name in stale])


def addresses(patterns: Any = None, before: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every address with the full name of its view."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            yield address, f"{view.__module__}.{getattr(view, '__qualname__', type(view).__name__)}", view


def is_exempt(name: str) -> bool:
    """Whether a view of a library is on the named list."""
    return name.startswith(tuple(WITHOUT_AUDIENCE))


def declares(view: Any) -> bool:
    """Whether a view says who it is for: "public", or roles and nothing else."""
    audience = getattr(view, "audience", None)
    return audience == "public" or (bool(audience) and set(audience) <= set(Role))


def test_a_view_contains_no_try() -> None:
    problems = [
        f"{module.at(node)}: {function.name} catches; a Refusal is translated in one place (doors/access.py)"
        for module in modules().values()
        for function in views(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Try)
    ]
    assert not problems, listed(problems)


def views(module: Module) -> list[Function]:
    """The functions of a module that declare an audience."""
    return [
        node
        for node in module.tree.body
        if isinstance(node, Function)
        and any(full_name(module, each).endswith(tuple(DECLARES)) for each in node.decorator_list)
    ]
