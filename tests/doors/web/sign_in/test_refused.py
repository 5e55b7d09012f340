"""Each way to sign in: a try that did not work is in the audit, and what was tried is not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from alongside.records.audit.models import Event
from alongside.records.people.models import Account
from alongside.rules.actors import Role
from tests.cast import make_cast
from tests.doors.web.sign_in.conftest import PASSWORD
from tests.doors.web.sign_in.test_staff import SECRET, by_password, figures, with_app  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)  # only the owner reads the entries of nobody
Post = Callable[..., Any]
TRIED = "quiet-boats-1951"
REFUSED = "account.sign-in-refused"


@pytest.fixture
def staff(transactional_db: None) -> Account:
    """A coordinator with a password; committed."""
    with transaction.atomic():
        member = make_cast().staff("Carol Okoro", Role.COORDINATOR, "Greenfield Surgery")
        account = Account.objects.get(id=member.account)
        account.set_password(PASSWORD)
        account.save()
    return account


def refused() -> list[str]:
    events = Event.objects.using("owner").filter(kind=REFUSED).order_by("number")
    assert not [event for event in events if TRIED in str(event.detail) or event.person]
    return [event.detail["with"] for event in events]


def test_a_wrong_password_a_wrong_code_and_then_both_right(
    client: Client,
    post: Post,
    with_app: Account,  # noqa: F811
) -> None:
    by_password(post, with_app, TRIED)
    by_password(post, with_app)
    post("/sign-in/staff/code/", {"code": "000000"})
    assert refused() == ["password", "second-step"]
    post("/sign-in/staff/code/", {"code": figures(SECRET)})
    client.get("/sign-in/continue/")
    assert refused() == ["password", "second-step"]
    assert Event.objects.using("owner").filter(kind="account.signed-in").count() == 1


def test_an_address_that_nobody_has_leaves_the_same_entry(post: Post) -> None:
    post("/sign-in/staff/", {"login": "nobody@example.org", "password": TRIED})
    assert refused() == ["password"]


def test_a_letter_and_a_code_by_email(post: Post, with_app: Account) -> None:  # noqa: F811
    post("/sign-in/code/", {"code": "BCDF-GHJK-MN", "born_on-day": "1", "born_on-month": "5", "born_on-year": "1951"})
    post("/sign-in/staff/password/", {"email": str(with_app.email)})
    post("/sign-in/staff/password/code/", {"code": "AAAAAA"})
    assert refused() == ["letter", "password-code"]
