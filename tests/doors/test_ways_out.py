"""The settings choose the way out, and each way hands over what it was given."""

import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from pytest_django import Settings

from alongside.doors import ways_out
from alongside.engines.gateways.email import EmailGateway, Security
from alongside.engines.gateways.govuk import GovUkNotify
from alongside.engines.gateways.mail import Attachment, Email
from alongside.engines.gateways.outcome import Delivered, Failed
from alongside.engines.gateways.printing import LetterFile, PrintFolder

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
EMAIL = Email(reference="E-1", to="samina@people.example", subject="Your code", text="123456", at=NOW)
KEY = "test-" + "-".join(["11111111-1111-4111-8111-111111111111"] * 2)


def test_a_folder_is_made_and_holds_the_email(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_WAY, settings.EMAIL_FOLDER = "folder", tmp_path / "not" / "there"
    assert ways_out.email_way().send(EMAIL) == Delivered("E-1")
    assert "Subject: Your code" in (tmp_path / "not" / "there" / "E-1.eml").read_text()


def test_smtp_is_protected_when_the_settings_say_so(settings: Settings) -> None:
    settings.EMAIL_WAY, settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "smtp", "mail.example", 587, True
    way = ways_out.email_way()
    assert isinstance(way, EmailGateway)
    assert (way.host, way.port, way.security) == ("mail.example", 587, Security.STARTTLS)
    assert way.sender.address == settings.EMAIL_FROM


def test_notify_gets_subject_and_text_for_its_template() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if request.method == "GET":
            return httpx.Response(200, json={"notifications": []})
        return httpx.Response(201, json={"id": "n-1"})

    http = httpx.Client(transport=httpx.MockTransport(answer))
    way = ways_out.NotifyEmails(GovUkNotify(KEY, http, "https://notify.example"), "template-1")
    assert way.send(EMAIL) == Delivered("n-1")
    sent = json.loads(asked[-1].content)
    assert sent["template_id"] == "template-1"
    assert sent["personalisation"] == {"subject": "Your code", "text": "123456"}


def test_notify_says_that_it_takes_no_attachments(settings: Settings) -> None:
    settings.EMAIL_WAY, settings.NOTIFY_KEY, settings.NOTIFY_EMAIL_TEMPLATE = "notify", KEY, "template-1"
    with_plan = Email("E-2", "a@people.example", "Plan", "Here", NOW, attachments=(Attachment("a", "text/plain", b""),))
    assert ways_out.email_way().send(with_plan) == Failed("notify-takes-no-attachments", retry=False)


@pytest.mark.parametrize(("way", "kind"), [("folder", PrintFolder), ("notify", ways_out.NotifyLetters)])
def test_letters_leave_by_the_way_named(settings: Settings, tmp_path: Path, way: str, kind: type) -> None:
    settings.LETTER_WAY, settings.LETTER_FOLDER, settings.NOTIFY_KEY = way, tmp_path / "letters", KEY
    assert isinstance(ways_out.letter_way(), kind)


def test_a_letter_lands_in_the_folder(settings: Settings, tmp_path: Path) -> None:
    settings.LETTER_WAY, settings.LETTER_FOLDER = "folder", tmp_path / "letters"
    letter = LetterFile(reference="L-1", pdf=b"%PDF-1.7", pages=1, at=NOW)
    assert ways_out.letter_way().put(letter) == Delivered("L-1")
    assert (tmp_path / "letters" / "L-1.pdf").exists()
