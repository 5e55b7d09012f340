"""The versions of a plan, and what changed from one to the next."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.plan.plan import address_of, own_person
from alongside.doors.web.plan.presenting import agreed_sentence, changes_on_page
from alongside.doors.web.plan.roles import READERS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.journey.document.reads import changes_in, versions_for
from alongside.journey.document.values import Versions
from alongside.rules.actors import Role


@for_roles(Role.PERSON)
def my_versions(request: ActingRequest) -> HttpResponse:
    return _versions(request, own_person(request))


@for_roles(*READERS)
def versions_of(request: ActingRequest, person: UUID) -> HttpResponse:
    return _versions(request, person)


@for_roles(Role.PERSON)
def my_changes(request: ActingRequest, number: int) -> HttpResponse:
    return _changes(request, own_person(request), number)


@for_roles(*READERS)
def changes_of(request: ActingRequest, person: UUID, number: int) -> HttpResponse:
    return _changes(request, person, number)


def _versions(request: ActingRequest, person: UUID) -> HttpResponse:
    found = versions_for(by=request.actor, person=person, now=request.now)
    values = {
        "person": header_of(found.person),
        "rows": _rows(request, found),
        "plan_href": address_of(request, person),
    }
    return render(request, "plan/versions.html", values)


def _rows(request: ActingRequest, found: Versions) -> list[Row]:
    person = found.person.id
    return [
        Row(
            label=_("Version %(number)s") % {"number": each.number},
            words=agreed_sentence(found.person, each),
            changes=(
                Change(address_of(request, person, "version", each.number), _("Read"), _("version")),
                Change(address_of(request, person, "changes", each.number), _("What changed"), _("in it")),
            ),
        )
        for each in found.versions
    ]


def _changes(request: ActingRequest, person: UUID, number: int) -> HttpResponse:
    found = changes_in(by=request.actor, person=person, version=number, now=request.now)
    values = {
        "person": header_of(found.plan.person),
        "number": number,
        "before": found.before,
        "is_partial": found.plan.is_partial,
        "changes": changes_on_page(found.changes),
        "versions_href": address_of(request, person, "versions"),
    }
    return render(request, "plan/changes.html", values)
