"""The emergency page: one screen of what helps when the person cannot say it, and the same on one sheet of paper."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.emergency.on_paper import LARGE, on_one_sheet
from alongside.doors.web.emergency.presenting import (
    carers_rows,
    current_words,
    key_words,
    version_words,
)
from alongside.doors.web.emergency.roles import OPENS
from alongside.doors.web.emergency.screen import on_screen
from alongside.doors.web.headers import header_of
from alongside.doors.web.printing import pdf
from alongside.doors.web.rendering import render
from alongside.journey.document.reads import emergency_page
from alongside.journey.document.values import EmergencyPage
from alongside.rules.actors import Role


@for_roles(*OPENS)
def of(request: ActingRequest, person: UUID) -> HttpResponse:
    role = request.actor.role
    plan_href = reverse("plan:of", args=[person]) if role != Role.EMERGENCY_VIEWER else ""
    paper_href = reverse("emergency:page-pdf", args=[person])
    return _page(request, person, plan_href=plan_href, paper_href=paper_href)


@for_roles(*OPENS)
def paper_of(request: ActingRequest, person: UUID) -> HttpResponse:
    return _paper(request, person)


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """What others would see of me in an emergency."""
    return _page(request, request.actor.known_person, is_mine=True, paper_href=reverse("emergency:mine-pdf"))


@for_roles(Role.PERSON)
def my_paper(request: ActingRequest) -> HttpResponse:
    """The same on one sheet, for the fridge or a hospital bag."""
    return _paper(request, request.actor.known_person)


def shown_to_holder(request: ActingRequest, person: UUID) -> HttpResponse:
    """As far as the card that the reader holds opens it."""
    return _page(request, person, is_by_card=True)


def _page(request: ActingRequest, person: UUID, **more: Any) -> HttpResponse:
    found = _found(request, person)
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "version": version_words(found),
        "current": current_words(request.now),
        "screen": on_screen(found),
        "cannot_care": carers_rows(found.cannot_care),
        "until": found.until,
        "key": key_words(found),
        "is_mine": False,
        "is_by_card": False,
        "plan_href": "",
        "paper_href": "",
        **more,
    }
    return render(request, "emergency/page.html", values)


def _paper(request: ActingRequest, person: UUID) -> HttpResponse:
    found = _found(request, person)
    return pdf(on_one_sheet(found, request.now, large=LARGE in request.GET), "emergency-page.pdf")


def _found(request: ActingRequest, person: UUID) -> EmergencyPage:
    found = emergency_page(by=request.actor, person=person, now=request.now)
    if not found.is_logged:
        request.session.modified = False  # the disk is full: nothing else is written either
    return found
