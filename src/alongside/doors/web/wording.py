"""Words in the language of a page, which is looked up once for a page and not for each of its hundred messages."""

from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext
from jinja2 import Template
from markupsafe import Markup, escape

_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


class Page(Template):
    """A template that looks up its language when it is rendered."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        token = _spoken.set(get_language())
        try:
            return super().render(*args, **kwargs)
        finally:
            _spoken.reset(token)


def words(message: str, **values: object) -> Markup:
    """The message in the language of this page, with its values, escaped, in their places."""
    if not values:
        return _whole(_language(), message)
    safe = {name: escape(value) for name, value in values.items()}
    return Markup(_translated(_language(), message) % safe)  # noqa: S704 (the catalogue's words, and values escaped)


def month_name(month: int) -> str:
    return _month(_language(), month)


def _language() -> str | None:
    return _spoken.get() or get_language()


@lru_cache(maxsize=5_000)
def _whole(language: str | None, message: str) -> Markup:
    return Markup(_translated(language, message) % {})  # noqa: S704 (the catalogue's words)


@lru_cache(maxsize=5_000)
def _translated(language: str | None, message: str) -> str:
    return gettext(message)


@lru_cache
def _month(language: str | None, month: int) -> str:
    return str(MONTHS[month])
