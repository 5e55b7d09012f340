"""Writing down what somebody says they hold: first the kind, then what belongs to it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.forms import KindForm, PowerForm
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.authority.wording import KIND_HINTS, KINDS
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import record_authority
from alongside.records.people.reads import person_view
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, Unknown


@for_roles(*CARES)
def kind(request: ActingRequest, person: UUID) -> HttpResponse:
    """What do they hold? Next of kin is among the answers, because it is so often given; it is met with what it is."""
    who = person_view(by=request.actor, person=person)
    form = KindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["kind"] != AuthorityKind.NEXT_OF_KIN:
            return redirect("authority:power", person, form.cleaned_data["kind"])
        form.add_refusal(Invalid("authority.next-of-kin", field="kind"))
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "authority/kind.html", values, status=422 if form.errors else 200)


@for_roles(*CARES)
def power(request: ActingRequest, person: UUID, power: str) -> HttpResponse:
    """Who holds it, since when, and what it says."""
    if power not in set(AuthorityKind) - {AuthorityKind.NEXT_OF_KIN}:
        raise Unknown("authority.unknown")
    chosen, today = AuthorityKind(power), day_of(request.now)
    who = person_view(by=request.actor, person=person)
    form = PowerForm(request.POST or None, chosen, today)
    made: list[UUID] = []
    if request.method == "POST" and form.is_valid():

        def keep() -> None:
            said, interests = form.said(who.born_on, today), form.interests()
            made.append(
                record_authority(by=request.actor, person=person, said=said, interests=interests, now=request.now)
            )

        if form.carries_out(keep):
            return redirect("authority:held", made[0])
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "kind_words": KINDS[chosen],
        "hint": KIND_HINTS[chosen],
    }
    return render(request, "authority/power.html", values, status=422 if form.errors else 200)
