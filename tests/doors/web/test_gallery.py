"""The gallery shows every component, to try by hand, and is not there in production."""

import pytest
from django.test import Client
from pytest_django import Settings

from alongside.doors.web.gallery import GROUPS

pytestmark = pytest.mark.django_db


def test_the_index_leads_to_every_group(client: Client) -> None:
    html = client.get("/gallery/").content.decode()
    assert all(f'href="/gallery/{group}/"' in html for group in GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_shows_each_component_with_its_call(client: Client, group: str) -> None:
    response = client.get(f"/gallery/{group}/")
    assert response.status_code == 200
    assert "{{ ui." in response.content.decode()


def test_a_group_that_does_not_exist(client: Client) -> None:
    assert client.get("/gallery/moon/").status_code == 404


def test_an_answer_is_asked_for_again_with_its_error(client: Client) -> None:
    response = client.post("/gallery/question/", {"answer": " "})
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: What matters to you?" in html
    assert '<a href="#answer">Fill in “What matters to you?”.</a>' in html


def test_a_good_answer_goes_on(client: Client) -> None:
    assert client.post("/gallery/question/", {"answer": "My garden"}).headers["Location"] == "/gallery/"


def test_an_unfinished_answer_is_saved_while_it_is_written(client: Client) -> None:
    response = client.post("/gallery/question/", {"answer": ""}, headers={"X-Autosave": "1"})
    assert response.status_code == 200
    assert set(response.json()) == {"saved_at", "values"}


def test_a_row_is_added_without_javascript(client: Client) -> None:
    response = client.post("/gallery/goal/", {"goal": "", "steps-0-what": "Walk", "steps-add": "1"})
    html = response.content.decode()
    assert response.status_code == 200
    assert 'name="steps-1-what"' in html
    assert "There is a problem" not in html


@pytest.mark.parametrize("status", [403, 404, 503])
def test_error_pages_can_be_looked_at(client: Client, status: int) -> None:
    assert client.get(f"/gallery/errors/{status}/").status_code == status


def test_no_other_error_pages(client: Client) -> None:
    assert client.get("/gallery/errors/418/").status_code == 404


@pytest.mark.parametrize("path", ["", "page/", "question/", "goal/", "errors/404/"])
def test_there_is_no_gallery_in_production(client: Client, settings: Settings, path: str) -> None:
    settings.ALONGSIDE_ENV = "production"
    html = client.get(f"/gallery/{path}").content.decode()
    assert "We cannot find that page" in html


def test_the_content_security_policy_allows_nothing_inline(client: Client) -> None:
    policy = client.get("/gallery/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self' 'nonce-" in policy


def test_the_help_page_is_where_every_page_says_it_is(client: Client) -> None:
    assert "In an emergency call 999." in client.get("/help/").content.decode()
