"""What a form may send: UTF-8 without NUL. Django would replace bad bytes silently; we say so and store nothing."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, get_resolver, resolve

from alongside.doors.web.errors import unreadable_kind
from alongside.rules.files import MOST_BYTES

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
REPLACED = "\ufffd"  # what Django puts in the place of bytes that are no UTF-8
WITH_FILE = MOST_BYTES + 100_000  # bytes of a form with a file: the largest file, and what else stands in the form
LET_GO = 64_000_000  # bytes that are read and dropped, so that a browser that is still sending hears the answer
PIECE = 65_536
TOO_LARGE = "too-large"


def takes_file[Of: Callable[..., HttpResponse]](view: Of) -> Of:
    """The view takes a file, and so a longer form than others. It says so when `TOO_LARGE` stands in its address."""
    view.takes_file = True  # type: ignore[attr-defined]
    return view


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
        if request.content_type == PARTS and _takes_file(request):
            if _length(request) > WITH_FILE:
                return _too_large(request)
            request._body = request.read()  # the limit of other forms is not for this one
        is_readable = _is_utf8(request.body) if request.content_type == FORM else _are_words(request)
        return self.get_response(request) if is_readable else _bad_request(request)


def _takes_file(request: HttpRequest) -> bool:
    try:
        return hasattr(resolve(request.path_info).func, takes_file.__name__)
    except Resolver404:
        return False


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH", "")
    return int(said) if said.isascii() and said.isdigit() else 0


def _too_large(request: HttpRequest) -> HttpResponse:
    """To the same page, which says so at the field. Nothing is kept of what was sent, in memory or anywhere."""
    for _piece in range(LET_GO // PIECE):
        if not request.read(PIECE):
            break
    return HttpResponseRedirect(f"{request.path}?{_with_too_large(request)}")


def _with_too_large(request: HttpRequest) -> str:
    query = request.GET.copy()
    query[TOO_LARGE] = "yes"
    return query.urlencode()


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
