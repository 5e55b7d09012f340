"""The answers of errors that Django itself notices, as OperationOutcomes."""

from django.http import HttpRequest, HttpResponse

from alongside.doors.fhir.door import problem


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(400, "invalid", "The request could not be read: its address, host or length is not as we expect.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(403, "forbidden", "This is not for you.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(404, "not-found", "There is nothing at this address. FHIR R4 is at /fhir/R4/.")


def server_error(request: HttpRequest) -> HttpResponse:
    return problem(500, "exception", "Something went wrong on this server.")
