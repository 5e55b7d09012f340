"""Staff change the address that they sign in with: proved by a code to the new one, told to the old one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client

from alongside.doors.jobs.clear_sessions import clear_expired_sessions
from alongside.records.audit.models import Event
from alongside.records.people.models import Account
from tests.cast import Cast
from tests.doors.web.sign_in.conftest import PASSWORD
from tests.doors.web.sign_in.test_staff import SECRET, by_password, with_app  # noqa: F401 (a fixture)
from tests.doors.web.sign_in.totp import figures

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]
OLD, NEW = "carol.okoro@example.org", "carol@surgery.example"


@pytest.fixture
def signed_in(client: Client, post: Post, with_app: Account, cast: Cast) -> Account:  # noqa: F811
    """Carol has signed in with both steps."""
    by_password(post, with_app)
    post("/sign-in/staff/code/", {"code": figures(SECRET)})
    client.get("/sign-in/continue/")
    return with_app


def test_the_new_address_is_proved_by_a_code_and_the_old_one_is_told(
    client: Client, post: Post, signed_in: Account, emailed_code: Callable[[], str], emails: Any
) -> None:
    assert OLD in client.get("/sign-in/ways/").content.decode()
    assert post("/sign-in/my-address/", {"email": NEW}).url == "/sign-in/my-address/code/"
    assert emails()[-1][0] == NEW and Account.objects.get(id=signed_in.id).email == OLD
    assert post("/sign-in/my-address/code/", {"code": emailed_code()}).url == "/sign-in/ways/"
    assert Account.objects.get(id=signed_in.id).email == NEW
    to, subject, text = emails()[-1]
    assert (to, subject) == (OLD, "Your e-mail address was changed")
    assert NEW not in text and "ring the organisation" in text


def test_it_is_in_the_audit(post: Post, signed_in: Account, emailed_code: Callable[[], str]) -> None:
    post("/sign-in/my-address/", {"email": NEW})
    post("/sign-in/my-address/code/", {"code": emailed_code()})
    assert Event.objects.get(kind="account.email-changed").account == signed_in.id


def test_the_old_address_signs_nobody_in_any_more(
    client: Client, post: Post, signed_in: Account, emailed_code: Callable[[], str], emails: Any
) -> None:
    EmailAddress.objects.create(user=signed_in, email=OLD, verified=True, primary=True)
    post("/sign-in/my-address/", {"email": NEW})
    post("/sign-in/my-address/code/", {"code": emailed_code()})
    client.post("/sign-out/")
    post("/sign-in/staff/password/", {"email": OLD})
    assert "No account uses it" in emails()[-1][2]
    assert post("/sign-in/staff/", {"login": OLD, "password": PASSWORD}).status_code == 422
    assert post("/sign-in/staff/", {"login": NEW, "password": PASSWORD}).status_code == 302


def test_after_a_quarter_of_an_hour_staff_sign_in_again_first(
    client: Client, post: Post, signed_in: Account, emailed_code: Callable[[], str]
) -> None:
    post("/sign-in/my-address/", {"email": NEW})
    code = emailed_code()
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16), tick=True):
        assert client.get("/sign-in/my-address/").url.startswith("/sign-in/again/")
        assert post("/sign-in/my-address/code/", {"code": code}).url.startswith("/sign-in/again/")
    assert Account.objects.get(id=signed_in.id).email == OLD


def test_an_address_of_somebody_else_is_not_taken(
    post: Post, cast: Cast, signed_in: Account, emailed_code: Callable[[], str]
) -> None:
    theirs = str(Account.objects.get(id=cast.nurse.account).email)
    post("/sign-in/my-address/", {"email": theirs})
    assert post("/sign-in/my-address/code/", {"code": emailed_code()}).status_code == 422
    assert Account.objects.get(id=signed_in.id).email == OLD


def test_sessions_that_are_over_are_taken_away_and_others_stay(client: Client, signed_in: Account) -> None:
    store = type(client.session)
    over = store()
    over["acting"] = "person"
    over.set_expiry(-1)
    over.save()
    clear_expired_sessions()
    assert not store().exists(over.session_key)
    assert store().exists(client.session.session_key)
