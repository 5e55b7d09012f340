"""Somebody rings: "I have lost my card." Who looks after them stops it, and sees only that there is one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.emergency.forms import StopForm
from alongside.doors.web.emergency.roles import STOPS
from alongside.doors.web.emergency.wording import card_words
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import moment
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row
from alongside.records.sharing.changes import stop_cards_for
from alongside.records.sharing.reads import cards_to_stop
from alongside.rules.actors import Role


@for_roles(*STOPS)
def cards_of(request: ActingRequest, person: UUID) -> HttpResponse:
    """Which cards there are, which of them are stopped, and why; one page, because somebody waits on the phone."""
    found = cards_to_stop(by=request.actor, person=person)
    form = StopForm(request.POST or None, found.working)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _stop(request, person, form)):
        return redirect("emergency:cards-of", person)
    is_lead = request.actor.role == Role.SAFEGUARDING_LEAD
    values: dict[str, Any] = {
        "person": header_of(found.person),
        "shown": found.person,
        "form": form if found.working else None,
        "stopped": [
            Row(card_words(each), _("Stopped on %(day)s") % {"day": moment(each.stopped_at)})
            for each in found.cards
            if each.stopped_at
        ],
        "back": reverse("safeguarding:person" if is_lead else "people:person", args=[person]),
    }
    return render(request, "emergency/cards_of.html", values, status=422 if form.errors else 200)


def _stop(request: ActingRequest, person: UUID, form: StopForm) -> None:
    cards = [UUID(each) for each in form.cleaned_data["cards"]]
    stop_cards_for(by=request.actor, person=person, cards=cards, why=form.cleaned_data["why"], now=request.now)
