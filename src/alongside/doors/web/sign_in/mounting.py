"""Views of allauth, served as ours: with an audience, drawn inside the transaction, 422 when a form has errors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public


def mounted(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """The view for anybody; it checks by itself which step of sign-in they are at."""

    @wraps(view)
    def drawn(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            form = (response.context_data or {}).get("form")
            if form is not None and form.errors:
                response.status_code = 422
            response.render()
        response.headers["Cache-Control"] = "no-store"
        return response

    return public(drawn)
