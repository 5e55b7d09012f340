"""Recording what a person answered to their invitation."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.identify.forms import OfferForm
from alongside.doors.web.identify.roles import LISTS
from alongside.doors.web.rendering import render
from alongside.journey.identify.changes import record_answer
from alongside.journey.identify.reads import offer_view


@for_roles(*LISTS)
def answer(request: ActingRequest, offer: UUID) -> HttpResponse:
    """Yes, no with a reason, or not now with a date."""
    view = offer_view(by=request.actor, offer=offer)
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _record(request, offer, form)):
        return redirect("people:person", view.person.id)
    values = {"person": header_of(view.person), "offer": view, "form": form}
    return render(request, "identify/answer.html", values, status=422 if form.errors else 200)


def _record(request: ActingRequest, offer: UUID, form: OfferForm) -> None:
    given = form.cleaned_data
    record_answer(
        by=request.actor,
        offer=offer,
        outcome=given["offer"],
        reason=given["reason"],
        again_on=given["not_now_until"],
        now=request.now,
    )
