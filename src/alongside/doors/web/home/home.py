"""The first page after signing in: for each role, what needs them today."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public
from alongside.doors.web.home import carer, gathering, guarding, others, partner, person, practice, proxy, running, team
from alongside.doors.web.home.page import Page
from alongside.doors.web.rendering import render
from alongside.rules.actors import Role

PAGES: Mapping[Role, Callable[[ActingRequest], Page]] = {
    Role.PERSON: person.page,
    Role.PROXY: proxy.page,
    Role.CARER: carer.page,
    Role.COORDINATOR: team.page,
    Role.PROFESSIONAL: team.page,
    Role.HEALTH_CARE_ASSISTANT: gathering.page,
    Role.PRACTICE_ADMINISTRATOR: practice.page,
    Role.VCSE_PARTNER: partner.page,
    Role.ADMINISTRATOR: running.page,
    Role.PRIVACY_OFFICER: running.page,
    Role.SAFEGUARDING_LEAD: guarding.page,
}


@public
def home(request: ActingRequest) -> HttpResponse:
    """To sign-in, or the page of this role."""
    by = request.actor
    if by.role == Role.ANONYMOUS:
        return redirect("sign_in:carry_on" if by.account else "sign_in:ways_in")
    found = PAGES.get(by.role, others.page)(request)
    return render(request, found.template, found.values)
