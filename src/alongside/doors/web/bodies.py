"""What a form may send: UTF-8 without NUL. Django would replace bad bytes silently; we say so and store nothing."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse

from alongside.doors.web.errors import bad_request

FORM = "application/x-www-form-urlencoded"


class StrictBodyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_utf8(request.META.get("QUERY_STRING", "").encode("latin-1", "replace")):
            return bad_request(request)
        if request.content_type == FORM and not _is_utf8(request.body):
            return bad_request(request)
        return self.get_response(request)


def _is_utf8(encoded: bytes) -> bool:
    decoded = unquote_to_bytes(encoded.replace(b"+", b" "))
    try:
        return "\x00" not in decoded.decode("utf-8")
    except UnicodeDecodeError:
        return False
