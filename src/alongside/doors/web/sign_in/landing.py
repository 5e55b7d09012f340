"""Where sign-in begins and ends: the page that offers the ways in, and the choice of a part to act in."""

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import ASSURANCE, public
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.personas import personas
from alongside.doors.web.sign_in.sessions import act_as
from alongside.records.careteam.reads import people_supported_by
from alongside.records.people.reads import account_view
from alongside.rules.actors import Assurance


@public
def ways_in(request: ActingRequest) -> HttpResponse:
    """The ways to sign in; in demo mode, the made-up people too."""
    return render(request, "sign_in/ways_in.html", {"personas": personas(request)})


@public
def carry_on(request: ActingRequest) -> HttpResponse:
    """The account is known: choose the part it acts in, by itself where there is only one."""
    by = request.actor
    if by.account is None:
        return HttpResponseRedirect("/sign-in/")
    assurance = Assurance(request.session.get(ASSURANCE, Assurance.ONE_FACTOR))
    if account_view(by=by, account=by.account).person is not None:
        act_as(request, "person", assurance)
        return HttpResponseRedirect("/")
    supported = people_supported_by(by=by, account=by.account)
    if supported:
        act_as(request, f"carer:{supported[0]}", assurance)
        return HttpResponseRedirect("/")
    return render(request, "sign_in/no_part.html", status=403)


@require_POST
@public
def sign_out(request: ActingRequest) -> HttpResponse:
    """End this session."""
    logout(request)
    return HttpResponseRedirect("/sign-in/")
