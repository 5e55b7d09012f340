"""Staff: a password is never enough; the second step is set up, asked for, and cannot be gone around."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from pytest_django import Settings

from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.doors.web.sign_in.second_step import SecondStepAdapter
from alongside.records.people.models import Account, Membership
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.sign_in.conftest import PASSWORD
from tests.doors.web.sign_in.totp import figures

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CUT_SHORT = json.dumps(
    {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "clientExtensionResults": {}}
    | {"response": {name: "AAAA" for name in ("clientDataJSON", "authenticatorData", "signature", "userHandle")}}
)
Post = Callable[..., Any]


def by_password(post: Post, account: Account, password: str = PASSWORD, next_page: str = "") -> Any:
    query = f"?next={next_page}" if next_page else ""
    return post(f"/sign-in/staff/{query}", {"login": str(account.email), "password": password})


@pytest.fixture
def with_app(staff: Account) -> Account:
    """Carol has an authenticator app, and recovery codes."""
    Authenticator.objects.create(
        user=staff, type=Authenticator.Type.TOTP, data={"secret": SecondStepAdapter().encrypt(SECRET)}
    )
    RecoveryCodes.activate(staff)
    return staff


def test_a_joiner_sets_up_an_app_before_anything_else(client: Client, post: Post, staff: Account) -> None:
    assert by_password(post, staff).url == "/sign-in/continue/"
    assert client.get("/sign-in/continue/").url == "/sign-in/set-up/"
    assert ACTING not in client.session
    page = client.get("/sign-in/ways/app/add/")
    assert page.status_code == 200
    html = page.content.decode()
    assert '<svg class="app-square-code"' in html
    secret = re.search(r'<code class="app-secret">([A-Z2-7 ]+)</code>', html)[1]
    done = post("/sign-in/ways/app/add/", {"code": figures(secret)})
    assert done.url == "/sign-in/ways/recovery-codes/"
    codes = re.findall(r'<code class="app-secret">([0-9 ]+)</code>', client.get(done.url).content.decode())
    assert len(codes) == 10
    assert client.get("/sign-in/continue/").url == "/"
    assert client.session[ASSURANCE] == "two-factor"
    assert client.session[ACTING] == str(Membership.objects.get(account=staff).id)
    again = client.get("/sign-in/ways/recovery-codes/").content.decode()
    assert not re.search(r'<code class="app-secret">', again), "recovery codes are shown once"


def test_the_secret_of_an_app_is_not_kept_in_the_clear(client: Client, post: Post, staff: Account) -> None:
    by_password(post, staff)
    html = client.get("/sign-in/ways/app/add/").content.decode()
    secret = re.search(r'<code class="app-secret">([A-Z2-7 ]+)</code>', html)[1].replace(" ", "")
    post("/sign-in/ways/app/add/", {"code": figures(secret)})
    kept = Authenticator.objects.get(user=staff, type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)
    assert TOTP(kept).validate_code(figures(secret)) in {True, False}


def test_a_wrong_code_while_setting_up_keeps_the_same_secret(client: Client, post: Post, staff: Account) -> None:
    by_password(post, staff)
    before = re.search(r"app-secret\">([^<]+)", client.get("/sign-in/ways/app/add/").content.decode())[1]
    wrong = post("/sign-in/ways/app/add/", {"code": "000000"})
    assert wrong.status_code == 422
    assert before in wrong.content.decode()
    assert not Authenticator.objects.filter(user=staff).exists()


def test_password_then_app(client: Client, post: Post, with_app: Account) -> None:
    assert by_password(post, with_app, next_page="/people/").url == "/sign-in/staff/code/"
    assert "_auth_user_id" not in client.session, "nobody is signed in by the password alone"
    assert client.get("/sign-in/continue/").url == "/sign-in/"
    page = client.get("/sign-in/staff/code/").content.decode()
    assert "Code from your app" in page
    assert "Use my passkey" not in page
    answer = post("/sign-in/staff/code/", {"code": figures(SECRET)})
    assert answer.url == "/sign-in/continue/?next=%2Fpeople%2F"
    assert client.get(answer.url).url == "/people/"
    assert client.session[ASSURANCE] == "two-factor"


def test_a_code_works_once(client: Client, post: Post, with_app: Account) -> None:
    by_password(post, with_app)
    code = figures(SECRET)
    assert post("/sign-in/staff/code/", {"code": code}).status_code == 302
    client.post("/sign-out/")
    by_password(post, with_app)
    assert post("/sign-in/staff/code/", {"code": code}).status_code == 422


def test_a_recovery_code_works_once(client: Client, post: Post, with_app: Account) -> None:
    code = RecoveryCodes(
        Authenticator.objects.get(user=with_app, type=Authenticator.Type.RECOVERY_CODES)
    ).get_unused_codes()[0]
    by_password(post, with_app)
    assert post("/sign-in/staff/code/", {"code": code}).url == "/sign-in/continue/"
    client.post("/sign-out/")
    by_password(post, with_app)
    assert post("/sign-in/staff/code/", {"code": code}).status_code == 422


def test_codes_of_the_second_step_cannot_be_guessed_without_end(post: Post, with_app: Account) -> None:
    by_password(post, with_app)
    answers = [post("/sign-in/staff/code/", {"code": "123456"}) for _ in range(5)]
    assert {answer.status_code for answer in answers} == {422}
    right = post("/sign-in/staff/code/", {"code": figures(SECRET)})
    assert right.status_code == 422
    assert "too many tries" in text_of(right.content.decode())


def test_with_an_app_the_way_round_by_setting_up_another_is_closed(
    client: Client, post: Post, with_app: Account
) -> None:
    by_password(post, with_app)
    for path in ("/sign-in/ways/app/add/", "/sign-in/ways/passkeys/add/", "/sign-in/set-up/"):
        assert client.get(path).status_code in {302, 403}, path
        assert Authenticator.objects.filter(user=with_app).count() == 2


def test_wrong_password_and_unknown_address_read_the_same(post: Post, staff: Account, emails: Any) -> None:
    wrong = by_password(post, staff, "not the password")
    unknown = post("/sign-in/staff/", {"login": "nobody@example.org", "password": PASSWORD})
    assert wrong.status_code == unknown.status_code == 422
    texts = [text_of(re.sub(r'value="[^"]*"', "", answer.content.decode())) for answer in (wrong, unknown)]
    assert texts[0] == texts[1]
    assert "is not right" in texts[0]


def test_five_wrong_passwords_lock_this_account_from_this_network_alone(
    client: Client, post: Post, staff: Account, cast: Cast
) -> None:
    answers = [by_password(post, staff, "wrong") for _ in range(5)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "900"
    assert "Wait 15 minutes" in answers[-1].content.decode()
    assert by_password(post, staff).status_code == 429, "the right password does not open it now"
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post("/sign-in/staff/", {"login": staff.email, "password": PASSWORD})
    assert elsewhere.status_code == 302, "somebody else cannot lock this account out"


def test_a_written_address_of_a_caller_is_not_believed(post: Post, staff: Account, settings: Settings) -> None:
    settings.PROXIES = 0
    for number in range(5):
        answer = post(
            "/sign-in/staff/",
            {"login": staff.email, "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )
    assert answer.status_code == 429


def test_behind_a_proxy_the_last_address_counts(post: Post, staff: Account, settings: Settings) -> None:
    settings.PROXIES = 1
    for number in range(5):
        answer = post(
            "/sign-in/staff/",
            {"login": staff.email, "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"},
        )
    assert answer.status_code == 429
    other = post(
        "/sign-in/staff/",
        {"login": staff.email, "password": PASSWORD},
        headers={"X-Forwarded-For": "203.0.113.10"},
    )
    assert other.status_code == 302


def test_one_try_for_each_of_many_accounts_is_slowed_down(post: Post, cast: Cast) -> None:
    with time_machine.travel(cast.now, tick=False):  # all within the minute that is counted
        statuses = [
            post("/sign-in/staff/", {"login": f"a{number}@example.org", "password": "Password1234"}).status_code
            for number in range(31)
        ]
    assert statuses[:30] == [422] * 30
    assert statuses[30] == 429


def test_a_session_is_new_after_sign_in(client: Client, post: Post, with_app: Account) -> None:
    client.get("/sign-in/staff/")
    by_password(post, with_app)
    before = client.session.session_key
    post("/sign-in/staff/code/", {"code": figures(SECRET)})
    assert client.session.session_key != before


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client: Client, post: Post, with_app: Account, page: str) -> None:
    by_password(post, with_app, next_page=page)
    post("/sign-in/staff/code/", {"code": figures(SECRET)})
    for path in ("/sign-in/continue/", "/sign-in/staff/", "/sign-in/"):
        answer = client.get(path, {"next": page})
        assert answer.status_code == 302
        assert "evil" not in answer.url and "javascript" not in answer.url


def test_of_two_roles_one_is_chosen(client: Client, post: Post, with_app: Account, cast: Cast) -> None:
    first = Membership.objects.get(account=with_app)
    second = Membership.objects.create(
        account=with_app, organisation_id=cast.organisations["Riverside"], role="vcse-partner", starts_on="2026-01-01"
    )
    by_password(post, with_app)
    post("/sign-in/staff/code/", {"code": figures(SECRET)})
    page = client.get("/sign-in/continue/")
    assert page.status_code == 200
    assert "Care coordinator, Greenfield Surgery" in page.content.decode()
    assert ACTING not in client.session
    assert post("/sign-in/continue/", {"part": "00000000-0000-4000-8000-000000000000"}).status_code == 422
    assert post("/sign-in/continue/", {"part": str(second.id)}).url == "/"
    assert client.session[ACTING] == str(second.id) != str(first.id)


def test_a_leaver_has_no_part(client: Client, post: Post, with_app: Account) -> None:
    Membership.objects.filter(account=with_app).update(starts_on="2020-01-01", ends_on="2020-12-31")
    by_password(post, with_app)
    post("/sign-in/staff/code/", {"code": figures(SECRET)})
    assert client.get("/sign-in/continue/").status_code == 403
    assert ACTING not in client.session


def test_fields_that_nobody_asked_for_are_refused(client: Client, post: Post, staff: Account) -> None:
    answer = post("/sign-in/staff/", {"login": staff.email, "password": PASSWORD, "role": "administrator"})
    assert answer.status_code == 422
    assert "We did not expect “role”" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("junk", ["", "[]", "null", "{}", '{"id": 7}', "{", '"text"', '{"response": []}', CUT_SHORT])
def test_junk_is_no_passkey(client: Client, post: Post, with_app: Account, junk: str) -> None:
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    assert post("/sign-in/passkey/", {"credential": junk}).status_code == 422
    by_password(post, with_app)
    client.get("/sign-in/staff/code/")
    assert post("/sign-in/staff/code/", {"credential": junk}).status_code == 422
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("junk", ["", "[]", "{}", "{", CUT_SHORT])
def test_junk_is_not_kept_as_a_passkey(client: Client, post: Post, staff: Account, junk: str) -> None:
    by_password(post, staff)
    assert client.get("/sign-in/ways/passkeys/add/").status_code == 200
    assert post("/sign-in/ways/passkeys/add/", {"credential": junk, "name": ""}).status_code == 422
    assert not Authenticator.objects.filter(user=staff).exists()


def test_nobody_signs_up(client: Client) -> None:
    assert "The administrator of your organisation adds you" in client.get("/sign-in/no-account/").content.decode()
    assert client.post("/sign-in/no-account/", {"email": "a@example.org", "password1": PASSWORD}).status_code in {
        200,
        405,
    }
    assert not Account.objects.filter(email="a@example.org").exists()
