"""Whose sharing a page is about, which reader it is about, and what was chosen on the pages before."""

import re
from collections.abc import Iterable
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
from alongside.records.sharing.values import Reader, SharingPage, SharingView
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.sharing import Choice
from alongside.rules.sharing_choices import SharingPurpose
from alongside.rules.sharing_effects import Decided

OWN = (Role.PERSON, Role.PROXY)  # who has "/sharing/" as an address of their own
NAMED = "as-"  # before the role in which a named account is chosen


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen so far. Everything in it was checked again when it was read from the address."""

    sections: tuple[Section, ...]
    comment_on: tuple[Section, ...] = ()
    contribute_to: tuple[Section, ...] = ()
    purposes: tuple[SharingPurpose, ...] = ()
    until: date | None = None
    based_on: int = 0  # the decision that stood there when the choosing began

    @property
    def query(self) -> str:
        parts = {
            "sections": ",".join(self.sections),
            "comment": ",".join(self.comment_on),
            "add": ",".join(self.contribute_to),
            "for": ",".join(self.purposes),
            "until": self.until.isoformat() if self.until else "",
            "seen": str(self.based_on),
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def about(self, reader: Reader) -> Decided:
        """The decision that this would be."""
        choice = Choice(frozenset(self.sections), frozenset(self.comment_on), frozenset(self.contribute_to))
        return Decided(reader.breadth, choice, frozenset(map(str, self.purposes)), self.until)


def as_usual(decided: SharingView) -> Chosen:
    """What a team that looks after the person sees without a decision, as one: each role sees of it what it needs."""
    return Chosen(tuple(Section), purposes=tuple(SharingPurpose), based_on=decided.number)


def is_usual(decided: SharingView) -> bool:
    """Whether a decision leaves those who look after the person what they see without one."""
    return (
        set(decided.sections) == set(Section) and set(decided.purposes) == set(SharingPurpose) and not decided.ends_on
    )


def is_own(request: ActingRequest) -> bool:
    """Whether the one who decides is the person."""
    return request.actor.role == Role.PERSON


def page_for(request: ActingRequest, person: UUID | None) -> SharingPage:
    """The person's own sharing, or for staff that of the person in the address. Raises Unknown for anything else."""
    if (request.actor.role in OWN) != (person is None):
        raise Unknown("person.unknown")
    return sharing_for(by=request.actor, person=person or request.actor.known_person, now=request.now)


def reader_of(page: SharingPage, kind: str, reader: UUID) -> Reader:
    """The reader in the address. Raises Unknown for one who cannot be chosen."""
    found = _reader(kind, reader)
    if found is None or not page.name_of(found):
        raise Unknown("organisation.unknown")
    return found


def _reader(kind: str, reader: UUID) -> Reader | None:
    plain = {
        "organisation": Reader(organisation=reader),
        "team": Reader(team=reader),
        "account": Reader(account=reader),
    }
    if kind in plain:
        return plain[kind]
    role = kind.removeprefix(NAMED)
    if role not in set(Role):
        return None
    return Reader(account=reader, role=Role(role)) if kind != role else Reader(organisation=reader, role=Role(role))


def address_of(reader: Reader) -> tuple[str, UUID]:
    """The two parts that a reader takes in an address: organisation, team, account, professional, as-coordinator."""
    if reader.organisation:
        return str(reader.role or "organisation"), reader.organisation
    if reader.team:
        return "team", reader.team
    if reader.account:
        return (f"{NAMED}{reader.role}" if reader.role else "account"), reader.account
    raise Unknown("organisation.unknown")


def chosen_in(request: ActingRequest) -> Chosen:
    """What the pages before chose. Raises Invalid for an address that was altered."""
    sections = _sections(request, "sections")
    if not sections:
        raise Invalid("sharing.choose-sections", field="sections")
    purposes = _names(request, "for", SharingPurpose)
    return Chosen(
        sections,
        _sections(request, "comment"),
        _sections(request, "add"),
        tuple(each for each in SharingPurpose if each in purposes),
        _day(request.GET.get("until", "")),
        _number(request.GET.get("seen", "0")),
    )


def _sections(request: ActingRequest, part: str) -> tuple[Section, ...]:
    names = _names(request, part, Section)
    return tuple(section for section in Section if section in names)


def _names(request: ActingRequest, part: str, known: Iterable[str]) -> frozenset[str]:
    names = frozenset(name for name in request.GET.get(part, "").split(",") if name)
    if not names <= set(known):
        raise Invalid("sharing.choose-sections", field="sections")
    return names


def _day(until: str) -> date | None:
    try:
        return date.fromisoformat(until) if until else None
    except ValueError:
        raise Invalid("sharing.choose-day", field="until") from None


def _number(seen: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", seen):
        raise Invalid("sharing.choose-sections", field="sections")
    return int(seen)


def href(name: str, person: UUID | None, *args: Any) -> str:
    """The address of a page of sharing, for the person's own or for a person in the address."""
    return reverse(f"sharing:{name}", args=[person, *args] if person else args)


def go_to(name: str, person: UUID | None, *args: Any, query: str = "") -> HttpResponse:
    return redirect(href(name, person, *args) + (f"?{query}" if query else ""))
