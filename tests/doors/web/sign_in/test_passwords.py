"""A joiner chooses a password by a code sent to their address; a leaver's sessions end."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from alongside.records.people.models import Account
from tests.cast import Cast
from tests.doors.web.sign_in.conftest import PASSWORD

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]
NEW = "four quiet boats at anchor"


def ask(post: Post, email: str) -> Any:
    return post("/sign-in/staff/password/", {"email": email})


def test_a_password_is_chosen_with_a_code(
    client: Client, post: Post, staff: Account, emailed_code: Callable[[], str], emails: Any
) -> None:
    staff.set_unusable_password()
    staff.save()
    assert ask(post, str(staff.email)).url == "/sign-in/staff/password/code/"
    assert client.get("/sign-in/staff/password/new/").status_code == 302, "not before the code"
    assert post("/sign-in/staff/password/code/", {"code": emailed_code()}).url == "/sign-in/staff/password/new/"
    assert post("/sign-in/staff/password/new/", {"password1": NEW}).url == "/sign-in/staff/password/done/"
    assert client.get("/sign-in/staff/password/done/").status_code == 200
    assert post("/sign-in/staff/", {"login": staff.email, "password": NEW}).url == "/sign-in/continue/"
    assert "was changed" in emails()[-1][2]


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("seven77", "too short"),
        ("password12345", "too common"),
        ("carol.okoro@example.org", "too similar"),
        ("NHS-Alongside-2026!", "easy to guess"),
        ("careplan careplan", "easy to guess"),
        ("x" * 201, "must be 200 characters or fewer"),
        ("", "Fill in “New password”."),
    ],
)
def test_a_weak_password_is_refused(
    post: Post, staff: Account, emailed_code: Callable[[], str], password: str, words: str
) -> None:
    ask(post, str(staff.email))
    post("/sign-in/staff/password/code/", {"code": emailed_code()})
    answer = post("/sign-in/staff/password/new/", {"password1": password})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not password or password not in answer.content.decode()


def test_a_password_is_hidden_while_typed_and_can_be_pasted(
    client: Client, post: Post, staff: Account, emailed_code: Callable[[], str]
) -> None:
    ask(post, str(staff.email))
    post("/sign-in/staff/password/code/", {"code": emailed_code()})
    pages = [client.get(path).content.decode() for path in ("/sign-in/staff/password/new/", "/sign-in/staff/")]
    for page, offered in zip(pages, ("new-password", "current-password"), strict=True):
        assert 'type="password"' in page
        assert f'autocomplete="{offered}"' in page
        assert "onpaste" not in page and 'autocomplete="off"' not in page


@pytest.mark.parametrize(
    "password",
    ["correct horse battery", "twelve plain letters in lower case", "ÄÖÜ äöü ß 12 🫖", "x7" * 32 + "y" * 100],
)
def test_any_signs_and_any_length_to_200_will_do(
    post: Post, staff: Account, emailed_code: Callable[[], str], password: str
) -> None:
    ask(post, str(staff.email))
    post("/sign-in/staff/password/code/", {"code": emailed_code()})
    assert post("/sign-in/staff/password/new/", {"password1": password}).status_code == 302
    changed = Account.objects.get(id=staff.id)
    assert changed.check_password(password)
    assert not changed.check_password(password.swapcase())
    assert not changed.check_password(password[:-1])
    assert changed.password.startswith("argon2")


def test_three_wrong_codes_end_it(post: Post, staff: Account, emailed_code: Callable[[], str]) -> None:
    ask(post, str(staff.email))
    answers = [post("/sign-in/staff/password/code/", {"code": "AAAAAA"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 302]
    assert post("/sign-in/staff/password/code/", {"code": emailed_code()}).url == "/sign-in/staff/"


def test_a_person_cannot_get_a_password(post: Post, cast: Cast, emails: Any) -> None:
    account = Account.objects.get(id=cast.person("Amina").account)
    account.email = "amina@people.example"
    account.save()
    ask(post, "amina@people.example")
    assert "No account uses it" in emails()[-1][2]


def test_a_new_password_ends_other_sessions(
    client: Client, post: Post, staff: Account, emailed_code: Callable[[], str]
) -> None:
    other = Client()
    other.post("/sign-in/staff/", {"login": staff.email, "password": PASSWORD})
    assert "_auth_user_id" in other.session
    ask(post, str(staff.email))
    post("/sign-in/staff/password/code/", {"code": emailed_code()})
    post("/sign-in/staff/password/new/", {"password1": NEW})
    assert other.get("/sign-in/continue/").url == "/sign-in/"
