"""What a form may send: UTF-8 without NUL. Django would replace bad bytes silently; we say so and store nothing."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from alongside.doors.web.errors import unreadable_kind

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
REPLACED = "\ufffd"  # what Django puts in the place of bytes that are no UTF-8


class StrictBodyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_utf8(request.META.get("QUERY_STRING", "").encode("latin-1", "replace")):
            return _bad_request(request)
        if request.method == "POST" and not request.path.startswith("/fhir/"):
            return self._posted(request)
        return self.get_response(request)

    def _posted(self, request: HttpRequest) -> HttpResponse:
        """Any other kind of body would read as an empty form."""
        if request.content_type not in (FORM, PARTS):
            return unreadable_kind(request)
        is_readable = _is_utf8(request.body) if request.content_type == FORM else _are_words(request)
        return self.get_response(request) if is_readable else _bad_request(request)


def _bad_request(request: HttpRequest) -> HttpResponse:
    """In the words of the door that was asked."""
    handler: Any = get_resolver().resolve_error_handler(400)
    answer: HttpResponse = handler(request, BadRequest())
    return answer


def _is_utf8(encoded: bytes) -> bool:
    decoded = unquote_to_bytes(encoded.replace(b"+", b" "))
    try:
        return "\x00" not in decoded.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _are_words(request: HttpRequest) -> bool:
    """Whether all parts came, down to the last boundary: words that were cut short are not what anybody wrote."""
    boundary = (request.content_params or {}).get("boundary", "")
    if not request.body.rstrip().endswith(f"--{boundary}--".encode("latin-1", "replace")):
        return False
    values = (value for name, several in request.POST.lists() for value in (name, *several))
    return not any("\x00" in value or REPLACED in value for value in values)
