"""The FHIR door: a bearer token becomes the same Actor, and every refusal becomes an OperationOutcome."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from alongside.doors.access import ActingRequest, Door
from alongside.doors.words import message_words
from alongside.engines.fhir.building import Json
from alongside.engines.fhir.operation_outcome import IssueCode, outcome
from alongside.records.people.reads import client_of_key
from alongside.rules.actors import ANONYMOUS, Actor, Assurance, Role
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Refusal, Stale

MEDIA_TYPE = "application/fhir+json"
SCHEME = "Bearer "


def recognise(request: ActingRequest, now: datetime) -> Actor | HttpResponse:
    """The client organisation's system behind the bearer token, or 401. Nothing is taken unprotected in production."""
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return problem(403, "security", "Send this by https. The token was sent unprotected: ask for a new one.")
    given = request.headers.get("Authorization", "")
    if not given:
        return _unauthorised("login", "Send a bearer token: Authorization: Bearer <token>.")
    client = client_of_key(by=ANONYMOUS, token=given.removeprefix(SCHEME)) if given.startswith(SCHEME) else None
    if client is None:
        return _unauthorised("login", "This bearer token is not known, or it was withdrawn.")
    return Actor(role=Role.CLIENT, organisation=client.organisation, name=client.name, assurance=Assurance.ONE_FACTOR)


def recognise_anybody(request: ActingRequest, now: datetime) -> Actor | HttpResponse:
    """For what anybody may read: what this server can do."""
    return ANONYMOUS


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """What is not shared, and what does not exist, are both 404: 403 is only for an audience or a role."""
    words = message_words(refusal)
    if isinstance(refusal, NotAllowed) and refusal.message.startswith("access."):
        return problem(403, "forbidden", words)
    if isinstance(refusal, Invalid):
        return problem(400, "value", words, [f"http.{refusal.field}"] if refusal.field else [])
    if isinstance(refusal, Stale | NotReady):
        return problem(409, "conflict", words)
    return problem(404, "not-found", "There is no such resource, or it is not shared with your organisation.")


def answer(resource: Json, status: int = 200) -> HttpResponse:
    """A resource as the response's body. Nothing that speaks of a person is kept by caches on the way."""
    response = JsonResponse(resource, status=status, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def problem(status: int, code: IssueCode, words: str, expression: Sequence[str] = ()) -> HttpResponse:
    return answer(outcome("error", code, words, expression), status)


def _unauthorised(code: IssueCode, words: str) -> HttpResponse:
    response = problem(401, code, words)
    response["WWW-Authenticate"] = 'Bearer realm="alongside"'
    return response


clients_only = Door(recognise=recognise, refuse=refuse).for_roles(Role.CLIENT)
anybody = Door(recognise=recognise_anybody, refuse=refuse).public
