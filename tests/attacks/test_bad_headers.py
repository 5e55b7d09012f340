"""Headers and bodies that no browser sends (safety.md 7, 11 to 17 and 73 to 80): refused or ignored, never an error."""

from collections.abc import Iterator
from itertools import cycle, islice, product

import pytest
import time_machine
from django.test import Client

from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.attacks.html_forms import Form
from tests.attacks.stored import fingerprint
from tests.attacks.trying import FORM_TYPE, page_at, posted_forms
from tests.cast import Cast

pytestmark = [pytest.mark.django_db(transaction=True)]

FHIR = "/fhir/R4/"
# Read on every kind of page. What a server in front would stop may still come through another one.
IGNORED: dict[str, dict[str, str]] = {
    "74 method override": {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "POST"},
    "75 X-Forwarded-For": {"X-Forwarded-For": "127.0.0.1, ' OR 1=1", "X-Real-IP": "\u202e"},
    "75 X-Forwarded-Host": {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"},
    "78 a long header": {"X-Long": "a" * 16_384},
    "78 200 cookies": {"Cookie": "; ".join(f"c{n}=v" for n in range(200))},
    "78 a cookie of NUL": {"Cookie": "sessionid=\x00; csrftoken=\x00; django_language=\x00"},
    "78 a long cookie": {"Cookie": f"sessionid={'a' * 16_384}; django_language={'a' * 5000}"},
    "78 cookies of other bytes": {"Cookie": "sessionid=\xff\xfe; =; ;;=a; messages=\xed\xa0\x80"},
    "80 ranges": {"Range": "bytes=0-,1-,2-", "If-Range": "x"},
    "80 matches": {"If-Match": "\x00, W/", "If-None-Match": "W/'\", *" * 500},
    "80 dates": {"If-Modified-Since": "31 February", "If-Unmodified-Since": "\x00"},
    "languages": {"Accept-Language": "../../etc/passwd;q=NaN, *;q=-1, " + "a-" * 3000},
    "what to accept": {"Accept": "*/*;q=NaN, text/\x00", "Accept-Encoding": "gzip;q=9, \x00"},
    "no token at all": {"Authorization": "Bearer"},
    "a token of NUL": {"Authorization": "Bearer \x00"},
    "a token of other bytes": {"Authorization": "Basic \xff\xfe" + "a" * 9000},
}
PATHS = ("/", "/sign-in/", "/plan/", "/static/nothing.css", f"{FHIR}metadata", f"{FHIR}Patient?_id=1")
LISTS = (
    *("/", "/people/", "/identify/", "/prepare/answers/", "/who-looked/", "/messages/", "/review/"),
    *("/sign-in/", "/sign-in/birth-date/", "/sign-in/staff/"),
)
ANSWERS = {200, 302, 400, 401, 404, 406}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def test_a_bad_header_breaks_nothing(cast: Cast) -> None:
    clients = (browser(cast.person("Amina")), browser(None))
    problems, before = [], fingerprint()
    for case, path in product(IGNORED, PATHS):
        for client in clients:
            answer = client.get(path, headers=IGNORED[case])
            if answer.status_code not in ANSWERS or (path.startswith(FHIR) and not _is_fhir(answer)):
                problems.append(f"{case}, {path}: {answer.status_code} {getattr(answer, 'exc_info', '')}")
            if any("evil.example" in value for value in answer.headers.values()):
                problems.append(f"{case}, {path}: leads to another place")
    assert not problems, "\n".join(problems)
    assert fingerprint() == before


@pytest.mark.parametrize("host", ["evil.example", "a b", "testserver@evil.example", "\x00", "a" * 5000, "[::1"])
@pytest.mark.django_db(transaction=False)
def test_another_host_is_refused_by_both_doors(host: str) -> None:
    client = browser(None)
    for path in ("/", f"{FHIR}metadata"):
        answer = client.get(path, HTTP_HOST=host)
        assert answer.status_code == 400, path
        assert b"evil.example" not in answer.content
        assert _is_fhir(answer) == path.startswith(FHIR)


PARTS = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n%b'
BODIES: dict[str, tuple[str, bytes]] = {
    "10 no UTF-8 in a name": (FORM_TYPE, b"words=Tea&%ff=1"),
    "11 UTF-16": (f"{FORM_TYPE}; charset=utf-16", "words=Tea".encode("utf-16")),
    "11 UTF-7": (f"{FORM_TYPE}; charset=utf-7", b"words=+ADw-script+AD4-"),
    "14 JSON": ("application/json", b'{"words": "Tea", "based_on": "0"}'),
    "15 XML": ("application/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
    "15 no type": ("", b"words=Tea"),
    "15 a type of nothing": (";;;", b"words=Tea"),
    "16 three megabytes": (FORM_TYPE, b"words=" + b"a" * 3_000_000),
    "17 a thousand fields": (FORM_TYPE, b"&".join(b"f%d=1" % n for n in range(1001))),
    "17 a thousand times one field": (FORM_TYPE, b"&".join([b"words=a"] * 1001)),
    "77 parts without a boundary": ("multipart/form-data", b"words=Tea"),
    "77 parts with a bad boundary": ("multipart/form-data; boundary=\xff", b"--\xff\r\n\r\n"),
    "77 parts that were cut short": (PARTS, PART % b"My husband does not"),
    "10 no UTF-8 in a part": (PARTS, PART % b"Te\xff\r\n--b--\r\n"),
    "1 NUL in a part": (PARTS, PART % b"Te\x00\r\n--b--\r\n"),
}


def test_a_body_of_another_kind_is_refused_and_stored_nowhere(cast: Cast) -> None:
    client, before = browser(cast.person("Bert")), fingerprint()
    for case, (kind, body) in BODIES.items():
        answer = client.generic("POST", f"/document/{cast.rounds['Bert']}/add/strengths/", body, content_type=kind)
        assert 400 <= answer.status_code < 500, case
        assert fingerprint() == before, case


def test_a_post_without_its_token_is_refused(cast: Cast) -> None:
    """From elsewhere, or with a length that hides the token."""
    client, form = _with_token(cast)
    before = fingerprint()
    for length in ("abc", "-1", "0", "9" * 21):
        answer = client.post(form.action, "words=Tea", content_type=FORM_TYPE, CONTENT_LENGTH=length)
        assert answer.status_code in (400, 403), length
    for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"X-CSRFToken": "\x00"}):
        assert client.post(form.action, form.filled(), headers=headers).status_code == 403, headers
    assert fingerprint() == before


QUERIES = (
    *("page=%00", "page=%ff", "page=-1", f"page={'9' * 5000}", "page=1&page=2", "page=%D9%A1", "q=%ED%A0%80"),
    *("shown=%00", "next=//evil.example", "next=https:evil.example", f"q={'a' * 20_000}", "part=%27", "%00=1"),
)


def test_a_bad_question_in_an_address_breaks_nothing(cast: Cast) -> None:
    """Each address is asked some of them, and each of them is asked somewhere."""
    problems, queries = [], cycle(QUERIES)
    for actor in (cast.coordinator, cast.person("Amina"), None):
        client = browser(actor)
        for path in (*LISTS, f"/document/{cast.rounds['Bert']}/agree/"):
            for query in islice(queries, 5):
                answer = client.get(f"{path}?{query}")
                if answer.status_code >= 500 or answer.get("Location", "").startswith(("//", "http")):
                    problems.append(f"{path}?{query[:40]}: {answer.status_code} {answer.get('Location')}")
    assert not problems, "\n".join(problems)


def _with_token(cast: Cast) -> tuple[Client, Form]:
    """Bert, whose posts have to carry a token; and the form that he adds words with."""
    client = browser(cast.person("Bert"))
    form = posted_forms(*page_at(client, f"/document/{cast.rounds['Bert']}/add/strengths/"))[-1]
    client.handler.enforce_csrf_checks = True
    return client, form


def _is_fhir(answer: object) -> bool:
    return "fhir" in answer["Content-Type"]  # type: ignore[index]
