"""How allauth fits this house: nobody signs up, e-mails leave our way, and sign-in ends where the part is chosen."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.sign_in import emails
from alongside.doors.web.sign_in.networks import network_of
from alongside.doors.web.sign_in.places import carry_on_to
from alongside.doors.web.sign_in.refused import note_refused
from alongside.doors.web.sign_in.second_step import must_sign_in_again


def shown_as(account: Any) -> str:
    """How an account is shown to its owner."""
    return str(account.name)


class SignInAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both."),
        "incorrect_code": _("This code is not right, or it was used already. Check it, or wait for a new one."),
        "too_many_login_attempts": _("There were too many tries. Wait a few minutes, then try again."),
        "rate_limited": _("There were too many tries. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return network_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        emails.send(template_prefix, email, context)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: axes counts passwords, by account and network together. allauth would lock by account alone."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_refused(request, with_="password")

    def get_login_stages(self) -> list[str]:
        """The stages of allauth that we use, with our own second step: it is for staff."""
        return ["allauth.account.stages.LoginByCodeStage", "alongside.doors.web.sign_in.second_step.StaffSecondStep"]

    def post_login(self, request: HttpRequest, user: Any, *, redirect_url: str | None, **told: Any) -> HttpResponse:
        """Signed in: now the part is chosen, and then they come to where they wanted to go."""
        return super().post_login(request, user, redirect_url=carry_on_to(redirect_url or ""), **told)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return must_sign_in_again(self.request)
