"""A carer's home page: whom they support, and what that person has chosen to share with them."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.frame import PersonHeader, frame_for
from alongside.doors.web.home.page import Page
from alongside.journey.prepare.reads import packs_of
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import open_round_of
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import ANSWERING, PackStatus
from alongside.rules.refusals import Unknown
from alongside.rules.sharing import Facts, sections_seen


def page(request: ActingRequest) -> Page:
    by, person = request.actor, request.actor.on_behalf_of
    if person is None:
        raise Unknown("person.unknown")
    facts = facts_for(by=by, people=[person], now=request.now).get(person, Facts())
    seen = sections_seen(by, facts)
    if not seen:
        frame = frame_for(request)
        return Page("home/carer_without.html", {"called": (frame and frame.acting_for) or _("the person you support")})
    who = person_view(by=by, person=person)
    may_write = facts.choice is not None and facts.choice.may_contribute
    values = {
        "person": PersonHeader(name=who.name, preferred_name=who.preferred_name),
        "called": who.called,
        "sections": [section_name(section) for section in Section if section in seen],
        "plan": reverse("plan:of", args=[person]),
        "may_write": may_write,
        "prepare": _questions(by, person, request.now) if may_write else "",
    }
    return Page("home/carer.html", values)


def _questions(by: Actor, person: UUID, now: datetime) -> str:
    """The address of the questions that the carer may answer too, while they can be answered."""
    current = open_round_of(by=by, person=person)
    if current is None or current.stage not in ANSWERING:
        return ""
    pack = packs_of(by=by, rounds=[current.id], now=now).get(current.id)
    is_out = pack not in (None, PackStatus.NOT_RELEASED, PackStatus.WAITING)
    return reverse("prepare:hub", args=[current.id]) if is_out else ""
