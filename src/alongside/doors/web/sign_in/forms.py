"""The forms of sign-in: allauth's checks, with our fields, our words and our strictness."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ConfirmLoginCodeForm,
    ConfirmPasswordResetCodeForm,
    LoginForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Email, Line, StrictForm
from alongside.doors.web.forms.passwords import Password
from alongside.doors.web.sign_in.fields import Code, Credential, reading_a_passkey
from alongside.doors.web.sign_in.second_step import is_staff

EMAIL = _("E-mail address")
CODE = _("Code")


class PasswordForm(StrictForm, LoginForm):
    password = Password(_("Password"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = Email(EMAIL)
        self.order_fields(["login", "password"])


class NewPasswordFor(StrictForm, ResetPasswordForm):
    """Whose password is to be chosen. Only staff have one."""

    email = Email(EMAIL)
    users: list[Any]

    def clean_email(self) -> str:
        email: str = super().clean_email()
        found: list[Any] = self.users
        self.users = [account for account in found if is_staff(account)]
        return email


class PasswordCodeForm(StrictForm, ConfirmPasswordResetCodeForm):
    code = Code(CODE)


class NewPasswordForm(StrictForm, ResetPasswordKeyForm):
    password1 = Password(
        _("New password"),
        hint=_("At least 12 characters. Three words that do not belong together are good."),
        new=True,
    )
    password2 = None  # the button that shows it is better than typing it twice

    def clean_password1(self) -> str:
        return str(get_adapter().clean_password(self.cleaned_data["password1"], user=self.user))


class EmailForm(StrictForm, RequestLoginCodeForm):
    """Where a code to sign in is to go. Staff without a plan of their own use their password."""

    email = Email(EMAIL)

    def clean_email(self) -> str:
        email: str = super().clean_email()
        account = getattr(self, "_user", None)
        if account and account.person_id is None and is_staff(account):
            self._user = None
        return email


class EmailedCodeForm(StrictForm, ConfirmLoginCodeForm):
    buttons = ("action",)
    code = Code(CODE)


class SecondStepForm(StrictForm, AuthenticateForm):
    code = Code(
        _("Code from your app"),
        hint=_("6 figures. If you have lost your phone, use one of your recovery codes."),
    )


class SecondStepPasskeyForm(StrictForm, AuthenticateWebAuthnForm):
    credential = Credential()

    def clean_credential(self) -> Any:
        with reading_a_passkey():
            return super().clean_credential()


class PasskeyForm(StrictForm, LoginWebAuthnForm):
    credential = Credential()

    def clean_credential(self) -> Any:
        with reading_a_passkey():
            return super().clean_credential()


class AppForm(StrictForm, ActivateTOTPForm):
    code = Code(_("Code that the app shows"), hint=_("6 figures. It changes every 30 seconds."))


class AddPasskeyForm(StrictForm, AddWebAuthnForm):
    """Every passkey signs in by itself, so the device has to check who holds it."""

    name = Line(_("A name for this passkey"), hint=_("For example, My phone"), longest=60, required=False)
    credential = Credential()
    passwordless = None

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        with reading_a_passkey():
            cleaned = super().clean()
        return cleaned or {}


class RemoveAppForm(StrictForm, DeactivateTOTPForm):
    """Says at once when it is the only second step."""

    buttons = ("confirm",)


class RemovePasskeyForm(StrictForm):
    buttons = ("confirm",)


class NewCodesForm(StrictForm, GenerateRecoveryCodesForm):
    buttons = ("confirm",)
