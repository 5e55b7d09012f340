"""Whose needs a page is about, and where its pages are."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.records.people.reads import person_view
from alongside.records.people.values import PersonView
from alongside.rules.actors import Role
from alongside.rules.refusals import Unknown


def is_own(request: ActingRequest) -> bool:
    return request.actor.role == Role.PERSON


def whose(request: ActingRequest, person: UUID | None) -> PersonView:
    """The person themself, or for staff the person in the address. Raises Unknown for anything else."""
    if is_own(request) != (person is None):
        raise Unknown("person.unknown")
    return person_view(by=request.actor, person=person or request.actor.known_person)


def href(name: str, person: UUID | None, *args: Any) -> str:
    """The address of a page of needs, for the person's own or for a person in the address."""
    return reverse(f"needs:{name}", args=[person, *args] if person else args)
