"""The Jinja2 environment of our pages: strict about missing values, with every component at hand as `ui`."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext
from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Macro

from alongside.doors.web.frame import frame_for
from alongside.doors.web.idempotency import for_new, new_key
from alongside.doors.web.saved import saved_words
from alongside.doors.web.trend import trend_line
from alongside.doors.web.wording import Calls, Page, month_name, words, words_of_number


def environment(**options: Any) -> Environment:
    """Return the environment for Django's Jinja2 backend, which passes its own loader and options."""
    options["undefined"] = StrictUndefined
    pages = Environment(  # noqa: S701 (the backend passes autoescape=True, asserted by test_jinja)
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], **options
    )
    # The i18n extension adds this method when it is loaded.
    pages.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.template_class, pages.context_class = Page, Calls
    pages.globals.update(
        _=words,
        ngettext=words_of_number,
        static=static,
        url=url,
        frame_for=frame_for,
        saved_words=saved_words,
        csrf_value=csrf_value,
        csp_nonce=csp_nonce,
        new_key=new_key,
        trend_line=trend_line,
        language=get_language,
        right_to_left=get_language_bidi,
        ui=Components(pages),
    )
    pages.filters.update(day=day, moment=moment, clock=clock, for_new=for_new)
    return pages


class Components:
    """Every macro of templates/components by name, so that a page needs no imports: `{{ ui.tag("Due") }}`."""

    def __init__(self, pages: Environment) -> None:
        self._pages = pages
        self._files: dict[str, str] = {}

    def __getattr__(self, name: str) -> Macro:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._files:
            self._files = dict(self._index())
        if name not in self._files:
            raise AttributeError(f"There is no component {name!r}.")
        macro: Macro = getattr(self._pages.get_template(self._files[name]).module, name)
        if not self._pages.auto_reload:
            self.__dict__[name] = macro
        return macro

    def _index(self) -> list[tuple[str, str]]:
        files = self._pages.list_templates(filter_func=lambda name: name.startswith("components/"))
        return [(macro, file) for file in files for macro in self._macros_in(file)]

    def _macros_in(self, file: str) -> list[str]:
        module = vars(self._pages.get_template(file).module)
        return [name for name, value in module.items() if isinstance(value, Macro)]


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page."""
    return reverse(name, args=args, kwargs=kwargs)


def csrf_value(request: HttpRequest) -> str:
    return get_token(request)


def csp_nonce(request: HttpRequest) -> str:
    """Return this response's script nonce as text: the lazy value itself is false until it has been read."""
    return str(getattr(request, "_csp_nonce", ""))


def day(value: date) -> str:
    """12 October 2026"""
    here = _here(value)
    return f"{here.day} {month_name(here.month)} {here.year}"


def moment(value: datetime) -> str:
    """12 October 2026 at 10:42"""
    return gettext("%(day)s at %(time)s") % {"day": day(value), "time": clock(value)}


def clock(value: datetime) -> str:
    """10:42"""
    return date_format(_here(value), "H:i")


def _here[T: date](value: T) -> T:
    """An instant is shown in the time of the place; a date stays as it is."""
    into: Callable[[Any], Any] = timezone.localtime
    return into(value) if isinstance(value, datetime) else value
