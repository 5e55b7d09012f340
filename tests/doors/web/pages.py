"""Draw templates without a browser, and look into what was drawn."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from jinja2 import Environment


def environment() -> Environment:
    """The environment that pages are drawn with."""
    return engines["jinja2"].env


def a_request(path: str = "/somewhere/") -> HttpRequest:
    return RequestFactory().get(path)


def drawn(source: str, values: Mapping[str, Any] | None = None) -> str:
    """Draw a piece of template."""
    return environment().from_string(source).render({"request": a_request(), **(values or {})})


def text_of(html: str) -> str:
    """What a screen reader would read, roughly: tags gone, spaces made single."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()
