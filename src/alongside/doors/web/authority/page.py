"""Everything recorded about who may decide for a person: for the team, and for the person about themselves."""

from uuid import UUID

from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.presenting import presented
from alongside.doors.web.authority.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.records.authority.reads import authority_page
from alongside.records.people.reads import person_view
from alongside.rules.actors import Role
from alongside.rules.authority.birthdays import is_child
from alongside.rules.dates import day_of


@for_roles(*CARES)
def of_person(request: ActingRequest, person: UUID) -> HttpResponse:
    """Who holds what and where it stands, findings and decisions, and what there is to look at."""
    return _page(request, person, own=False)


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """The same, for the person: nothing is recorded about them that they do not see."""
    return _page(request, request.actor.known_person, own=True)


def _page(request: ActingRequest, person: UUID, *, own: bool) -> HttpResponse:
    who = person_view(by=request.actor, person=person)
    found = authority_page(by=request.actor, person=person, now=request.now)
    values = {
        "person": header_of(who),
        "shown": who,
        "own": own,
        "page": presented(found, day_of(request.now), own=own),
        "is_child": is_child(who.born_on, day_of(request.now)),
    }
    return render(request, "authority/page.html", values)
