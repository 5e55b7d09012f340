"""A passkey in a real browser with a made-up device: made, used, removed, under the strict content security policy."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import add_account, add_organisation, start_membership
from alongside.records.people.models import Account
from alongside.rules.actors import Role
from tests.cast import SETTING_UP
from tests.doors.web.sign_in.conftest import PASSWORD
from tests.doors.web.test_in_browser import AXE, RULES, chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["chromium"]
PUBLIC = {
    "": "Sign in",
    "staff/": "Sign in as a member of staff",
    "staff/password/": "Choose a password",
    "code/": "Sign in with your letter",
    "email/": "Sign in by e-mail",
    "no-account/": "If you cannot sign in",
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A narrow page with a device that makes passkeys; fails when the browser complains."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**kind, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    yield page
    context.close()
    assert not [text for text in complaints if "Failed to load resource" not in text]


@pytest.fixture
def carol(transactional_db: None) -> Account:
    now = datetime.now(UTC)
    with transaction.atomic():
        set_identity(SETTING_UP, now)
        place = add_organisation(by=SETTING_UP, name="Greenfield Surgery", now=now)
        made = add_account(by=SETTING_UP, name="Carol Okoro", email="carol@example.org", now=now)
        start_membership(
            by=SETTING_UP, account=made, organisation=place, role=Role.COORDINATOR, starts_on=now.date(), now=now
        )
    account = Account.objects.get(id=made)
    account.set_password(PASSWORD)
    account.save()
    return account


def check(page: Page, title: str) -> None:
    """The page of this title has come; it has no axe violation, and nothing wider than the screen."""
    expect(page).to_have_title(re.compile(re.escape(title)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, title
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [(title, each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def make_passkey(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/sign-in/staff/")
    page.get_by_label("E-mail address").fill("carol@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    check(page, "Set up your second step")
    page.get_by_role("button", name="Make a passkey").click()
    check(page, "Make a passkey")
    page.get_by_label("A name for this passkey").fill("My phone")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    check(page, "Your recovery codes")
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_passkey_is_made_and_signs_in_alone(
    page: Page, live_server: LiveServer, carol: Account, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_FOLDER = tmp_path
    make_passkey(page, live_server)
    assert Authenticator.objects.get(user=carol, type=Authenticator.Type.WEBAUTHN).wrap().name == "My phone"
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("Carol Okoro")).to_be_visible()
    page.goto(f"{live_server.url}/sign-in/ways/")
    expect(page.locator("bdi", has_text="My phone")).to_be_visible()
    check(page, "How you sign in")
    page.get_by_role("link", name="Remove My phone").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_role("alert")).to_contain_text("This is your only second step.")
    assert any("passkey was added" in path.read_text() for path in tmp_path.glob("*.eml"))


def test_after_the_password_the_passkey_is_the_second_step(
    page: Page, live_server: LiveServer, carol: Account, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_FOLDER = tmp_path
    make_passkey(page, live_server)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{live_server.url}/sign-in/staff/")
    page.get_by_label("E-mail address").fill("carol@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    check(page, "One more step")
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_text("Carol Okoro")).to_be_visible()


@pytest.mark.parametrize(("address", "title"), PUBLIC.items())
def test_the_ways_in_are_accessible_and_fit_a_narrow_screen(
    page: Page, live_server: LiveServer, address: str, title: str
) -> None:
    page.goto(f"{live_server.url}/sign-in/{address}")
    check(page, title)


def test_a_passkey_of_another_site_or_time_is_no_use(live_server: LiveServer, carol: Account) -> None:
    client = Client()
    first = client.get("/sign-in/passkey/", headers={"Accept": "application/json"}).json()
    second = client.get("/sign-in/passkey/", headers={"Accept": "application/json"}).json()
    challenges = {answer["request_options"]["publicKey"]["challenge"] for answer in (first, second)}
    assert len(challenges) == 2, "every try has its own challenge"
    assert first["request_options"]["publicKey"]["userVerification"] == "required"
