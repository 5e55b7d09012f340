"""A carer's home page: what needs them today, and what the person they support has chosen to share with them."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.frame import PersonHeader, frame_for
from alongside.doors.web.home.page import Page, when
from alongside.doors.web.prepare.wording import PLACES
from alongside.journey.prepare.reads import packs_of
from alongside.records.appointments.reads import appointments_of
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import open_round_of, versions_of
from alongside.records.plans.values import RoundView
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
        return Page("home/carer_without.html", {"called": (frame and frame.supports) or _("the person you support")})
    who = person_view(by=by, person=person)
    may_write = facts.choice is not None and bool(facts.choice.contribute_to)
    current, versions = open_round_of(by=by, person=person), versions_of(by=by, person=person)
    values = {
        "person": PersonHeader(name=who.name, preferred_name=who.preferred_name),
        "called": who.called,
        "sections": [section_name(section) for section in Section if section in seen],
        "plan": reverse("plan:of", args=[person]),
        "may_write": may_write,
        "prepare": _questions(by, current, request.now) if may_write else "",
        "conversation": _conversation(by, current, request.now),
        "version": versions[0] if versions else None,
    }
    return Page("home/carer.html", values)


def _conversation(by: Actor, current: RoundView | None, now: datetime) -> str:
    """The next conversation, for a carer with whom the person shares who supports them; "" where there is none."""
    contacts = appointments_of(by=by, rounds=[current.id]) if current else ()
    talk = next((each for each in contacts if each.kind == "conversation" and each.starts_at > now), None)
    if talk is None:
        return ""
    where = _("%(place)s, with %(who)s") % {"place": str(dict(PLACES)[talk.place]), "who": talk.with_name}
    return f"{when(talk.starts_at)}\n{where}"


def _questions(by: Actor, current: RoundView | None, now: datetime) -> str:
    """The address of the questions that the carer may answer too, while they can be answered."""
    if current is None or current.stage not in ANSWERING:
        return ""
    pack = packs_of(by=by, rounds=[current.id], now=now).get(current.id)
    is_out = pack not in (None, PackStatus.NOT_RELEASED, PackStatus.WAITING)
    return reverse("prepare:hub", args=[current.id]) if is_out else ""
