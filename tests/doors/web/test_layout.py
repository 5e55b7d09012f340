"""The frame of every page: who is signed in, whose page it is, help in the same place, and nothing inline."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.utils import translation
from django.utils.csp import LazyNonce

from alongside.doors import web as doors_web
from alongside.doors.web.forms import Line, StrictForm
from alongside.doors.web.frame import Link, PersonHeader, SignedIn
from alongside.doors.web.rendering import is_autosave, not_saved, render, saved
from alongside.rules.actors import Role
from tests.doors.web.pages import a_request, environment, text_of

TEMPLATES = Path(doors_web.__file__).parent / "templates"
PAGE = (
    "{% extends 'layout.html' %}{% block title %}A page{% endblock %}{% block content %}<h1>A page</h1>{% endblock %}"
)


def page(request: HttpRequest | None = None, **values: object) -> str:
    return environment().from_string(PAGE).render({"request": request or a_request(), **values})


def signed_in(**more: object) -> HttpRequest:
    request = a_request()
    request.signed_in = SignedIn(name="Sam <Okafor>", role=Role.COORDINATOR, **more)  # type: ignore[attr-defined]
    return request


class NameForm(StrictForm):
    name = Line("Name")


def test_a_page_without_a_session_names_nobody() -> None:
    assert "Sign out" not in page()
    assert "Signed in as" not in page()


def test_the_header_says_who_in_which_part_and_where() -> None:
    html = page(signed_in(organisation="Hill Surgery", supports="Amina"))
    words = text_of(html)
    assert "Sam &lt;Okafor&gt; · care coordinator · supports Amina · Hill Surgery" in words
    assert "Sign out" in words
    assert '<form method="post" action="/sign-out/">' in html


def test_the_link_to_this_page_is_marked() -> None:
    html = page(signed_in(links=(Link("Home", "/"), Link("People", "/people/", here=True))))
    assert '<a href="/people/" aria-current="page">People</a>' in html
    assert '<a href="/">Home</a>' in html


def test_every_role_that_signs_in_has_words() -> None:
    without = {Role.CLIENT, Role.SYSTEM, Role.ANONYMOUS}
    assert all(SignedIn("x", role).role_words for role in set(Role) - without)


def test_a_page_of_a_person_shows_their_name_and_needs() -> None:
    person = PersonHeader("Amina Begum", "Amina", "4 March 1951", "999 123 4560", ("Large print", "Interpreter: Urdu"))
    words = text_of(page(person=person))
    for shown in ("Amina", "Full name: Amina Begum", "Born 4 March 1951", "Large print", "Interpreter: Urdu"):
        assert shown in words


def test_a_person_without_another_name_is_named_once() -> None:
    html = page(person=PersonHeader("Jo Hill"))
    assert html.count("Jo Hill") == 1
    assert "Needs:" not in html


def test_the_title_starts_with_error_when_the_form_has_one() -> None:
    assert "<title>A page – Alongside</title>" in page(form=NameForm())
    assert "<title>Error: A page – Alongside</title>" in page(form=NameForm({}))


def test_every_page_leads_to_the_content_to_help_and_to_an_emergency() -> None:
    html = page()
    assert 'href="#maincontent"' in html
    assert 'id="maincontent"' in html
    assert 'href="/help/"' in html
    assert "In an emergency call 999." in html


def test_a_page_can_say_the_emergency_words_elsewhere() -> None:
    quiet = PAGE + "{% block not_watched %}{% endblock %}"
    assert "call 999" not in environment().from_string(quiet).render({"request": a_request()})


def test_the_script_carries_the_nonce_of_this_response() -> None:
    request = a_request()
    request._csp_nonce = LazyNonce()  # type: ignore[attr-defined]
    html = page(request)
    assert re.search(r'<script type="module" nonce="([^"]+)"', html)[1] == str(request._csp_nonce)  # type: ignore[index, attr-defined]


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    html = page(signed_in())
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
    assert not re.search(r'(src|href)="(https?:)?//', html)


@pytest.mark.parametrize(("language", "lang", "direction"), [("en-gb", "en-gb", "ltr"), ("ar", "ar", "rtl")])
def test_the_page_says_its_language_and_direction(language: str, lang: str, direction: str) -> None:
    with translation.override(language):
        assert f'<html lang="{lang}" dir="{direction}">' in page()


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 503])
def test_error_pages_say_what_to_do(status: int) -> None:
    response = render(a_request(), f"errors/{status}.html", status=status)
    html = response.content.decode()
    assert response.status_code == status
    assert html.count("<h1") == 1
    assert "<p>" in html
    assert 'href="/"' in html


def test_an_outage_says_that_nothing_is_lost() -> None:
    html = render(a_request(), "errors/503.html", status=503).content.decode()
    assert "Try again in a minute. Nothing you saved is lost." in html


def test_an_error_page_with_its_own_words_and_way_back() -> None:
    values = {"message": "Somebody else <b>", "back": "/plan/"}
    html = render(a_request(), "errors/409.html", values, status=409).content.decode()
    assert "Somebody else &lt;b&gt;" in html
    assert 'href="/plan/"' in html


def test_pages_are_not_kept_by_browsers() -> None:
    assert render(a_request(), "help.html").headers["Cache-Control"] == "no-store"


def test_answers_to_a_form_that_saves_itself() -> None:
    request = a_request()
    assert not is_autosave(request)
    request.META["HTTP_X_AUTOSAVE"] = "1"
    request.__dict__.pop("headers", None)
    assert is_autosave(request)
    assert not_saved("No").status_code == 422


def test_saved_says_the_time_of_the_place() -> None:
    noon_in_greenwich = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    assert saved(noon_in_greenwich, {"based_on": "8"}).content == b'{"saved_at": "13:00", "values": {"based_on": "8"}}'


def test_that_nobody_watches_is_said_once_on_every_page() -> None:
    """A page that says it beside its own words leaves it out of the footer."""
    pages = [each for each in TEMPLATES.rglob("*.html") if 'extends "layout.html"' in each.read_text(encoding="utf-8")]
    said = [page for page in pages if re.search(r"ui\.(not_watched|question)\(", page.read_text(encoding="utf-8"))]
    twice = [page.name for page in said if "{% block not_watched %}" not in page.read_text(encoding="utf-8")]
    assert said and not twice
