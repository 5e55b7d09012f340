"""A proxy's own way in: a code for the one who holds an authority, shown once, to hand over."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.forms import InviteForm
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.changes import invite_proxy
from alongside.records.authority.reads import authority_page, authority_view
from alongside.records.authority.values import AuthorityView
from alongside.records.careteam.reads import supporters_of
from alongside.records.people.reads import person_view
from alongside.rules.authority.kinds import opens_plan

INVITED = "invited_proxy"  # in the session: the code and the name it is for


@for_roles(*CARES)
def invite(request: ActingRequest, authority: UUID) -> HttpResponse:
    """Whether they sign in here already, and then the code."""
    view = authority_view(by=request.actor, authority=authority)
    known = _known(request, view)
    form = InviteForm(request.POST or None, known)
    made: list[str] = []
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["account"]
        account = None if chosen == "no" else UUID(chosen)

        def carry_out() -> None:
            made.append(invite_proxy(by=request.actor, authority=authority, account=account, now=request.now))

        if form.carries_out(carry_out):
            request.session[INVITED] = [made[0], view.said.holder_name]
            return redirect("authority:invited", authority)
    values = {
        "person": header_of(person_view(by=request.actor, person=view.person)),
        "view": view,
        "form": form,
        "opens_plan": opens_plan(view.said.kind),
    }
    return render(request, "authority/invite.html", values, status=422 if form.errors else 200)


@for_roles(*CARES)
def invited(request: ActingRequest, authority: UUID) -> HttpResponse:
    """The code that was just made: kept in the session until it is shown, once."""
    view = authority_view(by=request.actor, authority=authority)
    code, name = request.session.pop(INVITED, ("", ""))
    who = person_view(by=request.actor, person=view.person)
    values = {"person": header_of(who), "shown": who, "view": view, "code": code, "name": name}
    return render(request, "authority/invited.html", values)


def _known(request: ActingRequest, view: AuthorityView) -> list[tuple[str, str]]:
    """Those around the person who sign in here already, each said with who they are."""
    page = authority_page(by=request.actor, person=view.person, now=request.now)
    held = [(each.account, each.said.holder_name, each.said.relationship) for each in page.authorities]
    supporting = [
        (each.account, each.name, each.relationship)
        for each in supporters_of(by=request.actor, person=view.person)
        if each.organisation is None
    ]
    found = {str(account): (name, who) for account, name, who in [*supporting, *held] if account}
    return [
        (account, _("Yes, as %(name)s (%(who)s)") % {"name": name, "who": who or _("no more is known")})
        for account, (name, who) in found.items()
    ]
