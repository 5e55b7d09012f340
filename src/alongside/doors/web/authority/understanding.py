"""Writing down whether a child understands enough to decide about their plan."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.forms import UnderstandingForm
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import record_judgement
from alongside.records.people.reads import person_view
from alongside.rules.authority.children import Judgement
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section


@for_roles(*CARES)
def judge(request: ActingRequest, person: UUID) -> HttpResponse:
    """What was talked about, what the child understands and wants."""
    who = person_view(by=request.actor, person=person)
    form = UnderstandingForm(request.POST or None, request.actor.name, day_of(request.now))
    if request.method == "POST" and form.is_valid():

        def keep() -> None:
            record_judgement(by=request.actor, person=person, judged=_judged(form), now=request.now)

        if form.carries_out(keep):
            return redirect("authority:of", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "authority/judge.html", values, status=422 if form.errors else 200)


def _judged(form: UnderstandingForm) -> Judgement:
    given = {**form.cleaned_data}
    given["is_competent"] = given["is_competent"] == "yes"
    given["agreed"] = frozenset(map(Section, given["agreed"]))
    return Judgement(**given)
