"""The home pages of roles that look after the service and not a list of people: what they can do here today."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.home.page import Page
from alongside.doors.web.links import links_for
from alongside.records.sharing.reads import count_unreviewed
from alongside.rules.actors import Role


@dataclass(frozen=True, slots=True)
class About:
    """What a role can do here, what it cannot, and whom to turn to."""

    can: tuple[Promise, ...]
    cannot: Promise
    instead: Promise


ABOUT: Mapping[Role, About] = {
    Role.SAFEGUARDING_LEAD: About(
        (
            _("Read what somebody is worried about, and say that you have received it."),
            _("Answer, about each who supports a person, the one question that is for you alone."),
            _("Write down a safeguarding concern, and what was done about it. Nobody else reads it."),
            _("Keep an entry, a part of a plan, or a whole plan from somebody, to keep a person safe."),
            _("Look again at the limits that are in force. It takes two people to lift one."),
        ),
        _("You cannot change what a plan says: your role reads it."),
        _("If somebody is at risk today, follow your organisation’s safeguarding procedure."),
    ),
    Role.PRIVACY_OFFICER: About(
        (
            _("Look at each plan that was opened in an emergency, and say what you found."),
            _("Answer concerns about how a plan was made, and say whom people ask about their record."),
            _("Hold a record that is past its time, or propose to empty it."),
            _("Answer people who ask who has looked at their plan: each person sees that list when they sign in."),
        ),
        _("You cannot open plans here."),
        _(
            "Whoever runs this service can prove with “alongside audit” that nobody has altered the record of who "
            "looked. It does not say who looked."
        ),
    ),
    Role.ORGANISATION_LEAD: About(
        (_("See who works here and in which role."), _("See which other systems have a key.")),
        _("You cannot open anybody’s plan: your role does not need it."),
        _("If a role is wrong, ask the administrator of your organisation."),
    ),
    Role.ADMINISTRATOR: About(
        (
            _("Add somebody who joins, and end the role of somebody who leaves."),
            _("Give another organisation’s system a key, or take it back."),
        ),
        _("You cannot open anybody’s plan: your role does not need it."),
        _("If a person asks about their plan, their coordinator can help them."),
    ),
    Role.EMERGENCY_VIEWER: About(
        (_("Open one person’s emergency page, when you say why. It stays open for four hours."),),
        _("You cannot see a list of people, or anything of a plan but what an emergency needs."),
        _("Do not wait for this page when you need to act. If somebody is not found, ask the people around them."),
    ),
}
NOTHING = About((), _("There is nothing for your role to do here yet."), _("Ask the person who gave you access."))


def page(request: ActingRequest) -> Page:
    by, role = request.actor, request.actor.role
    unreviewed = count_unreviewed(by=by) if role == Role.ORGANISATION_LEAD else 0
    links = [link for link in links_for(role, request.path) if link.href != "/"]
    return Page("home/others.html", {"about": ABOUT.get(role, NOTHING), "links": links, "unreviewed": unreviewed})
