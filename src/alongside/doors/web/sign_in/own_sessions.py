"""Where an account is signed in, and ending that everywhere else: after a phone was lost, or at a library."""

from allauth.usersessions.models import UserSession
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.jinja import clock, day
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row
from alongside.doors.web.sign_in.second_step import must_sign_in_again
from alongside.doors.web.sign_in.second_steps import SIGNED_IN
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.rules.dates import day_of


@for_roles(*SIGNED_IN)
def my_sessions(request: ActingRequest) -> HttpResponse:
    """Each place where this account is signed in; the others can be signed out at once."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pressed("confirm"):
        if must_sign_in_again(request):
            return HttpResponseRedirect(reverse("account_reauthenticate"))
        return render(request, "sign_in/sessions_ended.html", {"ended": _end_others(request)})
    sessions = UserSession.objects.purge_and_list(request.user)
    rows = [_row(each, request) for each in sorted(sessions, key=lambda each: each.created_at, reverse=True)]
    return render(request, "sign_in/my_sessions.html", {"form": form, "rows": rows, "others": len(rows) > 1})


def _end_others(request: ActingRequest) -> int:
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    ended = [session.end() for session in others]
    detail = {"account": str(request.actor.account)}
    append_event(by=request.actor, now=request.now, kind=EventKind.ACCOUNT_SESSIONS_ENDED, detail=detail)
    return len(ended)


def _row(session: UserSession, request: ActingRequest) -> Row:
    """When it began and on what: enough to know it again."""
    since = _("Since %(day)s at %(time)s") % {"day": day(day_of(session.created_at)), "time": clock(session.created_at)}
    is_this = session.session_key == request.session.session_key
    return Row(_("Here") if is_this else _device(session.user_agent), since)


def _device(user_agent: str) -> str:
    if "Mobile" in user_agent or "Android" in user_agent:
        return _("A phone or tablet")
    return _("A computer")
