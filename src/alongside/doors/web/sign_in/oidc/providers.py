"""The providers of OpenID Connect that the settings turn on: NHS login for people, CIS2 for staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.engines.gateways.notify import client as http_client
from alongside.engines.gateways.openid import Client

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NHS_LOGIN, CIS2 = "nhs-login", "cis2"
HIGH_IDENTITY = ("P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm")  # identity proved, signed in with two factors


@dataclass(frozen=True, slots=True)
class Provider:
    """One that is on. for_people: it proves a person by their NHS number; else a member of staff by e-mail."""

    name: str
    words: "_StrPromise"
    client: Client
    for_people: bool

    @property
    def href(self) -> str:
        return reverse("sign_in:oidc_start", args=[self.name])


def offered() -> tuple[Provider, ...]:
    """Those that are on, in the order of the page."""
    return tuple(_MADE[name](settings.OIDC[name]) for name in _MADE if name in settings.OIDC)


def provider(name: str) -> Provider | None:
    """The provider of this name, if it is on."""
    return next((each for each in offered() if each.name == name), None)


def http() -> httpx.Client:
    """What speaks to providers; tests put their own here."""
    return http_client()


def _nhs_login(given: Mapping[str, str]) -> Provider:
    vtr = "[" + ",".join(f'"{vector}"' for vector in HIGH_IDENTITY) + "]"
    asking = {"vtr": vtr}
    client = Client(**given, scope="openid profile", signed_by="RS512", asking=asking)
    return Provider(NHS_LOGIN, _("Continue with NHS login"), client, for_people=True)


def _cis2(given: Mapping[str, str]) -> Provider:
    asking = {"acr_values": "AAL2_OR_AAL3_ANY"}
    client = Client(**given, scope="openid profile email", signed_by="RS256", asking=asking)
    return Provider(CIS2, _("Sign in with NHS Care Identity (CIS2)"), client, for_people=False)


_MADE: dict[str, Any] = {NHS_LOGIN: _nhs_login, CIS2: _cis2}
