"""What a finished sign-in leaves in the session, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import ACTING, ASSURANCE, SIGNED_IN_AT
from alongside.doors.web.sign_in.parts import PERSON, Part
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Assurance

BACKEND = "alongside.doors.web.sign_in.accounts.AccountBackend"
CARER_FOR = "carer_for"  # the called name of the person, for the frame

__all__ = ["CARER_FOR", "PERSON", "act_as", "begin", "begin_strongly", "end_all", "enter"]


def begin(request: HttpRequest, account: UUID, acting: str, assurance: Assurance, carer_for: str = "") -> None:
    """Sign this account in, with a new session key, acting as a person, "carer:<person>", "proxy:<person>" or
    a membership."""
    login(request, get_user_model().objects.get(id=account), BACKEND)
    UserSession.objects.create_from_request(request)
    act_as(request, acting, assurance, carer_for)


def begin_strongly(request: HttpRequest, account: UUID, *, with_: str) -> None:
    """Sign this account in after another service has checked both steps; the part is chosen next."""
    found = get_user_model().objects.get(id=account)
    login(request, found, BACKEND)
    record_authentication(request, found, "mfa", type=with_)
    UserSession.objects.create_from_request(request)


def act_as(request: HttpRequest, acting: str, assurance: Assurance, carer_for: str = "") -> None:
    """Say in which part the signed-in account acts."""
    request.session[ACTING] = acting
    request.session[ASSURANCE] = str(assurance)
    request.session[CARER_FOR] = carer_for
    request.session[SIGNED_IN_AT] = datetime.now(UTC).timestamp()


def enter(request: ActingRequest, part: Part) -> None:
    """Act in this part from now on, and have it in the audit, by the account of the part and no other (ADR 42)."""
    act_as(request, part.key, Assurance.TWO_FACTOR, part.called)
    account = part.account or request.actor.account
    by = replace(request.actor, account=account, organisation=part.organisation)
    detail = {"as": part.kind, "account": str(account)}
    if part.account:
        set_identity(by, request.now)
    append_event(by=by, now=request.now, kind=EventKind.ACCOUNT_SIGNED_IN, person=part.person, detail=detail)


def end_all(account: UUID) -> int:
    """End every session of an account, wherever it is signed in; returns how many there were."""
    sessions = list(UserSession.objects.filter(user_id=account))
    for session in sessions:
        session.end()
    return len(sessions)
