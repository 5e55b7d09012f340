"""The web door: who a browser's session acts as, and how a refusal reads on a page.

Import `for_roles` and `public` from here; every view carries one of them.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from alongside.doors.access import ActingRequest, Door, View
from alongside.doors.web.frame import SignedIn
from alongside.doors.web.idempotency import once
from alongside.doors.web.kept_words import kept_words
from alongside.doors.web.links import links_for
from alongside.doors.web.refusals import refusal_page
from alongside.doors.web.rendering import render
from alongside.records.people.reads import entered_account, memberships_of
from alongside.rules.actors import ANONYMOUS, STAFF, Actor, Assurance, Purpose, Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import Refusal

# What sign-in leaves in the session. ACTING is "person", "carer:<person id>", "carer:<person id>:<account id>" for one
# who acts by an account that is entered from theirs, "proxy:<person id>" or a membership's id.
ACTING = "acting"
ASSURANCE = "assurance"
LAST_SEEN = "last_seen"
SIGNED_IN_AT = "signed_in_at"  # seconds of the epoch
SEVERAL = "several_parts"  # whether there is another part to choose


class SignedInAccount(Protocol):
    """What a door needs of the account behind a session; the model itself stays below."""

    id: UUID
    name: str
    person_id: UUID | None
    is_active: bool


def recognise(request: ActingRequest, now: datetime) -> Actor | HttpResponse:
    """The actor behind this session; ANONYMOUS without one. An idle session is signed out, unless it brings words to
    save: those are taken first, and nothing is shown (time-outs never lose a draft)."""
    if not request.user.is_authenticated:
        return ANONYMOUS
    acting = request.session.get(ACTING)
    if not acting:
        # Signed in, but not in any part yet: sign-in is still going on.
        account = _account(request)
        return Actor(role=Role.ANONYMOUS, account=account.id, name=account.name)
    actor = _actor(request, str(acting), now)
    if actor is not None and request.session.get(SEVERAL):
        request.signed_in = replace(cast(SignedIn, request.signed_in), switch_href="/sign-in/continue/")
    is_idle = actor is not None and _is_idle(request, actor, now)
    if actor is None or (is_idle and request.method != "POST"):
        logout(request)
        return _sign_in_again(request)
    counts = not is_idle and not _is_watching(request)
    if counts and request.session.get(LAST_SEEN) != (minute := _whole_minute(now)):
        request.session[LAST_SEEN] = minute
    return actor


def recognise_account(request: ActingRequest, now: datetime) -> Actor | HttpResponse:
    """The account behind this session, acting in no part: for the page on which one chooses another part."""
    actor = recognise(request, now)
    if isinstance(actor, HttpResponse) or actor.role == Role.ANONYMOUS:
        return actor
    account = _account(request)
    return Actor(role=Role.ANONYMOUS, account=account.id, name=account.name)


def refuse(request: ActingRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal; somebody who is not signed in is asked to, and comes back."""
    if request.actor.role == Role.ANONYMOUS and refusal.message == "access.not-for-this-role":
        return _sign_in_again(request)
    return refusal_page(request, refusal)


_door = Door(recognise=recognise, refuse=refuse, once=once)
for_roles = _door.for_roles
public = _door.public
same_for_all = _door.same_for_all
for_account = Door(recognise=recognise_account, refuse=refuse, once=once).public


def _actor(request: ActingRequest, acting: str, now: datetime) -> Actor | None:
    account = _account(request)
    name, assurance = account.name, Assurance(request.session.get(ASSURANCE, Assurance.NONE))
    if not account.is_active:
        return None
    if acting == "person":
        request.signed_in = SignedIn(name=name, role=Role.PERSON, links=links_for(Role.PERSON, request.path))
        return Actor(
            role=Role.PERSON,
            account=account.id,
            person=account.person_id,
            purpose=Purpose.OWN_RECORD,
            name=name,
            assurance=assurance,
        )
    if acting.startswith("carer:"):
        return _carer(request, acting.removeprefix("carer:"), assurance)
    if acting.startswith("proxy:"):
        return _proxy(request, UUID(acting.removeprefix("proxy:")), assurance)
    return _member(request, UUID(acting), now, assurance)


def _carer(request: ActingRequest, acting: str, assurance: Assurance) -> Actor | None:
    """By their own account, or by one that is entered from it: that is looked up on every request."""
    person, _colon, other = acting.partition(":")
    account, name = _account(request).id, _account(request).name
    if other:
        entered = entered_account(by=ANONYMOUS, own=account, other=UUID(other))
        if entered is None:
            return None
        account, name = entered.id, entered.name
    request.signed_in = SignedIn(
        name=name,
        role=Role.CARER,
        supports=str(request.session.get("carer_for", "")),
        links=links_for(Role.CARER, request.path),
    )
    return Actor(role=Role.CARER, account=account, on_behalf_of=UUID(person), name=name, assurance=assurance)


def _proxy(request: ActingRequest, person: UUID, assurance: Assurance) -> Actor:
    """What they may do is looked up in each decision, so that a stop takes effect on the next request."""
    account = _account(request)
    request.signed_in = SignedIn(
        name=account.name,
        role=Role.PROXY,
        acts_for=str(request.session.get("carer_for", "")),
        links=links_for(Role.PROXY, request.path),
    )
    return Actor(role=Role.PROXY, account=account.id, on_behalf_of=person, name=account.name, assurance=assurance)


def _member(request: ActingRequest, membership: UUID, now: datetime, assurance: Assurance) -> Actor | None:
    """Staff: the membership is looked up on every request, so that leaving takes effect on the next one."""
    memberships = memberships_of(by=ANONYMOUS, account=_account(request).id, today=day_of(now))
    found = next((each for each in memberships if each.id == membership), None)
    if found is None or assurance != Assurance.TWO_FACTOR:
        return None
    request.signed_in = SignedIn(
        name=found.account_name,
        role=found.role,
        organisation=found.organisation_name,
        links=links_for(found.role, request.path),
    )
    return Actor(
        role=found.role,
        account=found.account,
        organisation=found.organisation,
        name=found.account_name,
        assurance=assurance,
    )


def _account(request: ActingRequest) -> SignedInAccount:
    return cast(SignedInAccount, request.user)


def _is_idle(request: ActingRequest, actor: Actor, now: datetime) -> bool:
    last = request.session.get(LAST_SEEN)
    minutes = settings.STAFF_IDLE_MINUTES if actor.role in STAFF else settings.PERSON_IDLE_MINUTES
    if now.timestamp() - request.session.get(SIGNED_IN_AT, now.timestamp()) > settings.SESSION_COOKIE_AGE:
        return True  # however busy it was: the cookie's own age begins again with each request
    return bool(last) and now - datetime.fromisoformat(str(last)) > timedelta(minutes=minutes)


def only_watching(view: View) -> View:
    """A view that a page asks by itself, again and again: it is no use of the session, which may go idle meanwhile."""
    view.only_watches = True  # type: ignore[attr-defined]
    return view


def _is_watching(request: ActingRequest) -> bool:
    return request.resolver_match is not None and getattr(request.resolver_match.func, "only_watches", False)


def _whole_minute(now: datetime) -> str:
    """Kept to the minute, so that the session is written at most once a minute."""
    return now.replace(second=0, microsecond=0).isoformat()


def _sign_in_again(request: ActingRequest) -> HttpResponse:
    """To sign-in and back; whoever was writing first gets a page with their words in it."""
    if kept := kept_words(request):
        return render(request, "errors/kept.html", {"kept": kept, "why": "signed-out"}, status=403)
    back = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")
