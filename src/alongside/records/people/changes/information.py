"""What a person wants to know, and what came of it: given, in which format, and understood or not."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import InformationNeed
from alongside.records.people.reads.people import person_view
from alongside.rules.actors import Actor
from alongside.rules.information import Given, check_given
from alongside.rules.refusals import Unknown
from alongside.rules.text import safe_text

LONGEST = 1000


def want_information(*, by: Actor, person: UUID, wanted: str, now: datetime) -> UUID:
    """Write down what the person wants to know, in their words."""
    person_view(by=by, person=person)
    row = InformationNeed(
        id=uuid4(),
        person_id=person,
        wanted=safe_text(wanted, field="wanted", longest=LONGEST),
        asked_at=now,
        asked_by=by.known_account,
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.INFORMATION_WANTED, person=person)
    return row.id


def give_information(*, by: Actor, person: UUID, need: UUID, given: Given, now: datetime) -> None:
    """Record what was given, in which format, and how the person said it back. Raises Unknown, NotReady, Invalid."""
    row = InformationNeed.objects.select_for_update().filter(person_id=person, id=need).first()
    if row is None:
        raise Unknown("information.unknown")
    check_given(given, already=row.given_at is not None)
    InformationNeed.objects.filter(id=need).update(
        given=safe_text(given.what, field="what", longest=LONGEST),
        format=given.format,
        given_at=now,
        given_by=by.known_account,
        given_by_name=by.name,
        understood=given.understood,
        told_back=safe_text(given.told_back, field="told_back", longest=LONGEST) if given.told_back else "",
    )
    append_event(by=by, now=now, kind=EventKind.INFORMATION_GIVEN, person=person, detail={"as": given.understood})
