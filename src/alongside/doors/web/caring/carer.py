"""Whom somebody looks after: the carer's own list, and the same for their team."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.caring.roles import CARES
from alongside.doors.web.caring.wording import caring_words
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.carers.reads import carer_page
from alongside.records.carers.values import CaringView
from alongside.rules.actors import Role


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """Do you look after somebody?"""
    return _page(request, request.actor.known_person, reverse("caring:add_mine"))


@for_roles(*CARES)
def of(request: ActingRequest, person: UUID) -> HttpResponse:
    """Whom this person looks after."""
    return _page(request, person, reverse("caring:add", args=[person]))


def _page(request: ActingRequest, person: UUID, add: str) -> HttpResponse:
    found = carer_page(by=request.actor, person=person, now=request.now)
    own = request.actor.role == Role.PERSON
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "own": own,
        "rows": [_row(each) for each in found.carings],
        "add_href": add,
        "back_href": "/" if own else reverse("people:person", args=[person]),
    }
    return render(request, "caring/carer.html", values)


def _row(each: CaringView) -> Row:
    words = "\n".join(filter(None, (each.relationship, caring_words(each))))
    return Row(each.cares_for, words, (Change(reverse("caring:caring", args=[each.id]), _("Open"), each.cares_for),))
