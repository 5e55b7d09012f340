"""Whose sharing a page is about, which reader it is about, and what was chosen on the pages before."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from alongside.doors.access import ActingRequest
from alongside.records.sharing.reads import sharing_for
from alongside.records.sharing.values import Reader, SharingPage
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Unknown


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen so far. Everything in it was checked again when it was read from the address."""

    sections: tuple[Section, ...]
    until: date | None

    @property
    def query(self) -> str:
        until = {"until": self.until.isoformat()} if self.until else {}
        return urlencode({"sections": ",".join(self.sections), **until})


def is_own(request: ActingRequest) -> bool:
    return request.actor.role == Role.PERSON


def page_for(request: ActingRequest, person: UUID | None) -> SharingPage:
    """The person's own sharing, or for staff that of the person in the address. Raises Unknown for anything else."""
    if is_own(request) != (person is None):
        raise Unknown("person.unknown")
    return sharing_for(by=request.actor, person=person or request.actor.known_person, now=request.now)


def reader_of(page: SharingPage, kind: str, reader: UUID) -> Reader:
    """The reader in the address. Raises Unknown for one who cannot be chosen."""
    readers = {"organisation": Reader(organisation=reader), "account": Reader(account=reader)}
    found = readers.get(kind)
    if found is None or not page.name_of(found):
        raise Unknown("organisation.unknown")
    return found


def chosen_in(request: ActingRequest) -> Chosen:
    """What the pages before chose. Raises Invalid for an address that was altered."""
    names = [name for name in request.GET.get("sections", "").split(",") if name]
    until = request.GET.get("until", "")
    if not names or not set(names) <= set(Section):
        raise Invalid("sharing.choose-sections", field="sections")
    return Chosen(tuple(section for section in Section if section in names), _day(until))


def _day(until: str) -> date | None:
    try:
        return date.fromisoformat(until) if until else None
    except ValueError:
        raise Invalid("sharing.choose-day", field="until") from None


def href(name: str, person: UUID | None, *args: Any) -> str:
    """The address of a page of sharing, for the person's own or for a person in the address."""
    return reverse(f"sharing:{name}", args=[person, *args] if person else args)


def go_to(name: str, person: UUID | None, *args: Any, query: str = "") -> HttpResponse:
    return redirect(href(name, person, *args) + (f"?{query}" if query else ""))


def address_of(reader: Reader) -> tuple[str, UUID]:
    """The two parts that a reader takes in an address."""
    if reader.organisation:
        return "organisation", reader.organisation
    if reader.account:
        return "account", reader.account
    raise Unknown("organisation.unknown")
