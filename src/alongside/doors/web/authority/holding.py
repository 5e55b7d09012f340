"""One authority: what is recorded, where it stands, and the next step."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.forms import StepForm
from alongside.doors.web.authority.presenting import authority_rows, authority_steps
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.authority.wording import CONSEQUENCES, KINDS, STANDINGS, STEPS
from alongside.doors.web.door import for_roles
from alongside.doors.web.frame import Link
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import move_authority
from alongside.records.authority.reads import authority_view
from alongside.records.authority.values import AuthorityView
from alongside.records.people.reads import person_view
from alongside.rules.authority.standing import Standing, next_standings
from alongside.rules.refusals import Unknown


@for_roles(*CARES)
def held(request: ActingRequest, authority: UUID) -> HttpResponse:
    """All of it, its steps, and what can be done next: the first is the way up."""
    view = authority_view(by=request.actor, authority=authority)
    who = person_view(by=request.actor, person=view.person)
    values = {
        "person": header_of(who),
        "shown": who,
        "view": view,
        "kind_words": KINDS[view.said.kind],
        "standing_words": STANDINGS[view.standing],
        "rows": authority_rows(view),
        "steps": authority_steps(view),
        "next_steps": _next(view),
        "may_invite": view.standing == Standing.IN_FORCE and view.account is None,
    }
    return render(request, "authority/held.html", values)


@for_roles(*CARES)
def step(request: ActingRequest, authority: UUID, standing: str) -> HttpResponse:
    """One step: what it does is said before it is taken."""
    view = authority_view(by=request.actor, authority=authority)
    if standing not in {str(each) for each in next_standings(view.standing, is_guarded=view.is_guarded)}:
        raise Unknown("authority.unknown")
    to = Standing(standing)
    form = StepForm(request.POST or None, view, to)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _move(request, view, to, form)):
        return redirect("authority:held", authority)
    values = {
        "person": header_of(person_view(by=request.actor, person=view.person)),
        "view": view,
        "form": form,
        "question": STEPS[to],
        "consequence": CONSEQUENCES[to],
        "risky": to in (Standing.SUSPENDED, Standing.WITHDRAWN, Standing.ENDED),
    }
    return render(request, "authority/step.html", values, status=422 if form.errors else 200)


def _move(request: ActingRequest, view: AuthorityView, to: Standing, form: StepForm) -> None:
    move_authority(
        by=request.actor,
        authority=view.id,
        to=to,
        checked=form.how,
        words=form.cleaned_data["words"],
        based_on=int(form.cleaned_data["based_on"]),
        now=request.now,
    )


def _next(view: AuthorityView) -> list[Link]:
    return [
        Link(str(STEPS[each]), reverse("authority:step", args=[view.id, each]))
        for each in next_standings(view.standing, is_guarded=view.is_guarded)
    ]
