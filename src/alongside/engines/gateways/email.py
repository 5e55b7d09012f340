"""Sends e-mail through an SMTP server, or into a folder where a demo can show it."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from alongside.engines.gateways.folder import is_safe_name, reason_of, write_whole
from alongside.engines.gateways.mail import Email, MailSender, NotAnEmail, to_message
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome, Unsure

_SECONDS = 20
_NO_ROOM = 552  # over quota: permanent by its first digit, yet it passes


class Security(StrEnum):
    """How the connection is protected. NONE is for a server on the same machine."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EmailGateway:
    """An SMTP server. tls: the certificates to trust; the machine's own unless given."""

    host: str
    port: int
    sender: MailSender
    username: str = ""
    password: str = field(default="", repr=False)
    security: Security = Security.STARTTLS
    tls: ssl.SSLContext | None = None
    repeats_are_safe = False

    def send(self, email: Email) -> Outcome:
        """Hand over one e-mail. Never raises for what a server, a network or an address can do."""
        try:
            message = to_message(email, self.sender)
            server = self._connected()
            try:
                server.send_message(message)
            except (OSError, smtplib.SMTPServerDisconnected) as error:
                return _broken(error)
            finally:
                _leave(server)
        except NotAnEmail as error:
            return Failed(str(error), retry=False)
        except (OSError, smtplib.SMTPException) as error:
            return _failed(error)
        return Delivered(email.reference)

    def _connected(self) -> smtplib.SMTP:
        context = self.tls or ssl.create_default_context()
        if self.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=_SECONDS, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
        try:
            if self.security is Security.STARTTLS:
                server.starttls(context=context)
            if self.username:
                server.login(self.username, self.password)
        except BaseException:
            server.close()
            raise
        return server


@dataclass(frozen=True, slots=True)
class FolderEmail:
    """Writes each e-mail as an .eml file: for demos, and for a mail system that collects from a folder."""

    path: Path
    sender: MailSender
    repeats_are_safe = True

    def send(self, email: Email) -> Outcome:
        """Write one e-mail, once: the same reference again changes nothing."""
        if not is_safe_name(email.reference):
            return Failed("email-not-valid", retry=False)
        target = self.path / f"{email.reference}.eml"
        try:
            content = to_message(email, self.sender).as_bytes()
            if not target.exists():
                write_whole(target, content)
        except NotAnEmail as error:
            return Failed(str(error), retry=False)
        except OSError as error:
            return Failed(reason_of(error), retry=True)
        return Delivered(email.reference)


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye. Whatever comes back, the e-mail has been taken or refused already."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def _broken(error: Exception) -> Outcome:
    """The line broke while the e-mail was going over. A refusal in words is an answer, and an OSError all the same."""
    is_answer = isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected)
    return _failed(error) if is_answer else Unsure("smtp-no-answer")


def _failed(error: Exception) -> Failed:
    """What to do about an error. Only codes go on: a server's words may hold the address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = max((answer[0] for answer in error.recipients.values()), default=0)
        return Failed(f"smtp-recipient-refused-{code}", retry=_may_pass(code))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Failed("smtp-not-protected", retry=True)  # a server without STARTTLS or sign-in: the settings again
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Failed(f"smtp-sign-in-refused-{error.smtp_code}", retry=True)  # the settings are wrong, not the e-mail
    if isinstance(error, smtplib.SMTPResponseException):
        return Failed(f"smtp-{error.smtp_code}", retry=_may_pass(error.smtp_code))
    if isinstance(error, ssl.SSLError):
        return Failed("smtp-certificate-not-trusted", retry=True)
    return Failed("smtp-unreachable", retry=True)


def _may_pass(code: int) -> bool:
    return code < 500 or code == _NO_ROOM
