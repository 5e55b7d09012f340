"""A database that is away is answered with 503 and a time to come back, whoever notices it."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from alongside.doors.web.outages import OutageAwareSessionMiddleware, OutageMiddleware
from alongside.doors.web.sign_in.accounts import SessionStore


def write_of_a_session(monkeypatch: pytest.MonkeyPatch, because: Exception | None) -> HttpResponse:
    """What the middleware answers when a session cannot be written, for this reason."""

    def save(self: SessionStore, must_create: bool = False) -> None:
        try:
            if because is not None:
                raise because
        except OperationalError:
            raise UpdateError  # noqa: B904 - as Django's own
        raise UpdateError

    monkeypatch.setattr(SessionStore, "save", save)
    request = RequestFactory().get("/sign-in/")
    request.session = SessionStore()
    request.session["key"] = "value"
    return OutageAwareSessionMiddleware(lambda _: HttpResponse()).process_response(request, HttpResponse())


def test_a_session_that_cannot_be_written_because_the_database_went_away(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = write_of_a_session(monkeypatch, OperationalError("server closed the connection"))
    assert answer.status_code == 503
    assert answer["Retry-After"].isdigit()


def test_a_session_that_was_ended_meanwhile_is_not_an_outage(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SessionInterrupted):
        write_of_a_session(monkeypatch, None)


@pytest.mark.parametrize(
    ("path", "headers", "kind"),
    [
        ("/prepare/", {}, "text/html"),
        ("/prepare/", {"X-Autosave": "1"}, "application/json"),
        ("/fhir/R4/CarePlan/1", {}, "application/fhir+json"),
    ],
)
def test_each_door_says_it_in_its_own_way(path: str, headers: dict[str, str], kind: str) -> None:
    middleware = OutageMiddleware(lambda _: HttpResponse())
    answer = middleware.process_exception(RequestFactory().get(path, headers=headers), OperationalError("away"))
    assert answer is not None
    assert answer.status_code == 503
    assert answer["Retry-After"].isdigit()
    assert answer["Content-Type"].startswith(kind)


def test_a_mistake_in_our_own_code_is_not_an_outage() -> None:
    middleware = OutageMiddleware(lambda _: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), ZeroDivisionError()) is None


def test_the_help_page_is_answered_without_the_database(client: Client) -> None:
    """This test may not use the database at all: pytest-django refuses each query."""
    answer = client.get("/help/")
    assert answer.status_code == 200
    assert "Help with this service" in answer.content.decode()


def test_the_help_page_takes_nothing(client: Client) -> None:
    assert client.post("/help/", {"words": "Hello"}).status_code == 405
