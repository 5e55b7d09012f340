"""Everybody who signs in, and the e-mails that they get."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from alongside.records.people.models import Account
from alongside.rules.actors import Role
from tests.cast import Cast, make_cast

PASSWORD = "three brown hens at dusk"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _emails_in_a_folder(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_WAY, settings.EMAIL_FOLDER = "folder", tmp_path / "emails"


@pytest.fixture
def staff(cast: Cast) -> Account:
    """A coordinator with a password and nothing else yet."""
    account = Account.objects.get(id=cast.staff("Carol Okoro", Role.COORDINATOR, "Greenfield Surgery").account)
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def post(client: Client, django_capture_on_commit_callbacks: Callable[..., object]) -> Iterator[Callable[..., object]]:
    """Post a form, with everything that waits for the transaction to hold."""

    def send(path: str, values: dict[str, str] | None = None, **more: object) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, values or {}, **more)

    yield send
    cache.clear()


@pytest.fixture
def emails(tmp_path: Path) -> Callable[[], list[tuple[str, str, str]]]:
    """Every e-mail that left: to, subject, text; the last one last."""

    def read() -> list[tuple[str, str, str]]:
        found = sorted((tmp_path / "emails").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        messages = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in found]
        return [(str(each["To"]), str(each["Subject"]), each.get_content().replace("\r\n", "\n")) for each in messages]

    return read


@pytest.fixture
def emailed_code(emails: Callable[[], list[tuple[str, str, str]]]) -> Callable[[], str]:
    """The code in the last e-mail."""

    def read() -> str:
        found = re.search(r"\n\n([A-Z0-9-]{6,10})\n\n", emails()[-1][2])
        assert found, emails()[-1]
        return found[1]

    return read
