"""A database that restarts is a short wait, not a mistake: 503 with Retry-After, without a database or a session."""

from collections.abc import Callable

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse

from alongside.doors.web.kept_words import kept_words
from alongside.doors.web.rendering import is_autosave, render

RETRY_AFTER = "5"  # seconds: the embedded server is back in less


class OutageMiddleware:
    """Answers 503 where the database cannot be reached, whoever noticed first: session, identity or page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return _unavailable(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django would turn it into a 500 before __call__ sees it."""
        return _unavailable(request) if isinstance(exception, OperationalError | InterfaceError) else None


class OutageAwareSessionMiddleware(SessionMiddleware):
    """Django takes any failure to write a session for a deleted session, and answers 400."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            answer: HttpResponse = super().process_response(request, response)
        except SessionInterrupted as error:
            if not _is_outage(error):
                raise
            return _unavailable(request)
        return answer


def _is_outage(error: BaseException | None) -> bool:
    """Whether it happened while handling a lost database."""
    while error is not None and not isinstance(error, OperationalError | InterfaceError):
        error = error.__context__
    return error is not None


def _unavailable(request: HttpRequest) -> HttpResponse:
    for connection in connections.all(initialized_only=True):
        connection.close_if_unusable_or_obsolete()
    if request.path.startswith("/fhir/"):
        response: HttpResponse = JsonResponse(_OUTCOME, status=503, content_type="application/fhir+json")
    elif is_autosave(request):
        response = JsonResponse({}, status=503)
    elif kept := kept_words(request):
        response = render(request, "errors/kept.html", {"kept": kept, "why": "outage"}, status=503)
    else:
        response = render(request, "errors/503.html", status=503)
    response["Retry-After"] = RETRY_AFTER
    return response


_OUTCOME = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "transient", "diagnostics": "The database is restarting. Try again soon."}],
}
