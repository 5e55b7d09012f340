"""Stopping somebody who may act for a person, at once: asked once more in words, with the reason kept apart."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.wording import KINDS
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.forms import StopForm
from alongside.doors.web.safeguarding.lifting import asked
from alongside.records.authority.changes import give_back_authority
from alongside.records.authority.reads import authority_view
from alongside.records.authority.values import AuthorityView
from alongside.records.people.reads import person_view
from alongside.records.sharing.changes import stop_authority
from alongside.rules.actors import Role
from alongside.rules.authority.standing import Standing, can_guard
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady, Unknown


@for_roles(Role.SAFEGUARDING_LEAD)
def stop(request: ActingRequest, person: UUID, authority: UUID) -> HttpResponse:
    """Why, and when to look again; then it holds from the next request on."""
    held = _held(request, person, authority)
    if not can_guard(held.standing, is_guarded=held.is_guarded):
        raise NotReady("authority.not-from-here", values={"standing": held.standing, "to": Standing.SUSPENDED})
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


@for_roles(Role.SAFEGUARDING_LEAD)
def give_back(request: ActingRequest, person: UUID, authority: UUID) -> HttpResponse:
    """Let the team decide about it again, as the second person."""
    held = _held(request, person, authority)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_back_authority(by=request.actor, authority=authority, now=request.now)
        return redirect("safeguarding:person", person)
    consequences = [
        _("it stays stopped until the team puts it in use again"),
        _("a limit on %(holder)s stays until it is lifted too") % {"holder": held.said.holder_name},
    ]
    question = _("Give the right of %(holder)s back to the team?") % {"holder": held.said.holder_name}
    return asked(request, person, question, _("Yes, give it back"), consequences)


def _held(request: ActingRequest, person: UUID, authority: UUID) -> AuthorityView:
    held = authority_view(by=request.actor, authority=authority)
    if held.person != person:
        raise Unknown("authority.unknown")
    return held


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
            _("the team sees that it was stopped, and not why, and cannot undo it"),
        ]
    return [
        _("whatever they press next, they see nothing of this person, and can do nothing for them"),
        _("they are not told why: their page says that we cannot show them this plan at the moment"),
        _("the team sees that it was stopped, and not why"),
        _("what they have already read or printed cannot be taken back"),
        _("it takes two safeguarding leads to let them see anything again; the team cannot undo it"),
    ]
