"""From the settings to a gateway: which way e-mails and letters leave this installation."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from alongside.engines.gateways.email import EmailGateway, FolderEmail, Security
from alongside.engines.gateways.govuk import GovUkNotify
from alongside.engines.gateways.mail import Email, MailSender
from alongside.engines.gateways.notify import Notice, client
from alongside.engines.gateways.outcome import Failed, Outcome
from alongside.engines.gateways.printing import LetterFile, PrintFolder


class EmailWay(Protocol):
    """Any way out for e-mail. Each says of itself whether it takes the same reference once, however often it comes."""

    def send(self, email: Email) -> Outcome: ...


class LetterWay(Protocol):
    """Any way out for letters."""

    def put(self, letter: LetterFile) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class NotifyEmails:
    """E-mails by GOV.UK Notify, through one template whose whole text is ours: ((subject)) and ((text))."""

    notify: GovUkNotify
    template: str
    repeats_are_safe = True  # it is asked first what it has

    def send(self, email: Email) -> Outcome:
        if email.attachments:
            return Failed("notify-takes-no-attachments", retry=False)
        words = {"subject": email.subject, "text": email.text}
        return self.notify.send_email(Notice(email.reference, email.to, self.template, email.at, words))


@dataclass(frozen=True, slots=True)
class NotifyLetters:
    """Letters that we made, printed and posted by GOV.UK Notify."""

    notify: GovUkNotify
    repeats_are_safe = True

    def put(self, letter: LetterFile) -> Outcome:
        return self.notify.send_letter(letter)


def email_way() -> EmailWay:
    """The way that ALONGSIDE_EMAIL_WAY names; settings.py has made sure that it is one of these."""
    ways: dict[str, Callable[[], EmailWay]] = {"folder": _email_folder, "smtp": _smtp, "notify": _notify_emails}
    return ways[settings.EMAIL_WAY]()


def letter_way() -> LetterWay:
    """The way that ALONGSIDE_LETTER_WAY names."""
    if settings.LETTER_WAY == "notify":
        return NotifyLetters(_notify(settings.NOTIFY_KEY, settings.NOTIFY_ADDRESS))
    return PrintFolder(_private(settings.LETTER_FOLDER))


def safe_channels() -> tuple[str, ...]:
    """The channels by which the same message may be handed over again without leaving twice."""
    emails: dict[str, bool] = {
        "folder": FolderEmail.repeats_are_safe,
        "smtp": EmailGateway.repeats_are_safe,
        "notify": NotifyEmails.repeats_are_safe,
    }
    letters = {"folder": PrintFolder.repeats_are_safe, "notify": NotifyLetters.repeats_are_safe}
    is_safe = {"email": emails[settings.EMAIL_WAY], "letter": letters[settings.LETTER_WAY]}
    return tuple(channel for channel, safe in is_safe.items() if safe)


def sender() -> MailSender:
    """Who e-mails come from."""
    return MailSender(address=settings.EMAIL_FROM, name="Alongside")


def _email_folder() -> EmailWay:
    return FolderEmail(_private(settings.EMAIL_FOLDER), sender())


def _smtp() -> EmailWay:
    return EmailGateway(
        host=settings.SMTP_HOST,
        port=settings.SMTP_PORT,
        sender=sender(),
        username=settings.SMTP_ACCOUNT,
        password=settings.SMTP_PASSWORD,
        security=Security.STARTTLS if settings.SMTP_TLS else Security.NONE,
        tls=ssl.create_default_context() if settings.SMTP_TLS else None,
    )


def _notify_emails() -> EmailWay:
    return NotifyEmails(_notify(settings.NOTIFY_KEY, settings.NOTIFY_ADDRESS), settings.NOTIFY_EMAIL_TEMPLATE)


@cache
def _notify(key: str, address: str) -> GovUkNotify:
    """One client for the process: it keeps its connections."""
    return GovUkNotify(key, client(), address)


def _private(folder: Path) -> Path:
    """The folder, made if it is not there, for nobody else's eyes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
