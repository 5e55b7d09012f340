"""The person's home page: the one next thing for them, who to ask, and the way to what is theirs."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.frame import Link
from alongside.doors.web.headers import header_of
from alongside.doors.web.home.news import news
from alongside.doors.web.home.next_for_person import Standing, next_for_person
from alongside.doors.web.home.page import Page, when
from alongside.doors.web.home.who_to_ask import who_to_ask
from alongside.doors.web.prepare.wording import PLACES
from alongside.doors.web.shapes import Row
from alongside.doors.web.sharing.decisions import decision_shape
from alongside.journey.prepare.reads import packs_of
from alongside.records.appointments.reads import appointments_of
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import open_round_of, versions_of
from alongside.records.plans.values import RoundView
from alongside.records.sharing.reads import sharing_to_ask_about
from alongside.rules.actors import Actor
from alongside.rules.prepare import PackStatus
from alongside.rules.refusals import Unknown
from alongside.rules.stages import Stage

MEETING = (Stage.PREPARING, Stage.DISCUSSING)
MOST_ASKED = 3  # sharing decisions to look at again, on this page; the others are on the page of sharing


def page(request: ActingRequest) -> Page:
    by, person = request.actor, own_person(request.actor)
    who = person_view(by=by, person=person)
    current = open_round_of(by=by, person=person)
    contacts = appointments_of(by=by, rounds=[current.id]) if current and current.stage in MEETING else ()
    versions = versions_of(by=by, person=person)
    changed_at = versions[0].agreed_at if versions else None
    asked = sharing_to_ask_about(by=by, person=person, changed_at=changed_at, now=request.now)
    standing = Standing(
        round=current,
        pack=_pack(by, current, request.now),
        conversation=next((each for each in contacts if each.kind == "conversation"), None),
        version=versions[0] if versions else None,
        now=request.now,
    )
    values = {
        "person": header_of(who),
        "called": who.called,
        "next": next_for_person(standing),
        "news": news(by, person, request.now),
        "appointments": [_appointment(each) for each in contacts if each.starts_at > request.now],
        "ask": who_to_ask(by, person, current, request.now),
        "still_ok": [decision_shape(each, None, why) for each, why in asked[:MOST_ASKED]],
        "more_to_ask": max(0, len(asked) - MOST_ASKED),
        "links": _links(standing),
    }
    return Page("home/person.html", values)


def own_person(by: Actor) -> UUID:
    if by.person is None:
        raise Unknown("person.unknown")
    return by.person


def _pack(by: Actor, current: RoundView | None, now: datetime) -> PackStatus | None:
    if current is None or current.stage not in MEETING:
        return None
    return packs_of(by=by, rounds=[current.id], now=now).get(current.id)


def _appointment(each: AppointmentView) -> Row:
    names = {"gathering": _("Tests and checks"), "conversation": _("Conversation")}
    where = _("%(place)s, with %(who)s") % {"place": str(dict(PLACES)[each.place]), "who": each.with_name}
    return Row(names[each.kind], f"{when(each.starts_at)}\n{where}")


def _links(standing: Standing) -> list[tuple[str, list[Link]]]:
    """The way to what is theirs, under three headings."""
    has_plan = not (standing.version is None and standing.round is None)
    plan = [
        *([Link(_("My plan"), reverse("plan:mine"))] if standing.version else []),
        *_again(standing.round),
        *([Link(_("Tell us something new"), reverse("review:updates"))] if has_plan else []),
        Link(_("How I am doing"), reverse("measures:mine")),
        Link(_("What I want to know"), reverse("information:mine")),
        *([Link(_("My emergency page"), reverse("emergency:mine"))] if has_plan else []),
    ]
    people = [
        Link(_("People who support me"), reverse("careteam:mine")),
        Link(_("Do you look after somebody?"), reverse("caring:mine")),
        Link(_("Who can act for me"), reverse("authority:mine")),
    ]
    looked = _("Who looked at my plan") if has_plan else _("Who looked at my record")
    record = [
        Link(_("My details"), reverse("rights:my-details")),
        Link(_("What I need to read, talk and come"), reverse("needs:needs")),
        *([Link(_("Who sees my plan"), reverse("sharing:mine"))] if has_plan else []),
        Link(looked, reverse("who_looked:who-looked")),
        Link(_("My record and my rights"), reverse("rights:mine")),
    ]
    return [(_("My plan and what I know"), plan), (_("People around me"), people), (_("My record"), record)]


def _again(current: RoundView | None) -> list[Link]:
    """A person need not wait for their team to look at an agreed plan again."""
    if current is None or current.stage != Stage.AGREED:
        return []
    return [Link(_("Look at my plan again"), reverse("review:review", args=[current.id]))]
