"""Signing in by a code sent to an e-mail address; and the address itself, which everybody changes themselves."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account import views as account
from allauth.account.models import EmailAddress
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Email, StrictForm
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in import emails
from alongside.doors.web.sign_in.fields import Code
from alongside.doors.web.sign_in.forms import CODE, EMAIL
from alongside.doors.web.sign_in.mounting import mounted
from alongside.doors.web.sign_in.refused import note_refused
from alongside.doors.web.sign_in.second_step import is_staff, must_sign_in_again
from alongside.doors.web.sign_in.second_steps import SIGNED_IN
from alongside.records.people.changes.accounts import set_account_email
from alongside.rules.actors import Role

WAITING = "address_to_confirm"
LASTS = timedelta(minutes=10)
MOST_TRIES = 3
MOST_SENT = 5  # codes in one session

ask_for_code = mounted(account.RequestLoginCodeView.as_view(template_name="sign_in/email.html"))


class GiveCode(account.ConfirmLoginCodeView):
    """The code that came by e-mail."""

    def form_invalid(self, form: Any) -> HttpResponse:
        note_refused(self.request, with_="email-code")
        response: HttpResponse = super().form_invalid(form)
        return response


give_code = mounted(GiveCode.as_view(template_name="sign_in/code.html"))


class AddressForm(StrictForm):
    email = Email(EMAIL, hint=_("One that only you read."))


class ConfirmForm(StrictForm):
    code = Code(CODE)


@for_roles(Role.PERSON, Role.PROXY, Role.CARER)
def next_time(request: ActingRequest) -> HttpResponse:
    """How to sign in next time: by e-mail, by passkey, or by another letter."""
    return render(request, "sign_in/next_time.html", {"email": getattr(request.user, "email", "") or ""})


@for_roles(*SIGNED_IN)
def my_address(request: ActingRequest) -> HttpResponse:
    """The address that this account signs in with; a code is sent there first. Staff have to have just signed in."""
    if _is_too_long_ago(request):
        return HttpResponseRedirect(reverse("account_reauthenticate"))
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _send_code(request, form.cleaned_data["email"]):
            return HttpResponseRedirect(reverse("sign_in:my_address_code"))
        form.add_error(None, _("Too many codes were sent. Sign out, sign in again, and try once more."))
    values = {"form": form, "staff": request.actor.is_staff}
    return render(request, "sign_in/my_address.html", values, status=422 if form.errors else 200)


@for_roles(*SIGNED_IN)
def my_address_code(request: ActingRequest) -> HttpResponse:
    """The code that came to the address: with it the address is theirs."""
    if _is_too_long_ago(request):
        return HttpResponseRedirect(reverse("account_reauthenticate"))
    waiting = request.session.get(WAITING)
    if not waiting or not waiting.get("code"):
        return HttpResponseRedirect(reverse("sign_in:my_address"))
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _matches(request, waiting, form.cleaned_data["code"]):
            form.add_error("code", _("This code is not right, or it is too old. Check it, or ask for a new one."))
        elif form.carries_out(lambda: _keep(request, waiting["email"])):
            return HttpResponseRedirect(reverse("mfa_index"))
    values = {"form": form, "email": waiting["email"], "can_resend": False, "again": reverse("sign_in:my_address")}
    return render(request, "sign_in/code.html", values, status=422 if form.errors else 200)


def _send_code(request: ActingRequest, email: str) -> bool:
    sent = (request.session.get(WAITING) or {}).get("sent", 0) + 1
    if sent > MOST_SENT:
        return False
    code = f"{secrets.randbelow(10**6):06}"
    request.session[WAITING] = {
        "email": email,
        "code": _hashed(code),
        "until": (request.now + LASTS).isoformat(),
        "tries": 0,
        "sent": sent,
    }
    emails.send("confirm-address", email, {"code": code})
    return True


def _matches(request: ActingRequest, waiting: dict[str, Any], code: str) -> bool:
    waiting["tries"] += 1
    is_open = waiting["tries"] <= MOST_TRIES and request.now <= datetime.fromisoformat(waiting["until"])
    request.session[WAITING] = waiting
    return is_open and hmac.compare_digest(waiting["code"], _hashed(code))


def _is_too_long_ago(request: ActingRequest) -> bool:
    """A password is chosen anew by e-mail, so for staff the address is as good as a way to sign in."""
    return is_staff(request.user) and must_sign_in_again(request)


def _keep(request: ActingRequest, email: str) -> None:
    """The address is theirs from now on; the one before is told, and signs nobody in any more."""
    account, before = UUID(str(request.user.pk)), str(getattr(request.user, "email", "") or "")
    set_account_email(by=request.actor, account=account, email=email, now=request.now)
    EmailAddress.objects.filter(user_id=account).delete()  # where allauth notes an address that a code came to
    if before and before.lower() != email.lower():
        emails.send("address-changed", before, {"new": email})
    del request.session[WAITING]


def _hashed(code: str) -> str:
    return salted_hmac("confirm-address", code, algorithm="sha256").hexdigest()
