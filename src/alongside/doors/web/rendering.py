"""From values to a finished page or an autosave answer, at once: nothing is left to render after the transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise

from alongside.doors.web.jinja import clock

AUTOSAVE_HEADER = "X-Autosave"


def render(
    request: HttpRequest, template: str, values: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a page of ours. Only plain values may arrive: templates run no queries."""
    page = HttpResponse(render_to_string(template, dict(values or {}), request), status=status)
    page.headers.setdefault("Cache-Control", "no-store")
    return page


def is_autosave(request: HttpRequest) -> bool:
    """Whether site.js sent this form by itself; the same address then answers with `saved` or `not_saved`."""
    return AUTOSAVE_HEADER in request.headers


def saved(at: datetime, values: Mapping[str, str] | None = None) -> JsonResponse:
    """Tell site.js that the draft is kept. `values` go into the form's hidden fields: `{"based_on": "7"}`."""
    return JsonResponse({"saved_at": clock(at), "values": dict(values or {})})


def not_saved(message: str | Promise, status: int = 422) -> JsonResponse:
    """Tell site.js why the draft could not be kept, in words for the person; their text stays in the page."""
    return JsonResponse({"message": str(message)}, status=status)
