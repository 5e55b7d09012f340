"""What every answer carries, by whichever door and whatever its status: what a browser needs to keep people safe."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, override_settings
from pytest_django import Settings

from alongside.rules.actors import Role
from tests.attacks.attackers import GREENFIELD
from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.attacks.trying import view_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

FHIR = "/fhir/R4/metadata"
ANYBODY = ("/", "/sign-in/", "/help/", "/nothing-here/", "/static/nothing.css", "/plan/", FHIR, "/fhir/R4/Patient")
OWN = ("/", "/plan/", "/sharing/", "/who-looked/", "/review/updates/", "/prepare/", "/people/")
TEAM = ("/", "/people/", "/identify/", "/messages/", "/review/due/", "/prepare/answers/", "/plan/")

CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def answers(cast: Cast) -> dict[str, HttpResponse]:
    """Pages, papers, errors and resources, as anybody, a person and their team."""
    asked = [(None, ANYBODY), (cast.person("Cora"), (*OWN, "/plan/copy.pdf")), (cast.coordinator, TEAM)]
    found = {}
    for actor, paths in asked:
        client = browser(actor)
        for path in paths:
            found[f"{actor.role if actor else 'nobody'} {path}"] = client.get(path)
            found[f"{actor.role if actor else 'nobody'} {path} with bad bytes"] = client.get(f"{path}?q=%ff")
        found[f"{actor.role if actor else 'nobody'} POST"] = client.post("/help/", {})
    return found


def test_every_answer_says_how_browsers_have_to_treat_it(answers: dict[str, HttpResponse]) -> None:
    problems = [f"{name}: {why}" for name, answer in answers.items() for why in _wrong(answer)]
    assert len({answer.status_code for answer in answers.values()}) >= 5, "answers of every kind were asked for"
    assert not problems, "\n".join(problems)


def _wrong(answer: HttpResponse) -> Iterator[str]:
    headers = answer.headers
    yield from (f"{name} is {headers.get(name)}" for name, wanted in CARRIED.items() if headers.get(name) != wanted)
    yield from (f"{name}: another site may read it" for name in headers if name.startswith("Access-Control-"))
    policy = headers.get("Content-Security-Policy", "")
    yield from (f"its policy lacks {part}" for part in POLICY if part not in policy)
    if re.search(r"unsafe|https?:|\*", policy):
        yield "its policy lets anything in"
    if answer.content and not re.search(r"(text|fhir\+json).*charset=utf-8|application/pdf", headers["Content-Type"]):
        yield f"its kind is {headers['Content-Type']}"


@pytest.mark.parametrize(
    "without", ["XFrameOptionsMiddleware", "ContentSecurityPolicyMiddleware", "SecurityMiddleware"]
)
@pytest.mark.django_db(transaction=False)
def test_a_header_that_is_left_out_is_noticed(settings: Settings, without: str) -> None:
    """The planted fault: a door that forgets one."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith(f".{without}")]
    assert list(_wrong(Client().get("/help/")))


def test_nothing_about_somebody_is_kept_by_browsers_or_on_the_way(answers: dict[str, HttpResponse]) -> None:
    kept = [
        f"{name}: {answer.headers.get('Cache-Control')}"
        for name, answer in answers.items()
        if answer.status_code == 200 and not re.search(r"no-store", answer.headers.get("Cache-Control", ""))
    ]
    assert not kept, "\n".join(kept)


def test_cookies_are_for_this_site_and_not_for_scripts(cast: Cast) -> None:
    client = browser(cast.person("Cora"))
    page = client.get("/plan/")
    assert page.status_code == 200
    for cookie in (*page.cookies.values(), *client.cookies.values()):
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key
        assert len(cookie.OutputString()) < 4096


def test_signing_out_ends_the_session_there_and_here(cast: Cast) -> None:
    client = browser(cast.person("Cora"))
    assert client.get("/plan/").status_code == 200
    assert "/sign-out/" in client.get("/plan/").content.decode()
    session = client.cookies["sessionid"].value
    assert client.get("/sign-out/").status_code == 405, "not by a link or a picture"
    out = client.post("/sign-out/")
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    again = Client(headers={"Cookie": f"sessionid={session}"})
    assert view_of(again.get("/plan/").url) == "sign_in:ways_in"


@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.django_db(transaction=False)
def test_without_protection_pages_lead_to_https_and_systems_are_told_so() -> None:
    client = Client()
    page = client.get("/plan/?q=1")
    assert (page.status_code, page.url) == (301, "https://testserver/plan/?q=1")
    system = client.get("/fhir/R4/Patient?_id=1", headers={"Authorization": "Bearer secret"})
    assert system.status_code == 403
    assert "https" in system.json()["issue"][0]["diagnostics"]
    assert client.get("/fhir/R4/Patient?_id=1", secure=True).status_code == 401


def test_an_error_of_ours_tells_nothing_of_its_inside(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, calls = browser(cast.person("Cora")), []

    def broken_once(*given: Any, **named: Any) -> str:
        """The first page breaks; the page that says so does not."""
        calls.append(given)
        if len(calls) == 1:
            raise ValueError("the secret of the database")
        return render_to_string(*given, **named)

    monkeypatch.setattr("alongside.doors.web.rendering.render_to_string", broken_once)
    answer = client.get("/plan/")
    assert answer.status_code == 500
    assert b"secret" not in answer.content
    assert b"Traceback" not in answer.content


def test_a_line_of_the_log_cannot_be_forged(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    for path in ("/nothing%0aINFO%20signed%20in", "/nothing%0d%0a%1b[31mred", "/people/%0a/"):
        browser(None).get(path)
    lines = [record.getMessage() for record in caplog.records]
    assert any("nothing" in line for line in lines), "it was logged"
    assert not [line for line in lines if not line.isprintable()]


def test_names_of_downloads_are_ours(cast: Cast) -> None:
    administrator = cast.staff("Ada Bell", Role.ADMINISTRATOR, GREENFIELD)
    asked = [
        (cast.person("Cora"), "/plan/copy.pdf"),
        (administrator, "/staff/export/"),
        (cast.coordinator, f"/prepare/{cast.rounds['Jo']}/pack/pack.pdf"),
    ]
    for actor, path in asked:
        answer = browser(actor).get(f"{path}?name=evil.exe&filename=evil.exe")
        assert answer.status_code == 200, path
        named = re.fullmatch(r'(inline|attachment); filename="([\w.-]+\.(pdf|csv))"', answer["Content-Disposition"])
        assert named is not None and "evil" not in named[2], path


NOT_SERVED = (
    *("/.git/config", "/.env", "/pyproject.toml", "/static/", "/static/../settings.py", "/static/%2e%2e/settings.py"),
    *("/admin/", "/metrics", "/debug/", "/schema/", "/docs/", "/health/", "/server-status", "/fhir/", "/backup.zip"),
)


@pytest.mark.parametrize("path", NOT_SERVED)
@pytest.mark.django_db(transaction=False)
def test_nothing_beside_the_pages_is_served(path: str) -> None:
    for method in ("GET", "TRACE"):
        assert browser(None).generic(method, path).status_code in (400, 404, 405), method
