"""The e-mails of sign-in: their words, and how they leave. They hold codes, never anything about a plan."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.doors.ways_out import email_way
from alongside.engines.gateways.mail import Email
from alongside.engines.gateways.outcome import Failed

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Words:
    subject: "_StrPromise"
    text: "_StrPromise"


_CHANGED = _("If it was you, you need do nothing. If it was not you, tell your administrator at once.")
_NOT_ASKED = _("If you did not ask for this, do nothing. Never tell anybody this code, not even us.")

# By the names that allauth gives its e-mails, and our own.
WORDS: dict[str, Words] = {
    "account/email/login_code": Words(
        _("Your code to sign in"),
        _("Your code to sign in to Alongside is:\n\n{code}\n\nIt works for 10 minutes.\n\n{not_asked}"),
    ),
    "account/email/password_reset_code": Words(
        _("Your code to choose a password"),
        _("Your code to choose a password for Alongside is:\n\n{code}\n\nIt works for 10 minutes.\n\n{not_asked}"),
    ),
    "account/email/unknown_account": Words(
        _("No account with this e-mail address"),
        _(
            "Somebody asked to sign in to Alongside with this e-mail address. No account uses it.\n\n"
            "If it was you, try another address. If you have a letter from us, use the code on it:\n{address}/sign-in/"
            "\n\nIf it was not you, do nothing."
        ),
    ),
    "account/email/password_reset": Words(
        _("Your password was changed"), _("The password of your Alongside account was changed.\n\n{changed}")
    ),
    "mfa/email/totp_activated": Words(
        _("An authenticator app was added"),
        _("An authenticator app was added to your Alongside account.\n\n{changed}"),
    ),
    "mfa/email/totp_deactivated": Words(
        _("An authenticator app was removed"),
        _("An authenticator app was removed from your Alongside account.\n\n{changed}"),
    ),
    "mfa/email/webauthn_added": Words(
        _("A passkey was added"), _("A passkey was added to your Alongside account.\n\n{changed}")
    ),
    "mfa/email/webauthn_removed": Words(
        _("A passkey was removed"), _("A passkey was removed from your Alongside account.\n\n{changed}")
    ),
    "mfa/email/recovery_codes_generated": Words(
        _("New recovery codes were made"),
        _("New recovery codes were made for your Alongside account. The old ones no longer work.\n\n{changed}"),
    ),
    "confirm-address": Words(
        _("Your code to confirm this e-mail address"),
        _("Your code to confirm this e-mail address is:\n\n{code}\n\nIt works for 10 minutes.\n\n{not_asked}"),
    ),
    "address-changed": Words(
        _("Your e-mail address was changed"),
        _(
            "Your Alongside account now uses another e-mail address. Nothing comes to this one any more.\n\n"
            "If it was you, you need do nothing. If it was not you, ring the organisation that you know us from now."
        ),
    ),
    "joined": Words(
        _("You can sign in to Alongside"),
        _(
            "{organisation} has given you access to Alongside.\n\nTo begin, choose a password here:\n"
            "{address}/sign-in/staff/password/\n\nEnter the e-mail address that this came to: {email}. "
            "You will also need your phone, or another way to make a passkey."
        ),
    ),
    "recovered": Words(
        _("Your second step was taken away"),
        _(
            "Two people checked who you are, and took away the second step of your Alongside account. "
            "The next time you sign in, you set up a new one.\n\n{changed}"
        ),
    ),
}


def send(kind: str, to: str, values: Mapping[str, Any]) -> None:
    """Send once the transaction holds, so that no code is out that was not kept."""
    words = WORDS[kind]
    known = {"address": settings.PUBLIC_ADDRESS, "email": to, "changed": _CHANGED, "not_asked": _NOT_ASKED}
    known |= {name: value for name, value in values.items() if isinstance(value, str)}
    email = Email(
        reference=f"SIGN-IN-{uuid4().hex}",
        to=to,
        subject=str(words.subject),
        text=str(words.text).format(**known) + "\n",
        at=datetime.now(UTC),
    )
    transaction.on_commit(lambda: _hand_over(email))


def _hand_over(email: Email) -> None:
    outcome = email_way().send(email)
    if isinstance(outcome, Failed):
        log.error("An e-mail of sign-in was not taken on: %s", outcome.reason)
