"""Staff sign in: an e-mail address and a password, then a second step; or a passkey, which is both."""

import json
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.mounting import mounted
from alongside.doors.web.sign_in.refused import note_refused


class SecondStep(mfa.AuthenticateView):
    """Says which of the two the account has, so that nobody is asked for what they never set up."""

    template_name = "sign_in/second_step.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        note_refused(self.request, with_="second-step")
        response: HttpResponse = super().form_invalid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**kwargs)
        kinds = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        failed = [form for form in (self.auth_form, self.webauthn_form) if form.is_bound]
        values["form"] = failed[0] if failed else self.auth_form
        return values | {
            "code_form": self.auth_form,
            "passkey_form": self.webauthn_form,
            "has_app": Authenticator.Type.TOTP in kinds,
            "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
            "options": json.dumps(values["js_data"]["request_options"]),
        }


class Passkey(webauthn.LoginWebAuthnView):
    """A passkey alone. GET with Accept: application/json gives what passkeys.js asks the device."""

    def form_invalid(self, form: Any) -> HttpResponse:
        note_refused(self.request, with_="passkey")
        words = _("That passkey does not work here. Try again, or sign in another way.")
        return render(self.request, "errors/400.html", {"message": words, "back": "/sign-in/"}, status=422)


class NewPasswordCode(account.ConfirmPasswordResetCodeView):
    """The code that opens the page for a new password."""

    def form_invalid(self, form: Any) -> HttpResponse:
        note_refused(self.request, with_="password-code")
        response: HttpResponse = super().form_invalid(form)
        return response


password = mounted(account.LoginView.as_view(template_name="sign_in/password.html"))
second_step = mounted(SecondStep.as_view())
passkey = mounted(Passkey.as_view())
new_password_for = mounted(account.PasswordResetView.as_view(template_name="sign_in/new_password_for.html"))
new_password_code = mounted(NewPasswordCode.as_view(template_name="sign_in/code.html"))
new_password = mounted(account.CompletePasswordResetView.as_view(template_name="sign_in/new_password.html"))


@public
def password_chosen(request: ActingRequest) -> HttpResponse:
    """The new password holds from now on."""
    return render(request, "sign_in/password_chosen.html")


@public
def no_account(request: ActingRequest) -> HttpResponse:
    """How to get an account: nobody makes one for themselves."""
    return render(request, "sign_in/no_account.html")


@public
def inactive(request: ActingRequest) -> HttpResponse:
    """The account is closed."""
    return render(request, "sign_in/no_part.html", status=403)


@public
def sign_in_again(request: ActingRequest) -> HttpResponse:
    """Before ways of signing in are changed, the last sign-in has to be a recent one."""
    if request.user.is_anonymous:
        return HttpResponseRedirect(reverse("sign_in:ways_in"))
    return render(request, "sign_in/sign_in_again.html")
