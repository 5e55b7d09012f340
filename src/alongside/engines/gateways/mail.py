"""One e-mail: the value, and the standard message made from it. Nothing can slip into its headers."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

_POLICY = SMTP.clone(max_line_length=78)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with an e-mail. media_type is like "application/pdf"."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Email:
    """`to` is one address. `at` is when it is sent. The reference makes the Message-ID: sending again is the same."""

    reference: str
    to: str
    subject: str
    text: str
    at: datetime
    html: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class MailSender:
    """Who e-mails come from, and where answers go."""

    address: str
    name: str = ""
    reply_to: str = ""


class NotAnEmail(ValueError):
    """It cannot be made into a message: the reason is a code."""


def to_message(email: Email, sender: MailSender) -> EmailMessage:
    """The message to send. Raises NotAnEmail for an address that is none, or a line break in a header."""
    message = EmailMessage(policy=_POLICY)
    try:
        _add_headers(message, email, sender)
        _add_content(message, email)
    except (ValueError, MessageError, UnicodeError) as error:
        raise NotAnEmail("email-not-valid") from error
    return message


def _add_headers(message: EmailMessage, email: Email, sender: MailSender) -> None:
    source = _address(sender.address, sender.name)
    message["From"] = source
    message["To"] = _address(email.to)
    if sender.reply_to:
        message["Reply-To"] = _address(sender.reply_to)
    message["Subject"] = email.subject
    message["Date"] = format_datetime(email.at)
    message["Message-ID"] = f"<{_token(email.reference)}@{source.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # no out-of-office answers


def _add_content(message: EmailMessage, email: Email) -> None:
    message.set_content(email.text)
    if email.html:
        message.add_alternative(email.html, subtype="html")
    for each in email.attachments:
        kind, _, subtype = each.media_type.partition("/")
        message.add_attachment(each.content, maintype=kind, subtype=subtype, filename=_line(each.name))


def _address(address: str, name: str = "") -> Address:
    return Address(display_name=_line(name), addr_spec=_line(address))


def _token(reference: str) -> str:
    if not reference or any(not (each.isalnum() and each.isascii()) and each not in "._-" for each in reference):
        raise ValueError("not a reference")
    return reference


def _line(words: str) -> str:
    if any(ord(each) < 32 or ord(each) == 127 for each in words):
        raise ValueError("a control character in a header")
    return words
