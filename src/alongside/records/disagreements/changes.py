"""A person's words beside an entry: said, said anew, taken back. Nobody answers them away."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.disagreements.models import Disagreement
from alongside.records.disagreements.reads import number_beside
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Stale
from alongside.rules.text import safe_text

LONGEST = 4000


def disagree(
    *, by: Actor, person: UUID, item: UUID, section: Section, words: str, based_on: int, now: datetime
) -> UUID:
    """Put the person's own words beside an entry, in the place of those before. Raises Stale, Invalid.

    Staff type what the person says; the record says who typed.
    """
    words = safe_text(words, field="words", longest=LONGEST)
    row = _next(by, person, item, section, based_on, now)
    row.words = words
    row.save(force_insert=True)
    detail = {"section": str(section), "item": str(item)}
    append_event(by=by, now=now, kind=EventKind.DISAGREEMENT_SAID, person=person, detail=detail)
    return row.id


def withdraw_disagreement(
    *, by: Actor, person: UUID, item: UUID, section: Section, based_on: int, now: datetime
) -> None:
    """Take the words beside an entry back: they are not shown from now on, and stay in the record. Raises Stale."""
    row = _next(by, person, item, section, based_on, now)
    row.is_withdrawn = True
    row.save(force_insert=True)
    detail = {"section": str(section), "item": str(item)}
    append_event(by=by, now=now, kind=EventKind.DISAGREEMENT_WITHDRAWN, person=person, detail=detail)


def _next(by: Actor, person: UUID, item: UUID, section: Section, based_on: int, now: datetime) -> Disagreement:
    last = number_beside(by=by, person=person, item=item)
    if based_on != last:
        raise Stale("words.stale", field="words")
    return Disagreement(
        id=uuid4(),
        person_id=person,
        item=item,
        section=section,
        number=last + 1,
        said_by=person_view(by=by, person=person).name,
        typed_by=by.known_account,
        typed_by_name=by.name,
        said_at=now,
    )
