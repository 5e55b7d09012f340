"""From what a provider proved to an account here: a person by NHS number and birth date, staff by their address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount

from alongside.doors.access import ActingRequest
from alongside.doors.web.sign_in.oidc.providers import CIS2, HIGH_IDENTITY
from alongside.records.people.changes.accounts import account_for
from alongside.records.people.changes.codes import proved_person
from alongside.records.people.reads import account_by_email, works_somewhere
from alongside.rules.nhs_number import can_be_nhs_number

NOT_PROVED, NOT_KNOWN = "openid-not-proved", "openid-not-known"


@dataclass(frozen=True, slots=True)
class Matched:
    """The account that was proved."""

    account: UUID


def person_of(request: ActingRequest, claims: Mapping[str, Any]) -> Matched | str:
    """The person whose NHS number was proved at the high level (P9); their account is made the first time."""
    if claims.get("vot") not in HIGH_IDENTITY or claims.get("identity_proofing_level") != "P9":
        return NOT_PROVED
    number, born_on = "".join(str(claims.get("nhs_number", "")).split()), _day(claims.get("birthdate"))
    if born_on is None or not can_be_nhs_number(number):
        return NOT_KNOWN
    found = proved_person(by=request.actor, nhs_number=number, born_on=born_on, now=request.now)
    if found is None:
        return NOT_KNOWN
    return Matched(account_for(by=request.actor, redeemed=found, now=request.now))


def staff_of(request: ActingRequest, claims: Mapping[str, Any]) -> Matched | str:
    """The member of staff whom this identity was first matched to by e-mail address, and no other ever after."""
    if str(claims.get("authentication_assurance_level", "")) not in {"2", "3"}:
        return NOT_PROVED
    known = SocialAccount.objects.filter(provider=CIS2, uid=claims["sub"]).first()
    if known:
        return Matched(known.user_id)
    account = account_by_email(by=request.actor, email=str(claims.get("email", "")))
    if account is None or not works_somewhere(by=request.actor, account=account.id):
        return NOT_KNOWN
    if SocialAccount.objects.filter(provider=CIS2, user_id=account.id).exists():
        return NOT_KNOWN  # the address went to somebody new; an administrator has to look
    SocialAccount.objects.create(provider=CIS2, uid=claims["sub"], user_id=account.id)
    return Matched(account.id)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
