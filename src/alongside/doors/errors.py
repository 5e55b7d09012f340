"""Which door answers an error that Django itself notices: pages for people, OperationOutcomes for systems."""

from types import ModuleType

from django.http import HttpRequest, HttpResponse

from alongside.doors.fhir import errors as for_systems
from alongside.doors.web import errors as for_people


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    answer: HttpResponse = _answering(request).bad_request(request, exception)
    return answer


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    answer: HttpResponse = _answering(request).forbidden(request, exception)
    return answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    answer: HttpResponse = _answering(request).not_found(request, exception)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    answer: HttpResponse = _answering(request).server_error(request)
    return answer


def _answering(request: HttpRequest) -> ModuleType:
    return for_systems if request.path.startswith("/fhir/") else for_people
