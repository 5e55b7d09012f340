"""Words in the language of a page, which is looked up once for a page and not for each of its hundred messages."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)

_JINJAS_OWN = ("_block_vars", "_loop_vars")  # passed beside the arguments, for what asks for the context


class Calls(Context):
    """How a page calls its components. None of ours asks for Jinja's own context, so none is looked for in it."""

    def call(self, called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        for name in _JINJAS_OWN:
            kwargs.pop(name, None)
        return called(*args, **kwargs)


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


def words_of_number(one: str, many: str, num: int, **values: object) -> Markup:
    """The message for one or for many; `num` is one of its values."""
    safe = {name: escape(value) for name, value in {"num": num, **values}.items()}
    return Markup(ngettext(one, many, num) % safe)  # noqa: S704 (the catalogue's words, and values escaped)


def translated(message: str) -> str:
    """The message alone, for presenters that say the same few words about each of many things."""
    return _translated(_language(), message)


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
