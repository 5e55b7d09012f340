"""One member of staff: their last day, and ending their sessions at once."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.sessions import end_all
from alongside.doors.web.staff.forms import LastDayForm
from alongside.doors.web.staff.list import LOOKS, RECOVERS
from alongside.doors.web.staff.presenting import role_words, when_words
from alongside.records.people.changes.staff import end_staff, note_sessions_ended
from alongside.records.people.reads import member_of_staff
from alongside.rules.actors import Role
from alongside.rules.dates import day_of


@for_roles(*LOOKS)
def member(request: ActingRequest, membership: UUID) -> HttpResponse:
    """Who they are, as what they work here, and what can be done."""
    shown = member_of_staff(by=request.actor, membership=membership)
    values = {
        "member": shown,
        "role": role_words(shown),
        "when": when_words(shown, day_of(request.now)),
        "administers": request.actor.role == Role.ADMINISTRATOR and shown.account != request.actor.account,
        "recovers": request.actor.role in RECOVERS and shown.account != request.actor.account,
    }
    return render(request, "staff/member.html", values)


@for_roles(Role.ADMINISTRATOR)
def last_day(request: ActingRequest, membership: UUID) -> HttpResponse:
    """The day after which they cannot sign in; today takes effect tomorrow, unless their sessions are ended too."""
    shown = member_of_staff(by=request.actor, membership=membership)
    form = LastDayForm(request.POST or None, shown.ends_on)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _end(request, membership, form)):
        return redirect("staff:member", membership)
    values = {"form": form, "member": shown}
    return render(request, "staff/last_day.html", values, status=form.status)


@for_roles(Role.ADMINISTRATOR)
def end_sessions(request: ActingRequest, membership: UUID) -> HttpResponse:
    """Sign them out everywhere, at once."""
    shown = member_of_staff(by=request.actor, membership=membership)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pressed("confirm"):
        account = note_sessions_ended(by=request.actor, membership=membership, now=request.now)
        return render(request, "staff/sessions_ended.html", {"member": shown, "ended": end_all(account)})
    return render(request, "staff/end_sessions.html", {"form": form, "member": shown})


def _end(request: ActingRequest, membership: UUID, form: LastDayForm) -> None:
    end_staff(by=request.actor, membership=membership, ends_on=form.cleaned_data["ends_on"], now=request.now)
