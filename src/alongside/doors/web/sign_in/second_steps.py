"""Setting up ways to sign in: an authenticator app, passkeys, recovery codes; and taking them away again."""

import json
from dataclasses import dataclass
from typing import Any

import segno
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles, public
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.forms import RemovePasskeyForm
from alongside.doors.web.sign_in.mounting import mounted
from alongside.doors.web.sign_in.places import CONTINUE
from alongside.doors.web.sign_in.second_step import is_staff, may_set_up_first, used_second_step
from alongside.rules.actors import STAFF, Role

SIGNED_IN = (*sorted(STAFF), Role.PERSON, Role.PROXY, Role.CARER)


@public
def set_up(request: ActingRequest) -> HttpResponse:
    """A member of staff without a second step: it is set up before anything else."""
    if request.user.is_anonymous:
        return HttpResponseRedirect(reverse("account_login"))
    if used_second_step(request):
        return HttpResponseRedirect(CONTINUE)
    if not may_set_up_first(request):
        return HttpResponseRedirect(reverse("account_reauthenticate"))
    return render(request, "sign_in/set_up.html")


@dataclass(frozen=True, slots=True)
class SquareCode:
    """The dark squares as the path of an SVG, and the side of the whole with its quiet border."""

    path: str
    side: int


def square_code(text: str) -> SquareCode:
    """A square code (QR) that a phone reads."""
    code = segno.make(text, error="m")
    squares = ((x, y) for y, row in enumerate(code.matrix_iter(border=4)) for x, dark in enumerate(row) if dark)
    return SquareCode("".join(f"M{x} {y}h1v1h-1z" for x, y in squares), int(code.symbol_size(border=4)[0]))


class AddApp(totp.ActivateTOTPView):
    """The code that was typed proves the app, so it counts as the second step of this session."""

    template_name = "sign_in/add_app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**kwargs)
        secret = values["form"].secret
        groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return values | {"code": square_code(values["totp_url"]), "secret": groups}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type=Authenticator.Type.TOTP)
        return response


class AddPasskey(webauthn.AddWebAuthnView):
    """A passkey that signs in by itself: the device keeps it and checks who holds it."""

    template_name = "sign_in/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return values | {"options": json.dumps(options)}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type=Authenticator.Type.WEBAUTHN)
        return response

    def get_success_url(self) -> str:
        """Recovery codes are for staff; a person who loses their passkey asks for a letter."""
        shows_codes = self.did_generate_recovery_codes and is_staff(self.request.user)
        return reverse("mfa_view_recovery_codes" if shows_codes else "mfa_index")


class RemovePasskey(webauthn.RemoveWebAuthnView):
    template_name = "sign_in/remove_passkey.html"
    form_class = RemovePasskeyForm

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            form.add_error(None, get_adapter().error_messages["cannot_delete_authenticator"])
            return self.form_invalid(form)
        response: HttpResponse = super().form_valid(form)
        return response


add_app = mounted(AddApp.as_view())
add_passkey = mounted(AddPasskey.as_view())
remove_app = mounted(totp.DeactivateTOTPView.as_view(template_name="sign_in/remove_app.html"))
remove_passkey = mounted(RemovePasskey.as_view())
recovery = mounted(recovery_codes.ViewRecoveryCodesView.as_view(template_name="sign_in/recovery_codes.html"))
new_recovery = mounted(
    recovery_codes.GenerateRecoveryCodesView.as_view(template_name="sign_in/new_recovery_codes.html")
)


@for_roles(*SIGNED_IN)
def my_ways(request: ActingRequest) -> HttpResponse:
    """How this account signs in, and what can be changed."""
    rows = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    passkeys = [(row.pk, row.wrap().name) for row in rows if row.type == Authenticator.Type.WEBAUTHN]
    kinds = {row.type for row in rows}
    values = {
        "email": getattr(request.user, "email", "") or "",
        "passkeys": passkeys,
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "staff": request.actor.is_staff,
    }
    return render(request, "sign_in/my_ways.html", values)
