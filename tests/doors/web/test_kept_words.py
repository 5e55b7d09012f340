"""Nobody writes twice: whatever stands in the way of saving, their words come back in the answer, ready to send."""

from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from alongside.doors.web.outages import OutageMiddleware
from alongside.doors.web.refusals import refusal_page
from alongside.rules.refusals import NotReady
from tests.attacks.html_forms import Form, forms_of
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.posting import hidden
from tests.doors.web.signed_in import client_for

ADDRESS = "/review/updates/add/"
FROM_HERE = {"Origin": "http://testserver"}
WORDS = 'I fell "again", on the <stairs> & in the garden.'

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def strict(client: Client) -> Client:
    """As a browser meets it: tokens are checked."""
    client.handler.enforce_csrf_checks = True
    return client


def opened(client: Client) -> dict[str, str]:
    """The page is open, and somebody has written in it."""
    html = client.get(ADDRESS).content.decode()
    return {
        "csrfmiddlewaretoken": hidden(html, "csrfmiddlewaretoken"),
        "idempotency_key": hidden(html, "idempotency_key"),
        "section": "needs",
        "words": WORDS,
    }


def form_in(answer: HttpResponse) -> Form:
    return next(each for each in forms_of(answer.content.decode(), ADDRESS) if each.action == ADDRESS)


def pressed(client: Client, answer: HttpResponse) -> HttpResponse:
    """The form in the answer, sent as it stands."""
    sent = {name: each.value for name, each in form_in(answer).fields.items()}
    return client.post(ADDRESS, sent, headers=FROM_HERE)


def own_updates(client: Client) -> str:
    return client.get("/review/updates/").content.decode()


def test_who_was_signed_out_meanwhile_signs_in_and_sends_the_same_words(cast: Cast) -> None:
    client = strict(client_for(cast.person("Amina")))
    written = opened(client)
    client.session.flush()
    answer = client.post(ADDRESS, written, headers=FROM_HERE)
    assert answer.status_code == 403
    assert "You are signed out. Your words are still here" in answer.content.decode()
    assert form_in(answer).fields["words"].value == WORDS
    again = strict(client_for(cast.person("Amina")))
    again.cookies["csrftoken"] = client.cookies["csrftoken"].value
    assert pressed(again, answer).status_code == 302
    assert "on the &lt;stairs&gt; &amp; in the garden." in own_updates(again)


def test_who_signed_in_again_in_another_window_presses_once_more(cast: Cast) -> None:
    client = strict(client_for(cast.person("Amina")))
    written = opened(client)
    client.cookies["csrftoken"] = "n" * 32  # signing in makes a new one
    answer = client.post(ADDRESS, written, headers=FROM_HERE)
    assert answer.status_code == 403
    assert "Save once more. Your words are still here" in answer.content.decode()
    assert pressed(client, answer).status_code == 302
    assert "in the garden." in own_updates(client)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}])
def test_what_another_site_sends_is_not_handed_on(cast: Cast, headers: dict[str, str]) -> None:
    client = strict(client_for(cast.person("Amina")))
    answer = client.post(ADDRESS, {"section": "needs", "words": WORDS}, headers=headers)
    assert answer.status_code == 403
    assert "garden" not in answer.content.decode()
    assert "Nothing was saved." in answer.content.decode()


def test_codes_and_passwords_are_typed_again(cast: Cast) -> None:
    client = strict(Client())
    answer = client.post("/sign-in/staff/password/", {"login": "a b", "password": "Open Sesame 42"}, headers=FROM_HERE)
    assert answer.status_code == 403
    assert "Sesame" not in answer.content.decode()


def sent() -> HttpRequest:
    body = urlencode({"words": WORDS, "section": "needs"})
    kind = "application/x-www-form-urlencoded"
    return RequestFactory().post(ADDRESS, body, content_type=kind, headers=FROM_HERE)


def test_while_the_database_is_away_the_words_wait_in_the_page() -> None:
    answer = OutageMiddleware(lambda _: HttpResponse()).process_exception(sent(), OperationalError("away"))
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert form_in(answer).fields["words"].value == WORDS


def test_a_refusal_shows_what_was_written() -> None:
    answer = refusal_page(sent(), NotReady("round.over"))
    assert answer.status_code == 409
    assert "in the garden." in answer.content.decode()
