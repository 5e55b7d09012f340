"""Inviting one person: a human looks at the reasons and decides."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.identify.forms import InviteForm
from alongside.doors.web.identify.roles import LISTS
from alongside.doors.web.identify.wording import reason_words
from alongside.doors.web.jinja import day
from alongside.doors.web.need_words import needs_words
from alongside.doors.web.rendering import render
from alongside.doors.words import words_of
from alongside.journey.identify.changes import invite_person
from alongside.journey.identify.reads import standing_of
from alongside.journey.identify.values import Standing
from alongside.records.messaging.formats import channel_to
from alongside.records.people.values import PersonView
from alongside.rules.needs import SAFE_WAY, Contact, unmet_in, why_held


@for_roles(*LISTS)
def invite(request: ActingRequest, person: UUID) -> HttpResponse:
    """Confirm the invitation of one person."""
    standing = standing_of(by=request.actor, person=person, now=request.now)
    form = InviteForm(request.POST or None, standing.colleagues, request.actor.account)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _invite(request, standing, form)):
        return redirect("people:person", person)
    values = {
        "person": header_of(standing.person),
        "invited": standing.person,
        "form": form,
        "reasons": [reason_words(found) for found in standing.reasons],
        "refused": _refused(standing),
        "consequences": _consequences(standing),
    }
    return render(request, "identify/invite.html", values, status=409 if form.errors else 200)


def _invite(request: ActingRequest, standing: Standing, form: InviteForm) -> None:
    reasons = [found.reason for found in standing.reasons]
    chosen = form.cleaned_data.get("account")
    invite_person(
        by=request.actor,
        person=standing.person.id,
        reasons=reasons,
        coordinator=UUID(chosen) if chosen else None,
        now=request.now,
    )


def _refused(standing: Standing) -> str:
    if not standing.refused:
        return ""
    until = {"until": day(standing.refused_until)} if standing.refused_until else {}
    return words_of(standing.refused, until)


def _how_they_hear(person: PersonView) -> list[str]:
    """How the invitation reaches them; or that it waits, where we cannot make it as they need it (rule X1)."""
    channel = channel_to(person)
    unmet = unmet_in(why_held(channel, person.needs))
    if unmet == (SAFE_WAY,):
        return [_("nothing is sent yet: a safe way to reach them is kept on their page, so tell them in that way")]
    if unmet:
        return [
            _("nothing is sent yet: what we can make is not what they need (%(needs)s)")
            % {"needs": needs_words(unmet)},
            _("it waits under “Messages that did not leave”: tell them yourself, or send it with a reason"),
        ]
    by_email = channel == Contact.EMAIL
    return [_("we send them an e-mail") if by_email else _("we send them a letter with a code to sign in")]


def _consequences(standing: Standing) -> list[str]:
    return [
        *_how_they_hear(standing.person),
        *([_("%(name)s is their coordinator") % {"name": standing.named}] if standing.named else []),
        _("they choose: yes, no or not now"),
        _("nothing else happens until they answer"),
    ]
