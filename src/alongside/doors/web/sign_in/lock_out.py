"""Too many wrong tries: what they are counted by, and the page that says to wait."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.web.rendering import render

LETTER_CODES = "letter-code"


def tried_as(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """Who was tried. All letter codes count as one name, so that guessing is counted by network alone."""
    given = credentials or {}
    if "letter_code" in given:
        return LETTER_CODES
    tried = given.get("email") or given.get("username")
    return str(tried).lower() if tried else None


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The answer to somebody who tried too often from one network."""
    words = _("There were too many wrong tries from this network. Wait 15 minutes, then try again.")
    page = render(request, "errors/429.html", {"message": words, "back": "/sign-in/"}, status=429)
    page.headers["Retry-After"] = "900"
    return page


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer to somebody who asks too fast."""
    page = render(request, "errors/429.html", status=429)
    page.headers["Retry-After"] = "60"
    return page
