"""NHS login and CIS2: what they prove opens the right account, and nothing that is forged, old or borrowed does."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from joserfc.jwk import RSAKey
from pytest_django import Settings

from alongside.config.environment import SettingTrouble, openid_clients
from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.doors.web.sign_in.oidc import providers
from alongside.engines.postgres.identity import set_identity
from alongside.records.people.models import Account, Membership, Person
from alongside.rules.nhs_number import nth_test_number
from tests.cast import Cast
from tests.doors.web.sign_in.fake_openid import ISSUER, FakeProvider

pytestmark = pytest.mark.django_db
KEY = RSAKey.generate_key(2048)
P9 = {"vot": "P9.Cp.Cd", "identity_proofing_level": "P9"}
type Provider = Callable[..., FakeProvider]


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """Turns a provider on, and puts the made-up one in its place."""

    def turn_on(name: str, algorithm: str) -> FakeProvider:
        fake = FakeProvider(client_id="alongside", client_key=KEY, algorithm=algorithm)
        given = {"issuer": ISSUER, "client_id": "alongside", "private_key": KEY.as_pem(private=True).decode()}
        settings.OIDC = {name: given}
        monkeypatch.setattr(providers, "http", fake.http)
        return fake

    return turn_on


@pytest.fixture
def nhs_login(provider: Provider, cast: Cast) -> FakeProvider:
    """Amina has proved who she is at NHS login."""
    fake = provider("nhs-login", "RS512")
    set_identity(cast.coordinator, datetime.now(UTC))
    amina = Person.objects.get(id=cast.people["Amina"])
    fake.claims = dict(P9)
    fake.userinfo = {"nhs_number": amina.nhs_number, "birthdate": amina.born_on.isoformat()}
    return fake


@pytest.fixture
def cis2(provider: Provider, staff: Account) -> FakeProvider:
    """Carol has signed in at CIS2."""
    fake = provider("cis2", "RS256")
    fake.claims = {"authentication_assurance_level": "2"}
    fake.userinfo = {"email": staff.email}
    return fake


def go(client: Client, fake: FakeProvider, name: str, next_page: str = "") -> Any:
    away = client.get(f"/sign-in/with/{name}/", {"next": next_page} if next_page else {})
    code, state = fake.authorise(away.url)
    return client.get(f"/sign-in/with/{name}/back/", {"code": code, "state": state})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_off_until_it_is_set_up(client: Client, cast: Cast) -> None:
    assert client.get("/sign-in/with/nhs-login/").status_code == 404
    assert client.get("/sign-in/with/nhs-login/back/").status_code == 404
    assert "NHS login" not in client.get("/sign-in/").content.decode()


def test_a_person_comes_in_with_nhs_login(client: Client, nhs_login: FakeProvider, cast: Cast) -> None:
    assert "Continue with NHS login" in client.get("/sign-in/").content.decode()
    assert go(client, nhs_login, "nhs-login", "/plan/").url == "/plan/"
    assert Account.objects.get(person_id=cast.people["Amina"]).name == "Amina Begum"
    assert (client.session[ACTING], client.session[ASSURANCE]) == ("person", "two-factor")
    assert nhs_login.asked["vtr"] == '["P9.Cp.Cd","P9.Cp.Ck","P9.Cm"]'
    assert nhs_login.asked["code_challenge_method"] == "S256"
    assert nhs_login.asked["redirect_uri"].endswith("/sign-in/with/nhs-login/back/")


def test_the_same_person_has_one_account(client: Client, nhs_login: FakeProvider, cast: Cast) -> None:
    go(client, nhs_login, "nhs-login")
    go(Client(), nhs_login, "nhs-login")
    assert Account.objects.filter(person_id=cast.people["Amina"]).count() == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"vot": "P5.Cp.Cd", "identity_proofing_level": "P5"},
        {"vot": "P9.Cp", "identity_proofing_level": "P9"},
        {"vot": "P9.Cp.Cd", "identity_proofing_level": "P5"},
        {"vot": None},
        {"identity_proofing_level": None},
    ],
)
def test_an_identity_that_is_not_proved_opens_nothing(
    client: Client, nhs_login: FakeProvider, claims: dict[str, Any]
) -> None:
    nhs_login.claims |= claims
    answer = go(client, nhs_login, "nhs-login")
    assert answer.status_code == 403
    assert "has not checked who you are fully" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize(
    "userinfo",
    [
        {"nhs_number": nth_test_number(50)},
        {"nhs_number": "not a number"},
        {"birthdate": "1950-01-01"},
        {"birthdate": "14/03/1951"},
        {"birthdate": None},
    ],
)
def test_somebody_who_is_not_here_is_told_so(client: Client, nhs_login: FakeProvider, userinfo: dict[str, Any]) -> None:
    nhs_login.userinfo |= userinfo
    before = Account.objects.count()
    answer = go(client, nhs_login, "nhs-login")
    assert answer.status_code == 403
    assert "We could not find you here" in answer.content.decode()
    assert not is_in(client)
    assert Account.objects.count() == before


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "another-client"},
        {"aud": ["alongside", "another"]},
        {"aud": None},
        {"azp": "another-client"},
        {"iss": "https://evil.example"},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"exp": "soon"},
        {"iat": int(time.time()) - 3600},
        {"iat": int(time.time()) + 3600},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
    ],
)
def test_a_claim_that_does_not_hold_opens_nothing(
    client: Client, nhs_login: FakeProvider, changed: dict[str, Any]
) -> None:
    nhs_login.claims |= changed
    assert go(client, nhs_login, "nhs-login").status_code == 403
    assert not is_in(client)


def forge(fake: FakeProvider, how: str) -> str:
    """A bad ID token; the nonce is right, so that only the signature can refuse it."""
    if how == "none":
        return fake.unsigned()
    if how == "public key as secret":
        return fake.signed_with_public_key()
    if how == "another key":
        return FakeProvider("alongside", KEY, "RS512", claims=fake.claims, asked=fake.asked).id_token()
    if how == "another algorithm":
        return FakeProvider("alongside", KEY, "RS256", fake.claims, own_key=fake.own_key, asked=fake.asked).id_token()
    return how


@pytest.mark.parametrize(
    "how", ["none", "public key as secret", "another key", "another algorithm", "", "a.b.c", "{}", "x" * 10_000]
)
def test_a_forged_token_opens_nothing(client: Client, nhs_login: FakeProvider, how: str) -> None:
    away = client.get("/sign-in/with/nhs-login/")
    code, state = nhs_login.authorise(away.url)
    nhs_login.forged = forge(nhs_login, how) or "."
    assert client.get("/sign-in/with/nhs-login/back/", {"code": code, "state": state}).status_code == 403
    assert not is_in(client)


def test_an_answer_is_for_the_browser_that_asked_and_once(client: Client, nhs_login: FakeProvider) -> None:
    away = client.get("/sign-in/with/nhs-login/")
    code, state = nhs_login.authorise(away.url)
    back = "/sign-in/with/nhs-login/back/"
    assert Client().get(back, {"code": code, "state": state}).status_code == 403, "another browser"
    assert client.get(back, {"code": code, "state": "guessed"}).status_code == 403
    assert client.get(back, {"code": code, "state": state}).status_code == 403, "one wrong state uses it up"
    assert go(client, nhs_login, "nhs-login").status_code == 302
    assert client.get(back, {"code": code, "state": state}).status_code == 403, "a replay"


def test_without_state_or_code_nothing_happens(client: Client, nhs_login: FakeProvider) -> None:
    back = "/sign-in/with/nhs-login/back/"
    for asked in ({}, {"code": "x"}, {"state": ""}, {"code": "", "state": ""}):
        assert client.get(back, asked).status_code == 403
    state = nhs_login.authorise(client.get("/sign-in/with/nhs-login/").url)[1]
    assert client.get(back, {"error": "access_denied", "state": state}).status_code == 403
    assert not is_in(client)


def test_userinfo_of_somebody_else_is_not_believed(client: Client, nhs_login: FakeProvider) -> None:
    nhs_login.userinfo["sub"] = "somebody-else"
    assert go(client, nhs_login, "nhs-login").status_code == 403


def test_userinfo_cannot_raise_the_level(client: Client, nhs_login: FakeProvider) -> None:
    nhs_login.claims = {"vot": "P5.Cp.Cd", "identity_proofing_level": "P5"}
    nhs_login.userinfo |= P9
    assert go(client, nhs_login, "nhs-login").status_code == 403


def test_a_document_of_another_issuer_is_not_believed(client: Client, nhs_login: FakeProvider) -> None:
    nhs_login.issuer = "https://evil.example"
    assert client.get("/sign-in/with/nhs-login/").status_code == 403


def test_staff_come_in_with_cis2_and_choose_their_part(client: Client, cis2: FakeProvider, staff: Account) -> None:
    assert "CIS2" in client.get("/sign-in/").content.decode()
    answer = go(client, cis2, "cis2", "/people/")
    assert answer.url == "/sign-in/continue/?next=%2Fpeople%2F"
    assert client.get(answer.url).url == "/people/"
    assert client.session[ACTING] == str(Membership.objects.get(account=staff).id)
    assert cis2.asked["acr_values"] == "AAL2_OR_AAL3_ANY"


def test_the_first_identity_of_an_address_stays(client: Client, cis2: FakeProvider, staff: Account, cast: Cast) -> None:
    go(client, cis2, "cis2")
    assert SocialAccount.objects.get(user=staff).uid == "subject-1"
    cis2.claims["sub"] = cis2.userinfo["sub"] = "subject-2"
    assert go(Client(), cis2, "cis2").status_code == 403, "the address went to somebody new"
    cis2.claims["sub"] = cis2.userinfo["sub"] = "subject-1"
    cis2.userinfo["email"] = "carol.new@example.org"
    assert go(Client(), cis2, "cis2").status_code == 302, "a new address of the same identity"


@pytest.mark.parametrize("level", ["1", "", None, "high"])
def test_a_weak_sign_in_at_cis2_opens_nothing(client: Client, cis2: FakeProvider, level: str | None) -> None:
    cis2.claims = {"authentication_assurance_level": level}
    assert go(client, cis2, "cis2").status_code == 403
    assert not is_in(client)


def test_cis2_makes_nobody_staff(client: Client, cis2: FakeProvider, cast: Cast) -> None:
    account = Account.objects.get(id=cast.person("Amina").account)
    account.email = "amina@people.example"
    account.save()
    for email in ("amina@people.example", "nobody@example.org", ""):
        cis2.userinfo["email"] = email
        assert go(client, cis2, "cis2").status_code == 403


def test_a_closed_account_stays_closed(client: Client, cis2: FakeProvider, staff: Account) -> None:
    staff.is_active = False
    staff.save()
    assert go(client, cis2, "cis2").status_code == 403


def test_a_leaver_has_no_part(client: Client, cis2: FakeProvider, staff: Account) -> None:
    Membership.objects.filter(account=staff).update(starts_on="2020-01-01", ends_on="2020-12-31")
    assert client.get(go(client, cis2, "cis2").url).status_code == 403


def test_nobody_makes_us_ask_without_end(client: Client, nhs_login: FakeProvider) -> None:
    statuses = [client.get("/sign-in/with/nhs-login/").status_code for _ in range(31)]
    assert statuses == [302] * 30 + [429]


def test_nobody_is_sent_to_another_site_afterwards(client: Client, nhs_login: FakeProvider) -> None:
    assert go(client, nhs_login, "nhs-login", "//evil.example/").url == "/"


NAMES = {"nhs-login": ("A_ISSUER", "A_CLIENT", "A_KEY_FILE")}


def test_half_a_setting_is_explained(tmp_path: Any) -> None:
    assert openid_clients(NAMES, environ={}) == {}
    with pytest.raises(SettingTrouble, match="A_CLIENT and A_KEY_FILE is not set"):
        openid_clients(NAMES, environ={"A_ISSUER": ISSUER})
    given = {"A_ISSUER": ISSUER, "A_CLIENT": "alongside", "A_KEY_FILE": str(tmp_path / "key.pem")}
    with pytest.raises(SettingTrouble, match="cannot be read"):
        openid_clients(NAMES, environ=given)
    (tmp_path / "key.pem").write_text("a key", encoding="ascii")
    assert openid_clients(NAMES, environ=given)["nhs-login"]["private_key"] == "a key"
