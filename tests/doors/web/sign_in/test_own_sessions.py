"""Where somebody is signed in: seen by themselves, and ended everywhere else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client

from alongside.records.audit.models import Event
from alongside.records.people.models import Account
from tests.cast import Cast
from tests.doors.web.sign_in.test_address import signed_in  # noqa: F401
from tests.doors.web.sign_in.test_staff import with_app  # noqa: F401
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]
HERE = "/sign-in/ways/sessions/"
PHONE = "Mozilla/5.0 (Linux; Android 16) Mobile"


@pytest.fixture
def phone(signed_in: Account, cast: Cast) -> Client:  # noqa: F811
    """The phone that was lost: the same account is signed in there."""
    phone = client_for(cast.staff("Carol Okoro", "coordinator", "Greenfield Surgery"))
    UserSession.objects.create(user=signed_in, session_key=phone.session.session_key, ip="192.0.2.7", user_agent=PHONE)
    return phone


def test_alone_there_is_nothing_to_end(client: Client, signed_in: Account) -> None:  # noqa: F811
    page = client.get(HERE).content.decode()
    assert "You are signed in here and nowhere else." in page
    assert 'name="confirm"' not in page
    assert HERE in client.get("/sign-in/ways/").content.decode()


def test_a_lost_phone_is_signed_out_at_once_and_here_it_goes_on(client: Client, post: Post, phone: Client) -> None:
    page = client.get(HERE).content.decode()
    assert "A phone or tablet" in page
    assert "192.0.2.7" not in page
    assert phone.get("/").status_code == 200
    done = post(HERE, {"confirm": "yes"})
    assert "It was 1 other place." in done.content.decode()
    assert phone.get("/").url.startswith("/sign-in/")
    assert client.get("/").status_code == 200
    assert Event.objects.filter(kind="account.sessions-ended").count() == 1


def test_who_signed_in_long_ago_signs_in_again_first(client: Client, post: Post, phone: Client) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16), tick=True):
        assert post(HERE, {"confirm": "yes"}).url.startswith("/sign-in/again/")
        assert phone.get("/").status_code == 200


def test_nobody_sees_the_sessions_of_another(client: Client, phone: Client, cast: Cast) -> None:
    page = client_for(cast.nurse).get(HERE).content.decode()
    assert "A phone or tablet" not in page
    assert Client().get(HERE).url.startswith("/sign-in/")
