"""The home page of a practice administrator: letters that did not leave, invitations, bookings, possible matches."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.home.next_for_team import Around, step_cell, when_cell
from alongside.doors.web.home.page import Page, weekday
from alongside.doors.web.shapes import Cell
from alongside.journey.identify.reads import unanswered_offers
from alongside.records.messaging.reads import count_in_trouble
from alongside.records.people.reads import count_possible_matches, people_listed
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import rounds_in_stage
from alongside.records.plans.values import RoundView
from alongside.rules.dates import day_of
from alongside.rules.stages import Stage

MOST = 10


def page(request: ActingRequest) -> Page:
    by, now = request.actor, request.now
    invited = rounds_in_stage(by=by, stage=Stage.INVITED, most=MOST)
    accepted = rounds_in_stage(by=by, stage=Stage.ACCEPTED, most=MOST)
    shown = (*invited.rounds, *accepted.rounds)
    people = people_listed(by=by, people=[each.person for each in shown], name="invitations and bookings", now=now)
    offers = unanswered_offers(by=by, rounds=[each.id for each in invited.rounds]) if invited.rounds else {}
    around = Around(packs={}, offers=offers, talks={})
    values = {
        "today": weekday(day_of(now)),
        "in_trouble": count_in_trouble(by=by),
        "matches": count_possible_matches(by=by),
        "invited": [_row(each, people, around, request) for each in invited.rounds if each.person in people],
        "more_invited": max(0, invited.total - MOST),
        "accepted": [_row(each, people, around, request) for each in accepted.rounds if each.person in people],
        "more_accepted": max(0, accepted.total - MOST),
    }
    return Page("home/practice.html", values)


def _row(each: RoundView, people: Mapping[UUID, PersonView], around: Around, request: ActingRequest) -> list[Cell]:
    person = people[each.person]
    return [
        Cell(person.known_as, reverse("people:person", args=[person.id])),
        step_cell(each, around),
        when_cell(each, around, day_of(request.now)),
    ]
