"""The person's own answer to their invitation: yes, not now, or no."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Choice, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.home.person import own_person
from alongside.doors.web.rendering import render
from alongside.journey.identify.changes import record_answer
from alongside.journey.identify.reads import open_offer_to
from alongside.journey.identify.values import OfferView
from alongside.rules.actors import Role
from alongside.rules.dates import day_of, months_later
from alongside.rules.identify import Offer


class InvitationForm(StrictForm):
    """Nobody has to give a reason."""

    offer = Choice(
        gettext_lazy("Would you like to make a plan?"),
        [
            (Offer.ACCEPTED.value, gettext_lazy("Yes, I would like to")),
            (Offer.UNDECIDED.value, gettext_lazy("Not now")),
            (Offer.DECLINED.value, gettext_lazy("No, thank you")),
        ],
    )
    months = Choice(
        gettext_lazy("If not now, when may we ask again?"),
        [("1", gettext_lazy("In 1 month")), ("3", gettext_lazy("In 3 months")), ("6", gettext_lazy("In 6 months"))],
        required=False,
    )
    reason = Words(
        gettext_lazy("Is there anything you would like to tell us?"),
        hint=gettext_lazy("You can leave this out."),
        longest=1000,
        rows=3,
    )


@for_roles(Role.PERSON)
def answer(request: ActingRequest) -> HttpResponse:
    """Answered already, there is nothing to ask: back to the home page, which says what is next."""
    offer = open_offer_to(by=request.actor, person=own_person(request.actor))
    if offer is None:
        return redirect("home:home")
    form = InvitationForm(request.POST or None, initial={"months": "3"})
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _record(request, offer, form)):
        return redirect("home:home")
    values = {"person": header_of(offer.person), "form": form, "who": offer.person.called}
    return render(request, "home/invitation.html", values, status=422 if form.errors else 200)


def _record(request: ActingRequest, offer: OfferView, form: InvitationForm) -> None:
    given = form.cleaned_data
    is_later = given["offer"] == Offer.UNDECIDED
    record_answer(
        by=request.actor,
        offer=offer.id,
        outcome=given["offer"],
        reason=given["reason"] or _("They did not say."),
        again_on=_again_on(day_of(request.now), given["months"]) if is_later else None,
        now=request.now,
    )


def _again_on(today: date, months: str) -> date:
    return months_later(today, int(months or "3"))
