"""The way in: every view declares its audience; the caller becomes an Actor; the transaction acts as them.

A door (pages, FHIR) makes a `Door` with its own way to recognise a caller and its own words for a refusal. The
decorators that it gives do, for each request: recognise the caller, open a transaction, set its identity, call the
view, and, outside that transaction, record and translate a refusal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.engines.postgres.clashes import is_clash
from alongside.engines.postgres.identity import acting_as
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Actor, Role
from alongside.rules.refusals import NotAllowed, Refusal, RefusedEvent, Stale


class ActingRequest(HttpRequest):
    """A request whose caller is known. Views take this type; the decorators set what it adds."""

    actor: Actor
    now: datetime
    signed_in: object  # what a door shows of the caller


type View = Callable[..., HttpResponse]
type Answer = Callable[[], HttpResponse]


def each_time(request: ActingRequest, answer: Answer) -> HttpResponse:
    """Whatever is asked is done, as often as it is asked."""
    return answer()


@dataclass(frozen=True, slots=True)
class Door:
    """How one door recognises a caller and answers a refusal.

    recognise: request, now -> Actor, or a finished response (a redirect to sign-in, a 401). refuse: request, Refusal ->
    response. once: stands between a view and whoever asks the same thing twice; called in the view's transaction.
    """

    recognise: Callable[[ActingRequest, datetime], Actor | HttpResponse]
    refuse: Callable[[ActingRequest, Refusal], HttpResponse]
    once: Callable[[ActingRequest, Answer], HttpResponse] = each_time

    def for_roles(self, *roles: Role) -> Callable[[View], View]:
        """The view is for these roles and nobody else."""
        return lambda view: self._guard(view, frozenset(roles))

    def public(self, view: View) -> View:
        """The view is for anybody, signed in or not."""
        guarded = self._guard(view, frozenset(Role))
        guarded.audience = "public"  # type: ignore[attr-defined]
        return guarded

    def same_for_all(self, view: View) -> View:
        """The view says the same to anybody and reads nothing, so that it is answered without the database.

        It is for reading alone: whoever sends it something gets a 405.
        """

        @require_safe
        @wraps(view)
        def guarded(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return self._recognised(request) or view(request, *args, **kwargs)

        guarded.audience = "public"  # type: ignore[attr-defined]
        return guarded

    def _recognised(self, request: ActingRequest) -> HttpResponse | None:
        """Set the moment and the caller of this request; a finished response where the door answers by itself."""
        request.now = datetime.now(UTC)
        caller = self.recognise(request, request.now)
        if isinstance(caller, HttpResponse):
            return caller
        request.actor = caller
        return None

    def _guard(self, view: View, audience: frozenset[Role]) -> View:
        @wraps(view)
        def guarded(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if answer := self._recognised(request):
                return answer
            try:
                return _answer(request, audience, lambda: self.once(request, lambda: view(request, *args, **kwargs)))
            except (Refusal, IntegrityError) as error:
                refusal = _as_refusal(error)
                _record(refusal, request.actor, request.now)
                return self.refuse(request, refusal)

        guarded.audience = audience  # type: ignore[attr-defined]
        return guarded


def _answer(request: ActingRequest, audience: frozenset[Role], answer: Answer) -> HttpResponse:
    with acting_as(request.actor, request.now):
        if request.actor.role not in audience:
            detail = {"page": request.resolver_match.view_name if request.resolver_match else ""}
            event = RefusedEvent(EventKind.PAGE_REFUSED, None, request.actor.organisation, detail)
            raise NotAllowed("access.not-for-this-role", event=event)
        return answer()


def _as_refusal(error: Refusal | IntegrityError) -> Refusal:
    """Changes look before they write; who looks at the same moment as somebody else is refused by the database."""
    if isinstance(error, Refusal):
        return error
    if is_clash(error):
        return Stale("clash.same-moment")
    raise error


def _record(refusal: Refusal, actor: Actor, now: datetime) -> None:
    """The refused transaction is gone; its audit entry is made in a new one, before anything is answered."""
    event = refusal.event
    if event is None:
        return
    because = event.detail.get("because", refusal.message)
    with acting_as(actor, now):
        kind = EventKind(event.kind)
        append_event(by=actor, now=now, kind=kind, person=event.person, because=because, detail=event.detail)
