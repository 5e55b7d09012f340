"""Whoever holds an emergency card: they give the passcode, say who they are and why, and read one page for an hour.

Every answer to what does not open is the same: an unknown link, a stopped or old card, a wrong passcode. The page has a
door of its own: whoever comes through it is the holder of a card and nobody else, signed in or not.
"""

from datetime import datetime
from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest, Door
from alongside.doors.web.door import public
from alongside.doors.web.emergency.forms import HolderForm
from alongside.doors.web.emergency.page import shown_to_holder
from alongside.doors.web.rendering import render
from alongside.records.sharing.changes import CardOpened, Tried, use_card
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.refusals import Refusal

USED = "card_used"  # in the session: the use, and whose page it opened
NOT_RIGHT = _(
    "The card and the passcode do not open a page. The passcode may be wrong, or the card may be stopped, too old, or "
    "tried too often: then wait 15 minutes. Do not wait for it: ask the person and the people around them."
)


@public
def scan(request: ActingRequest) -> HttpResponse:
    """Nothing is open in this browser: not yet, or not any more."""
    return render(request, "emergency/card_scan.html")


@public
def ask(request: ActingRequest, token: str) -> HttpResponse:
    """The passcode, who and why. The page looks the same whether there is such a card or not."""
    form = HolderForm(request.POST or None)
    too_fast = consume_or_429(request, action="card")  # counts posts alone
    if too_fast is not None:
        return too_fast
    opened: list[CardOpened | None] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: opened.append(_use(request, token, form)))
    ):
        if opened[0]:
            request.session[USED] = [str(opened[0].use), str(opened[0].person)]
            return redirect("card:page")  # without the link, which is kept nowhere
        form.add_error(None, NOT_RIGHT)
    return render(request, "emergency/card_ask.html", {"form": form}, status=422 if form.errors else 200)


def recognise(request: ActingRequest, now: datetime) -> Actor | HttpResponse:
    """The holder of the card whose passcode was given in this browser; else it is scanned again."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET"])
    used = request.session.get(USED)
    if not used:
        return redirect("card:scan")
    return Actor(
        role=Role.EMERGENCY_VIEWER, account=UUID(used[0]), purpose=Purpose.EMERGENCY, assurance=Assurance.TWO_FACTOR
    )


def refuse(request: ActingRequest, refusal: Refusal) -> HttpResponse:
    """The hour is over, or the card was stopped: what was given counts no more."""
    request.session.pop(USED, None)
    return redirect("card:scan")


_door = Door(recognise=recognise, refuse=refuse)


@_door.public
def page(request: ActingRequest) -> HttpResponse:
    """The emergency page, as far as the card opens it."""
    return shown_to_holder(request, UUID(request.session[USED][1]))


def _use(request: ActingRequest, token: str, form: HolderForm) -> CardOpened | None:
    said = form.cleaned_data
    tried = Tried(token, said["passcode"], said["who"], said["reason"], said["words"])
    return use_card(by=request.actor, tried=tried, now=request.now)
