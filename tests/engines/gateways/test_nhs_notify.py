"""NHS Notify: our gateway against a local peer that follows its public specification, and the same over a fake network.

Source of the peer's answers: the OpenAPI specification of NHSDigital/communications-manager-api (version 1 messages).
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from alongside.engines.gateways.nhs import NhsNotify
from alongside.engines.gateways.nhs_token import NhsToken
from alongside.engines.gateways.notify import Notice, client
from alongside.engines.gateways.outcome import Delivered, Failed

NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
PLAN = "b838b13c-f98c-4def-93f0-515d4e4f4ee1"
NOTICE = Notice("0f3a2f5e-9a41-4c86-9f4b-0d2a5f1a1c11", "9990548609", PLAN, NOW, {"first_name": "Samina"})


class Service:
    """NHS Notify and the platform's token service as specified: it remembers references and refuses a second."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048)
        self.taken = {}
        self.tokens = 0
        self.next_answer = None

    def answer(self, asked):
        if asked.path.endswith("/token"):
            return self._token(parse_qs(asked.body.decode()))
        if self.next_answer:
            answer, self.next_answer = self.next_answer, None
            return answer
        if asked.headers.get("authorization") != f"Bearer token-{self.tokens}":
            return 401, problem("CM_DENIED")
        if asked.headers["content-type"] != "application/vnd.api+json":
            return 415, problem("CM_UNSUPPORTED_MEDIA_TYPE")
        return self._take(json.loads(asked.body)["data"])

    def _token(self, form):
        statement = jwt.decode(form["client_assertion"][0], self.key, algorithms=["RS512"])
        assert statement.header["kid"] == "alongside-1"
        assert statement.claims["iss"] == statement.claims["sub"] == "the-api-key"
        assert timedelta(0) < datetime.fromtimestamp(statement.claims["exp"], UTC) - NOW <= timedelta(minutes=25)
        if self.next_answer:
            answer, self.next_answer = self.next_answer, None
            return answer
        self.tokens += 1
        return 200, {"access_token": f"token-{self.tokens}", "expires_in": "599", "token_type": "Bearer"}

    def _take(self, data):
        attributes = data["attributes"]
        number = attributes["recipient"]["nhsNumber"]
        if data["type"] != "Message" or len(number) != 10:
            return 400, problem("CM_INVALID_NHS_NUMBER")
        if attributes["routingPlanId"] != PLAN:
            return 404, problem("CM_NO_SUCH_ROUTING_PLAN")
        if attributes["messageReference"] in self.taken:
            return 422, problem("CM_DUPLICATE_REQUEST")
        self.taken[attributes["messageReference"]] = attributes
        return 201, {"data": {"type": "Message", "id": "2WL3qFTEFM0qMY8xjRbt1LIKCzM", "attributes": attributes}}


def problem(code):
    return {"errors": [{"id": "rrt.0", "code": code, "status": "", "title": "words", "source": {"pointer": "/"}}]}


class Way:
    def __init__(self, service, http, address):
        self.service = service
        private = service.key.as_pem(private=True).decode()
        token = NhsToken("the-api-key", private, "alongside-1", http, f"{address}/oauth2/token")
        self.gateway = NhsNotify(token, http, f"{address}/comms")


def over_nothing(service):
    def answer(request):
        asked = type("Asked", (), {})()
        asked.path, asked.headers, asked.body = request.url.path, request.headers, request.content
        status, body = service.answer(asked)
        return httpx.Response(status, content=body if isinstance(body, bytes) else json.dumps(body).encode())

    return client(httpx.MockTransport(answer))


@pytest.fixture(params=["fake", "real"])
def nhs(request):
    service = Service()
    if request.param == "fake":
        return Way(service, over_nothing(service), "https://fake.example")
    return Way(service, request.getfixturevalue("http"), request.getfixturevalue("serve_web")(service))


def test_sends_by_nhs_number_and_routing_plan(nhs):
    assert nhs.gateway.send(NOTICE) == Delivered("2WL3qFTEFM0qMY8xjRbt1LIKCzM")
    assert nhs.service.taken[NOTICE.reference]["personalisation"] == {"first_name": "Samina"}


def test_a_second_time_it_was_taken_already(nhs):
    nhs.gateway.send(NOTICE)
    assert nhs.gateway.send(NOTICE) == Delivered(NOTICE.reference)
    assert len(nhs.service.taken) == 1


def test_one_token_serves_until_shortly_before_its_end(nhs):
    for number, seconds in enumerate((0, 300, 568)):
        nhs.gateway.send(replace(NOTICE, reference=f"r{number}", at=NOW + timedelta(seconds=seconds)))
    assert nhs.service.tokens == 1
    nhs.gateway.send(replace(NOTICE, reference="r9", at=NOW + timedelta(seconds=570)))
    assert nhs.service.tokens == 2
    assert len(nhs.service.taken) == 4


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"to": "999"}, Failed("notify-400-CM_INVALID_NHS_NUMBER", retry=False)),
        ({"template": "another"}, Failed("notify-404-CM_NO_SUCH_ROUTING_PLAN", retry=True)),
    ],
)
def test_what_it_refuses(change, outcome, nhs):
    assert nhs.gateway.send(replace(NOTICE, **change)) == outcome
    assert nhs.service.taken == {}


@pytest.mark.parametrize(
    ("status", "code", "retry"),
    [
        (401, "CM_DENIED", True),
        (403, "CM_FORBIDDEN", True),
        (408, "CM_TIMEOUT", True),
        (415, "CM_UNSUPPORTED_MEDIA_TYPE", False),
        (422, "CM_SOMETHING_ELSE", False),
        (425, "CM_RETRY_TOO_EARLY", True),
        (429, "CM_QUOTA", True),
        (500, "CM_INTERNAL_SERVER_ERROR", True),
        (504, "CM_TIMEOUT", True),
    ],
)
def test_each_specified_refusal(status, code, retry, nhs):
    nhs.gateway.send(replace(NOTICE, reference="first"))
    nhs.service.next_answer = (status, problem(code))
    assert nhs.gateway.send(NOTICE) == Failed(f"notify-{status}-{code}", retry)


def test_no_token_no_message(nhs):
    nhs.service.next_answer = (401, {"error": "invalid_client"})
    assert nhs.gateway.send(NOTICE) == Failed("notify-401-invalid_client", retry=True)
    assert nhs.service.taken == {}


def test_token_service_that_talks_nonsense_is_tried_again(nhs):
    nhs.service.next_answer = (200, b"[]")
    assert nhs.gateway.send(NOTICE) == Failed("notify-200", retry=True)


def test_taken_without_a_readable_answer_is_delivered(nhs):
    nhs.gateway.send(replace(NOTICE, reference="first"))
    nhs.service.next_answer = (201, b"{}")
    assert nhs.gateway.send(NOTICE) == Delivered(NOTICE.reference)


def test_nothing_listens(http):
    token = NhsToken("k", RSAKey.generate_key(2048).as_pem(private=True).decode(), "1", http, "http://127.0.0.1:9")
    assert NhsNotify(token, http).send(NOTICE) == Failed("notify-unreachable", retry=True)
    assert NhsNotify(lambda at: "t", http, "http://127.0.0.1:9").send(NOTICE) == Failed(
        "notify-unreachable", retry=True
    )
    assert "PRIVATE" not in repr(token)
