"""What production settings are, as a process that starts with them sees them."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

PRODUCTION = {
    "ALONGSIDE_ENV": "production",
    "ALONGSIDE_SECRET_KEY": "k" * 40 + "7f3e9a1c5b2d8e6f4a0c",
    "ALONGSIDE_HOSTS": "plan.example.org",
    "ALONGSIDE_PUBLIC_ADDRESS": "https://plan.example.org",
    "DATABASE_URL": "postgresql://runtime:secret@localhost/alongside",
    "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
}
ASKED = """
import django, json
from django.conf import settings
django.setup()
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.isupper()}, default=str))
"""
# Left to whoever owns the domain; and built when the service is installed.
KNOWN = {"security.W021", "staticfiles.W004"}


@pytest.fixture(scope="module")
def settings_there() -> dict[str, Any]:
    done = python("-c", ASKED)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_nothing_shows_what_is_inside(settings_there: dict[str, Any]) -> None:
    assert settings_there["DEBUG"] is False
    assert settings_there["DEMO"] is False
    assert settings_there["ALLOWED_HOSTS"] == ["plan.example.org"]


def test_everything_goes_by_tls_for_a_year(settings_there: dict[str, Any]) -> None:
    assert settings_there["SECURE_SSL_REDIRECT"] is True
    assert settings_there["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings_there["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert settings_there["SMTP_TLS"] is True


@pytest.mark.parametrize("kind", ["SESSION", "CSRF"])
def test_cookies_are_of_this_host_alone(settings_there: dict[str, Any], kind: str) -> None:
    assert settings_there[f"{kind}_COOKIE_NAME"].startswith("__Host-")
    assert settings_there[f"{kind}_COOKIE_SECURE"] is True
    assert settings_there[f"{kind}_COOKIE_HTTPONLY"] is True
    assert settings_there[f"{kind}_COOKIE_DOMAIN"] is None
    assert settings_there[f"{kind}_COOKIE_PATH"] == "/"


def test_django_finds_nothing_to_say_about_it() -> None:
    done = python("-m", "django", "check", "--deploy")
    warnings = {line.split("(")[1].split(")")[0] for line in done.stderr.splitlines() if line.startswith("?: (")}
    assert done.returncode == 0, done.stderr
    assert warnings <= KNOWN, done.stderr


@pytest.mark.parametrize("missing", ["ALONGSIDE_SECRET_KEY"])
def test_what_has_to_be_said_is_asked_for(missing: str) -> None:
    done = python("-c", ASKED, **{missing: ""})
    assert done.returncode != 0
    assert f"{missing} is not set" in done.stderr


def test_the_demo_is_refused() -> None:
    done = python("-c", ASKED, ALONGSIDE_DEMO="yes")
    assert done.returncode != 0
    assert "never runs in production" in done.stderr


def python(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """As in production: with nothing of ours or of Django’s that tests set, such as what a browser’s test allows."""
    ours = ("ALONGSIDE_", "DATABASE_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment = {**kept, **PRODUCTION, **more, "PYTHONPATH": "src"}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
