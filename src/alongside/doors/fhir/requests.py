"""What a FHIR request may ask: the methods, the format, and the search parameters, strictly."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from alongside.doors.fhir.door import problem
from alongside.rules.refusals import Invalid, Unknown

FORMATS = ("json", "application/json", "application/fhir+json")
ANY_SEARCH = ("_format", "_count")
MOST = 100


def reads_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer other methods with 405, and other formats with 406, before anybody is recognised."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            response = problem(405, "not-supported", "This server is read-only: use GET.")
            response["Allow"] = "GET, HEAD"
            return response
        if not _takes_json(request):
            return problem(406, "not-supported", "This server answers application/fhir+json only.")
        return view(request, *args, **kwargs)

    checked.csrf_exempt = True  # type: ignore[attr-defined]  # nothing here is done by a browser's cookie
    return checked


def resource_id(text: str) -> UUID:
    """The id in an address. Raises Unknown for anything that cannot be one of ours."""
    try:
        found = UUID(text)
    except ValueError:
        raise Unknown("fhir.unknown") from None
    if str(found) != text.lower():
        raise Unknown("fhir.unknown")
    return found


def search_parameters(request: HttpRequest, known: Collection[str]) -> dict[str, str]:
    """The search parameters, each once. Raises Invalid for one that is unknown, repeated, or out of range.

    A filter that is left aside shows more than was asked for, so that is done only for `Prefer: handling=lenient`.
    """
    found: dict[str, str] = {}
    for name, values in request.GET.lists():
        if name not in known and name not in ANY_SEARCH:
            if _is_lenient(request):
                continue
            raise Invalid("fhir.unknown-parameter", field=name, values={"name": name[:60]})
        if len(values) != 1 or not values[0].strip():
            raise Invalid("fhir.once", field=name, values={"name": name})
        found[name] = values[0].strip()
    _check_count(found.get("_count"))
    return found


def patient_parameter(parameters: dict[str, str]) -> UUID:
    """The person that a search is about: `patient=<id>` or `patient=Patient/<id>`. Raises Invalid."""
    text = parameters.get("patient", "").removeprefix("Patient/")
    if not text:
        raise Invalid("fhir.patient-needed", field="patient")
    try:
        return resource_id(text)
    except Unknown:
        raise Invalid("fhir.patient-id", field="patient") from None


def _is_lenient(request: HttpRequest) -> bool:
    """FHIR R4, search, "Handling errors": the client chooses, and strict is what a server may answer by itself."""
    preferences = request.headers.get("Prefer", "").replace(";", ",").split(",")
    return "handling=lenient" in [preference.strip().lower() for preference in preferences]


def _check_count(text: str | None) -> None:
    if text is not None and not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST and len(text) < 9):
        raise Invalid("fhir.count", field="_count", values={"most": MOST})


def _takes_json(request: HttpRequest) -> bool:
    asked = request.GET.get("_format")
    if asked:
        return asked.partition(";")[0].strip().lower() in FORMATS
    accepted = [part.partition(";")[0].strip().lower() for part in request.headers.get("Accept", "*/*").split(",")]
    return any(part in (*FORMATS, "*/*", "application/*", "") for part in accepted)
