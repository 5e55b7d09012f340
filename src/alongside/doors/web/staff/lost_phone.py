"""A lost phone: one person checks who somebody is, a second one too, and then they set up a new second step."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in import emails
from alongside.doors.web.sign_in.second_step import take_away_second_steps
from alongside.doors.web.sign_in.sessions import end_all
from alongside.doors.web.staff.forms import CHECK_WORDS, CheckForm
from alongside.doors.web.staff.list import RECOVERS
from alongside.records.people.changes.staff import finish_recovery, start_recovery
from alongside.records.people.reads import account_view, member_of_staff, open_recoveries
from alongside.records.people.values import RecoveryView
from alongside.rules.refusals import Unknown


@for_roles(*RECOVERS)
def first_check(request: ActingRequest, membership: UUID) -> HttpResponse:
    """The first person says how they made sure."""
    shown = member_of_staff(by=request.actor, membership=membership)
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _start(request, membership, form)):
        return redirect("staff:recoveries")
    values = {"form": form, "name": shown.account_name, "first": None}
    return render(request, "staff/check.html", values, status=422 if form.errors else 200)


@for_roles(*RECOVERS)
def recoveries(request: ActingRequest) -> HttpResponse:
    """Those that wait for a second person."""
    waiting = open_recoveries(by=request.actor, now=request.now)
    own = {each.id for each in waiting if request.actor.account in (each.first_by, each.account)}
    return render(request, "staff/recoveries.html", {"waiting": waiting, "own": own, "checks": CHECK_WORDS})


@for_roles(*RECOVERS)
def second_check(request: ActingRequest, recovery: UUID) -> HttpResponse:
    """The second person says so too: the second step is taken away, and every session ended."""
    first = _waiting(request, recovery)
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _finish(request, recovery, form)):
        return render(request, "staff/recovered.html", {"name": first.name})
    values = {"form": form, "name": first.name, "first": first, "how": CHECK_WORDS[first.first_how]}
    return render(request, "staff/check.html", values, status=422 if form.errors else 200)


def _start(request: ActingRequest, membership: UUID, form: CheckForm) -> None:
    start_recovery(by=request.actor, membership=membership, how=form.cleaned_data["how"], now=request.now)


def _finish(request: ActingRequest, recovery: UUID, form: CheckForm) -> None:
    account = finish_recovery(by=request.actor, recovery=recovery, how=form.cleaned_data["how"], now=request.now)
    take_away_second_steps(account)
    end_all(account)
    email = account_view(by=request.actor, account=account).email
    if email:
        emails.send("recovered", email, {})


def _waiting(request: ActingRequest, recovery: UUID) -> RecoveryView:
    waiting = open_recoveries(by=request.actor, now=request.now)
    found = next((each for each in waiting if each.id == recovery), None)
    if found is None:
        raise Unknown("staff.no-recovery")
    return found
