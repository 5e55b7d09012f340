"""Away to a provider of OpenID Connect, and back: who they are there is who they are here, or nobody."""

import hmac
from dataclasses import asdict
from typing import Any

from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.oidc import providers
from alongside.doors.web.sign_in.oidc.matching import Matched, person_of, staff_of
from alongside.doors.web.sign_in.oidc.providers import Provider
from alongside.doors.web.sign_in.parts import PERSON
from alongside.doors.web.sign_in.places import carry_on_to, wanted
from alongside.doors.web.sign_in.refused import note_refused
from alongside.doors.web.sign_in.sessions import begin, begin_strongly
from alongside.engines.gateways.openid import (
    Answered,
    Secrets,
    authorisation_address,
    endpoints,
    exchange,
    new_secrets,
)
from alongside.engines.gateways.outcome import Failed
from alongside.rules.actors import Assurance

AWAY = "oidc"  # what the session keeps while they are away; taken out, so used once, when they come back


@public
def start(request: ActingRequest, name: str) -> HttpResponse:
    """Away to the provider, with secrets that the answer has to fit."""
    chosen = _known(name)
    too_fast = consume_or_429(request, action="openid", limit_get=True)
    if too_fast is not None:
        return too_fast
    places = endpoints(chosen.client, providers.http())
    if isinstance(places, Failed):
        return _refuse(request, chosen, places.reason)
    kept = new_secrets()
    request.session[AWAY] = {"name": name, "next": wanted(request), **asdict(kept)}
    return HttpResponseRedirect(authorisation_address(chosen.client, places, kept, _back_at(name)))


@public
def back(request: ActingRequest, name: str) -> HttpResponse:
    """Back from the provider: the answer is for this browser, once, and proves enough."""
    chosen = _known(name)
    away: dict[str, Any] = request.session.pop(AWAY, None) or {}
    if away.get("name") != name or not hmac.compare_digest(
        request.GET.get("state", "").encode(), str(away.get("state", "")).encode()
    ):
        return _refuse(request, chosen, "openid-state")
    if "code" not in request.GET:
        return _refuse(request, chosen, "openid-declined")
    kept = Secrets(away["state"], away["nonce"], away["verifier"])
    answer = exchange(
        chosen.client,
        providers.http(),
        code=request.GET["code"],
        kept=kept,
        redirect_uri=_back_at(name),
        now=request.now,
    )
    if isinstance(answer, Failed):
        return _refuse(request, chosen, answer.reason)
    return _come_in(request, chosen, answer, away["next"])


def _come_in(request: ActingRequest, chosen: Provider, answer: Answered, page: str) -> HttpResponse:
    matched = (person_of if chosen.for_people else staff_of)(request, answer.claims)
    if isinstance(matched, str):
        return _refuse(request, chosen, matched)
    if not _is_active(matched):
        return _refuse(request, chosen, "openid-closed")
    if chosen.for_people:
        begin(request, matched.account, PERSON, Assurance.TWO_FACTOR)
        return HttpResponseRedirect(page)
    begin_strongly(request, matched.account, with_=chosen.name)
    return HttpResponseRedirect(carry_on_to(page))


def _known(name: str) -> Provider:
    chosen = providers.provider(name)
    if chosen is None:
        raise Http404
    return chosen


def _back_at(name: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('sign_in:oidc_back', args=[name])}"


def _is_active(matched: Matched) -> bool:
    return bool(get_user_model().objects.filter(pk=matched.account, is_active=True).exists())


def _refuse(request: ActingRequest, chosen: Provider, why: str) -> HttpResponse:
    """One page for every reason, except the two that they can do something about; the reason is in the audit."""
    note_refused(request, with_=chosen.name, because=why)
    words = {
        "openid-not-proved": _(
            "NHS login has not checked who you are fully yet. Prove who you are there, then try again, or use the "
            "code on your letter."
        ),
        "openid-not-known": _(
            "We could not find you here. Use the code on your letter, or ask the person you deal with."
        ),
    }
    message = words.get(why, _("That did not work. Try again, or sign in another way."))
    return render(request, "errors/403.html", {"message": message, "back": "/sign-in/"}, status=403)
