"""From values to a finished page or an autosave answer, at once: nothing is left to render after the transaction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise

from alongside.doors.web.frame import PersonHeader, frame_for
from alongside.doors.web.idempotency import AUTOSAVE
from alongside.doors.web.jinja import clock
from alongside.doors.web.saved import said_once
from alongside.rules.actors import STAFF, Role
from alongside.rules.nhs_number import is_needed_by


def render(
    request: HttpRequest, template: str, values: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a page of ours. Only plain values may arrive: templates run no queries."""
    page = HttpResponse(render_to_string(template, _for_reader(request, values or {}), request), status=status)
    page.headers.setdefault("Cache-Control", "no-store")
    return said_once(request, page)


def _for_reader(request: HttpRequest, values: Mapping[str, Any]) -> dict[str, Any]:
    """A person's header without the NHS number, where the reader's role does not need it.

    That nobody has asked about needs is for those who can ask.
    """
    header, frame = values.get("person"), frame_for(request)
    if not isinstance(header, PersonHeader):
        return dict(values)
    role = frame.role if frame else Role.ANONYMOUS
    number = header.nhs_number if is_needed_by(role) else ""
    return {
        **values,
        "person": replace(header, nhs_number=number, is_unasked=header.is_unasked and role in STAFF),
    }


def is_autosave(request: HttpRequest) -> bool:
    """Whether site.js sent this form by itself; the same address then answers with `saved` or `not_saved`."""
    return AUTOSAVE in request.headers


def saved(at: datetime, values: Mapping[str, str] | None = None) -> JsonResponse:
    """Tell site.js that the draft is kept. `values` go into the form's hidden fields: `{"based_on": "7"}`."""
    return JsonResponse({"saved_at": clock(at), "values": dict(values or {})})


def not_saved(message: str | Promise, status: int = 422) -> JsonResponse:
    """Tell site.js why the draft could not be kept, in words for the person; their text stays in the page."""
    return JsonResponse({"message": str(message)}, status=status)
