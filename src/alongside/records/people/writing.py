"""What every change of a person's row shares: what may be said of somebody, and writing it with its audit event."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Person
from alongside.rules.actors import Actor
from alongside.rules.dates import check_birth
from alongside.rules.refusals import Unknown
from alongside.rules.text import safe_line, safe_text


class Details(Protocol):
    """Who somebody is and where they live, as it was typed. Empty text means not known."""

    @property
    def given_name(self) -> str: ...
    @property
    def family_name(self) -> str: ...
    @property
    def preferred_name(self) -> str: ...
    @property
    def born_on(self) -> date: ...
    @property
    def address(self) -> str: ...
    @property
    def postcode(self) -> str: ...
    @property
    def telephone(self) -> str: ...


def checked_details(details: Details, today: date) -> dict[str, object]:
    """The columns of these details. Raises Invalid, naming the field."""
    check_birth(details.born_on, today)
    return {
        "given_name": safe_line(details.given_name, field="given_name"),
        "family_name": safe_line(details.family_name, field="family_name"),
        "preferred_name": line_or_nothing(details.preferred_name, "preferred_name"),
        "born_on": details.born_on,
        "address": safe_text(details.address, field="address", longest=500) if details.address else "",
        "postcode": line_or_nothing(details.postcode, "postcode"),
        "telephone": line_or_nothing(details.telephone, "telephone"),
    }


def line_or_nothing(words: str, field: str) -> str:
    return safe_line(words, field=field) if words else ""


def write_person(by: Actor, person: UUID, changed: Mapping[str, object], now: datetime, told_by: str = "") -> None:
    """Change these columns, and log which. Raises Unknown for somebody whom this actor may not change."""
    if not Person.objects.filter(id=person).update(**changed):
        raise Unknown("person.unknown")
    detail = {"fields": ", ".join(changed)} | ({"told_by": str(told_by)} if told_by else {})
    append_event(by=by, now=now, kind=EventKind.PERSON_CHANGED, person=person, detail=detail)
