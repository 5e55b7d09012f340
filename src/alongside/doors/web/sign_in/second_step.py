"""The second step of sign-in: who needs one, when to ask again, and how its secrets are kept."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.doors.web.door import ACTING, ASSURANCE, SIGNED_IN_AT
from alongside.records.people.reads import works_somewhere
from alongside.rules.actors import ANONYMOUS, Assurance

STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
STAYS_FRESH = timedelta(minutes=15)


class StaffSecondStep(AuthenticateStage):
    """allauth's second step, for staff alone: a person's e-mailed code is followed by a birth date instead."""

    def _should_handle(self, request: HttpRequest) -> bool:
        account = self.login.user
        return account is not None and is_staff(account) and bool(super()._should_handle(request))


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it was used already. Check it, or wait for a new one."),
        "cannot_delete_authenticator": _("This is your only second step. Set up another one first."),
    }

    def _get_site_name(self) -> str:
        return "Alongside"

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        named = {"display_name": user.name, "name": user.email or user.name}
        return {"id": str(user.pk).encode(), **named}

    def get_totp_label(self, user: Any) -> str:
        return str(user.email or user.name)

    def build_totp_svg(self, url: str) -> str:
        """Nothing: our template draws the square code, so no markup is made in Python."""
        return ""

    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _lock().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """A member of staff keeps one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=STEPS).exclude(pk=authenticator.pk)
        return others.exists() or not is_staff(authenticator.user)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}


def is_staff(account: Any) -> bool:
    """Whether this account works for an organisation now, did, or will."""
    return works_somewhere(by=ANONYMOUS, account=account.pk)


def has_second_step(account: Any) -> bool:
    return Authenticator.objects.filter(user=account, type__in=STEPS).exists()


def take_away_second_steps(account: UUID) -> None:
    """After two people have checked who somebody is: the next time they sign in, they set up a new one."""
    Authenticator.objects.filter(user_id=account).delete()


def used_second_step(request: HttpRequest, since: float = 0) -> bool:
    """Whether a second step, or a passkey alone, was used to sign in to this session. since: seconds of the epoch."""
    return _was_used(request, "mfa", since)


def may_set_up_first(request: HttpRequest) -> bool:
    """A member of staff without any second step sets up the first one: the password is all there is to ask for."""
    return is_staff(request.user) and not has_second_step(request.user) and _was_used(request, "password")


def must_sign_in_again(request: HttpRequest) -> bool:
    """Before ways of signing in are changed: whether the last sign-in was too weak or too long ago.

    For staff a letter or an e-mailed code is too weak, even where it opened their own plan.
    """
    since = (datetime.now(UTC) - STAYS_FRESH).timestamp()
    if used_second_step(request, since) or may_set_up_first(request):
        return False
    is_strong = ACTING in request.session and request.session.get(ASSURANCE) == Assurance.TWO_FACTOR
    return is_staff(request.user) or not is_strong or request.session.get(SIGNED_IN_AT, 0) < since


def _was_used(request: HttpRequest, method: str, since: float = 0) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record["method"] == method and record["at"] >= since for record in records)


def _lock() -> MultiFernet:
    """Secrets of authenticator apps are encrypted by a key made from the secret key; older keys can still read."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [hashlib.sha256(b"authenticator secrets" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
