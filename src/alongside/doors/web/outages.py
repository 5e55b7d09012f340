"""A database that restarts is a short wait, not a mistake: 503 with Retry-After, without a database or a session."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse

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
            return self._unavailable(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django would turn it into a 500 before __call__ sees it."""
        return self._unavailable(request) if isinstance(exception, OperationalError | InterfaceError) else None

    def _unavailable(self, request: HttpRequest) -> HttpResponse:
        for connection in connections.all(initialized_only=True):
            connection.close_if_unusable_or_obsolete()
        if request.path.startswith("/fhir/"):
            response: HttpResponse = JsonResponse(_OUTCOME, status=503, content_type="application/fhir+json")
        elif is_autosave(request):
            response = JsonResponse({}, status=503)
        else:
            response = render(request, "errors/503.html", status=503)
        response["Retry-After"] = RETRY_AFTER
        return response


_OUTCOME = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "transient", "diagnostics": "The database is restarting. Try again soon."}],
}
