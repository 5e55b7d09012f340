"""GOV.UK Notify: one contract for our gateway against a local peer that follows the public documents, and for the fake.

Source of the peer's answers: the documentation of GOV.UK Notify's clients (error codes of version 2 of its API).
"""

import base64
import json
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from alongside.engines.gateways.govuk import GovUkNotify
from alongside.engines.gateways.notify import Notice, client
from alongside.engines.gateways.outcome import Delivered, Failed
from alongside.engines.gateways.printing import LetterFile

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"alongside live-{SERVICE}-{SECRET}"
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
NOTICE = Notice("OUT-0001", "samina@people.example", TEMPLATE, NOW, {"first_name": "Samina"})
LETTER = LetterFile("LTR-0001", b"%PDF-1.7 made up", 1, NOW)


class Service:
    """GOV.UK Notify as documented: takes the same reference twice, so that only asking first prevents two messages."""

    def __init__(self):
        self.sent = []
        self.next_answer = None
        self.statuses = {}

    def answer(self, asked):
        refusal = self._unsigned(asked)
        if refusal:
            return 403, error("AuthError", refusal)
        if asked.method == "GET":
            found = [each for each in self.sent if each["reference"] == asked.query["reference"]]
            return 200, {"notifications": [{**each, "status": self._status(each)} for each in found], "links": {}}
        if self.next_answer:
            answer, self.next_answer = self.next_answer, None
            return answer
        return self._take(asked.path.rsplit("/", 1)[1], json.loads(asked.body))

    def _status(self, each):
        return self.statuses.get(each["reference"], "created")

    def _unsigned(self, asked):
        token = asked.headers["authorization"].removeprefix("Bearer ")
        try:
            claims = jwt.decode(token, OctKey.import_key(SECRET)).claims
        except JoseError:
            return "Invalid token: signature, api token not found"
        if claims["iss"] != SERVICE:
            return "Invalid token: service not found"
        if abs(claims["iat"] - NOW.timestamp()) > 30:
            return "Error: Your system clock must be accurate to within 30 seconds"
        return ""

    def _take(self, kind, message):
        problem = self._problem(kind, message)
        if problem:
            return 400, error(*problem)
        self.sent.append({"id": str(uuid.uuid4()), "type": kind, **message})
        return 201, {"id": self.sent[-1]["id"], "reference": message["reference"]}

    def _problem(self, kind, message):
        if kind == "letter":
            pdf = base64.b64decode(message["content"])
            return None if pdf.startswith(b"%PDF") else ("BadRequestError", "Letter content is not a valid PDF")
        wanted = {"email": ("email_address", r"\S+@\S+\.\S+"), "sms": ("phone_number", r"\+?[\d ]{10,}")}[kind]
        if not re.fullmatch(wanted[1], message.get(wanted[0], "")):
            return "ValidationError", f"{wanted[0]} Not a valid address"
        if not isinstance(message["personalisation"].get("first_name"), str):
            return "BadRequestError", "Missing personalisation: first_name"
        return None


def error(kind, words):
    return {"status_code": 0, "errors": [{"error": kind, "message": words}]}


class Fake:
    """GOV.UK Notify without a network, for tests of what stands above it. It keeps the same contract."""

    def __init__(self, key=KEY):
        self.service = Service()
        transport = httpx.MockTransport(self._answer)
        self.gateway = GovUkNotify(key, client(transport))

    def _answer(self, request):
        asked = type("Asked", (), {})()
        asked.method, asked.path = request.method, request.url.path
        asked.query, asked.headers, asked.body = dict(request.url.params), request.headers, request.content
        status, body = self.service.answer(asked)
        return httpx.Response(status, content=body if isinstance(body, bytes) else json.dumps(body).encode())


class Real:
    """Our gateway over real HTTP."""

    def __init__(self, serve_web, http):
        self.service = Service()
        self.gateway = GovUkNotify(KEY, http, serve_web(self.service))


@pytest.fixture(params=["fake", "real"])
def notify(request):
    if request.param == "fake":
        return Fake()
    return Real(request.getfixturevalue("serve_web"), request.getfixturevalue("http"))


def test_sends_an_email_from_a_template(notify):
    outcome = notify.gateway.send_email(NOTICE)
    [sent] = notify.service.sent
    assert outcome == Delivered(sent["id"])
    assert (sent["type"], sent["email_address"], sent["template_id"]) == ("email", NOTICE.to, TEMPLATE)
    assert sent["personalisation"] == {"first_name": "Samina"}


def test_sends_a_text(notify):
    outcome = notify.gateway.send_text(replace(NOTICE, to="07700 900123"))
    [sent] = notify.service.sent
    assert outcome == Delivered(sent["id"])
    assert (sent["type"], sent["phone_number"]) == ("sms", "07700 900123")


def test_sends_a_letter_that_we_made(notify):
    outcome = notify.gateway.send_letter(LETTER)
    [sent] = notify.service.sent
    assert outcome == Delivered(sent["id"])
    assert base64.b64decode(sent["content"]) == LETTER.pdf


def test_the_same_reference_is_sent_once(notify):
    assert notify.gateway.send_email(NOTICE) == notify.gateway.send_email(NOTICE)
    assert len(notify.service.sent) == 1


def test_taken_but_the_answer_was_lost_is_not_sent_twice(notify):
    notify.gateway.send_email(NOTICE)
    sent = notify.service.sent[0]["id"]
    assert notify.gateway.send_email(replace(NOTICE, at=NOW + timedelta(seconds=20))) == Delivered(sent)
    assert len(notify.service.sent) == 1


@pytest.mark.parametrize("status", ["permanent-failure", "technical-failure", "validation-failed"])
def test_taken_and_then_lost_needs_a_human(status, notify):
    notify.gateway.send_letter(LETTER)
    notify.service.statuses["LTR-0001"] = status
    assert notify.gateway.send_letter(LETTER) == Failed(f"notify-{status}", retry=False)


def test_a_bad_address_and_a_missing_word_are_not_tried_again(notify):
    for wrong in (replace(NOTICE, to="nobody"), replace(NOTICE, personalisation={})):
        outcome = notify.gateway.send_email(wrong)
        assert isinstance(outcome, Failed)
        assert not outcome.retry
        assert outcome.reason.startswith("notify-400-")
        assert "nobody" not in outcome.reason
    assert notify.service.sent == []


@pytest.mark.parametrize(
    ("status", "kind", "retry"),
    [
        (400, "BadRequestError", False),
        (403, "AuthError", True),
        (413, "", False),
        (429, "RateLimitError", True),
        (429, "TooManyRequestsError", True),
        (500, "Exception", True),
        (503, "", True),
    ],
)
def test_each_documented_refusal(status, kind, retry, notify):
    notify.service.next_answer = (status, error(kind, "words with samina@people.example") if kind else b"<html>")
    reason = f"notify-{status}-{kind}" if kind else f"notify-{status}"
    assert notify.gateway.send_email(NOTICE) == Failed(reason, retry)
    assert isinstance(notify.gateway.send_email(NOTICE), Delivered)


def test_a_wrong_clock_or_key_waits_until_it_is_mended(notify):
    late = replace(NOTICE, at=NOW + timedelta(seconds=31))
    assert notify.gateway.send_email(late) == Failed("notify-403-AuthError", retry=True)
    stranger = replace(notify.gateway, api_key=KEY[:-1] + "f")
    assert stranger.send_email(NOTICE) == Failed("notify-403-AuthError", retry=True)
    assert SECRET not in repr(notify.gateway)


def test_taken_without_a_readable_answer_is_delivered(notify):
    notify.service.next_answer = (201, b"not json")
    assert notify.gateway.send_email(NOTICE) == Delivered("OUT-0001")


def test_an_address_where_nothing_listens(http):
    gateway = GovUkNotify(KEY, http, "http://127.0.0.1:9")
    assert gateway.send_email(NOTICE) == Failed("notify-unreachable", retry=True)


def test_a_service_that_never_answers():
    def silent(request):
        raise httpx.ReadTimeout("slow", request=request)

    gateway = GovUkNotify(KEY, client(httpx.MockTransport(silent)))
    assert gateway.send_email(NOTICE) == Failed("notify-no-answer-in-time", retry=True)


def test_no_answer_to_the_message_itself_is_tried_again():
    def answer(request):
        if request.method == "GET":
            return httpx.Response(200, json={"notifications": []})
        raise httpx.ConnectError("gone", request=request)

    gateway = GovUkNotify(KEY, client(httpx.MockTransport(answer)))
    assert gateway.send_email(NOTICE) == Failed("notify-unreachable", retry=True)
