"""Right after somebody is named: who acts for the person by law is stopped, and who signs in is kept away."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.wording import KINDS
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.concern_forms import KeepAwayForm
from alongside.records.authority.reads import authorities_guarded
from alongside.records.authority.values import AuthorityView
from alongside.records.careteam.reads import relied_on
from alongside.records.people.reads import person_view
from alongside.records.safeguarding.reads import open_concern
from alongside.records.safeguarding.values import NamedView
from alongside.records.sharing.changes import keep_away as keep_all_away
from alongside.rules.actors import Role
from alongside.rules.authority.standing import can_guard
from alongside.rules.dates import day_of


@for_roles(Role.SAFEGUARDING_LEAD)
def keep_away(request: ActingRequest, person: UUID, concern: UUID) -> HttpResponse:
    """What holds already, and what can be stopped at once besides."""
    who = person_view(by=request.actor, person=person)
    found = open_concern(by=request.actor, person=person, concern=concern, now=request.now)
    held = [
        each
        for each in authorities_guarded(by=request.actor, person=person)
        if can_guard(each.standing, is_guarded=each.is_guarded)
    ]
    accounts = {str(each.account): each.name for each in found.named if each.account}
    form = KeepAwayForm(
        request.POST or None,
        authorities=[(str(each.id), f"{each.said.holder_name}: {KINDS[each.said.kind]}") for each in held],
        accounts=list(accounts.items()),
        ticked=[str(each.id) for each in held if _is_named(each, found.named)],
        today=day_of(request.now),
    )
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _keep(request, person, form)):
        return redirect("safeguarding:concern", person, concern)
    values = {
        "person": header_of(who),
        "shown": who,
        "found": found,
        "form": form,
        "others": relied_on(by=request.actor, person=person, now=request.now),
        "can_stop": bool(held or accounts),
    }
    return render(request, "safeguarding/keep_away.html", values, status=422 if form.errors else 200)


def _keep(request: ActingRequest, person: UUID, form: KeepAwayForm) -> None:
    given = form.cleaned_data
    keep_all_away(
        by=request.actor,
        person=person,
        reason=given["reason"],
        review_on=given["review_on"],
        now=request.now,
        **form.chosen,
    )


def _is_named(held: AuthorityView, named: tuple[NamedView, ...]) -> bool:
    """By the account, or by the name as it is written."""
    names = {each.name.casefold() for each in named}
    return held.said.holder_name.casefold() in names or held.account in {each.account for each in named if each.account}
