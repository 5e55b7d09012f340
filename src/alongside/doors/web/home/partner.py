"""The home page of a community partner: the people who have chosen to share something with their organisation."""

from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.home.page import Page
from alongside.doors.web.shapes import Cell
from alongside.records.people.reads import people_listed
from alongside.records.sharing.reads import people_shared_with

MOST = 20


def page(request: ActingRequest) -> Page:
    by, now = request.actor, request.now
    shared = people_shared_with(by=by, now=now)
    people = people_listed(by=by, people=shared, name="shared with us", now=now)
    in_order = sorted(people.values(), key=lambda each: (each.family_name, each.given_name))
    rows = [[Cell(each.name, reverse("plan:of", args=[each.id]))] for each in in_order[:MOST]]
    return Page("home/partner.html", {"rows": rows, "more": max(0, len(in_order) - MOST)})
