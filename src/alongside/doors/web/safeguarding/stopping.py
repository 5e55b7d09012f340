"""Stopping somebody who may act for a person, at once: asked once more in words, with the reason kept apart."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.wording import KINDS
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.forms import StopForm
from alongside.records.authority.reads import authority_view
from alongside.records.people.reads import person_view
from alongside.records.sharing.changes import stop_authority
from alongside.rules.actors import Role
from alongside.rules.authority.standing import Standing, check_step
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown


@for_roles(Role.SAFEGUARDING_LEAD)
def stop(request: ActingRequest, person: UUID, authority: UUID) -> HttpResponse:
    """Why, and when to look again; then it holds from the next request on."""
    held = authority_view(by=request.actor, authority=authority)
    if held.person != person:
        raise Unknown("authority.unknown")
    check_step(held.standing, Standing.SUSPENDED)
    form = StopForm(request.POST or None, today=day_of(request.now), has_account=held.account is not None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _stop(request, authority, form)):
        return redirect("safeguarding:person", person)
    who = person_view(by=request.actor, person=person)
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "holder": held.said.holder_name,
        "kind_words": KINDS[held.said.kind],
        "consequences": _consequences(has_account=held.account is not None),
    }
    return render(request, "safeguarding/stop.html", values, status=422 if form.errors else 200)


def _stop(request: ActingRequest, authority: UUID, form: StopForm) -> None:
    given = form.cleaned_data
    stop_authority(
        by=request.actor,
        authority=authority,
        reason=given.get("reason", ""),
        review_on=given.get("review_on"),
        now=request.now,
    )


def _consequences(*, has_account: bool) -> list[str]:
    if not has_account:
        return [
            _("nobody can invite them to sign in"),
            _("they have not signed in yet, so there is nothing else to stop"),
            _("the team sees that it was stopped, and not why"),
        ]
    return [
        _("whatever they press next, they see nothing of this person, and can do nothing for them"),
        _("they are told nothing: it looks as if nothing was shared with them"),
        _("the team sees that it was stopped, and not why"),
        _("what they have already read or printed cannot be taken back"),
        _("it takes two safeguarding leads to let them see anything again"),
    ]
