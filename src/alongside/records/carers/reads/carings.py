"""For the carer, and the team that looks after the carer."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.carers.access import found_caring
from alongside.records.carers.models import Answer, Assessment, Caring, Link
from alongside.records.carers.rows import (
    assessment_view,
    caring_view,
    newest_link,
    newest_words,
    parts_of,
    showing_since,
)
from alongside.records.carers.values import CarerPage, CaringPage
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.carers import Agreed, assessment_law, newest, shown_in_emergency
from alongside.rules.dates import day_of


def carer_page(*, by: Actor, person: UUID, now: datetime) -> CarerPage:
    """Whom this person looks after, the newest first; those that ended last. Logged."""
    view = person_view(by=by, person=person)
    append_event(by=by, now=now, kind=EventKind.CARING_OPENED, person=person, once=True)
    rows = list(Caring.objects.filter(person_id=person).order_by("-identified_at", "id"))
    words = newest_words(row.id for row in rows)
    carings = [caring_view(row, words.get(row.id)) for row in rows]
    return CarerPage(view, tuple(sorted(carings, key=lambda each: each.ended_on is not None)))


def caring_of_supporter(*, by: Actor, supporter: UUID) -> UUID | None:
    """The caring that was made from one who supports a person, where the actor may know of it."""
    rows = Link.objects.filter(supporter=supporter, caring__ended_on=None).order_by("-linked_at")
    return rows.values_list("caring_id", flat=True).first()


def caring_page(*, by: Actor, caring: UUID, now: datetime) -> CaringPage:
    """One of them, with the words, the assessments, the plan, and what each of the two lets the other see. Logged."""
    row = found_caring(by, caring)
    view = caring_view(row, newest_words([row.id]).get(row.id))
    who = person_view(by=by, person=view.person)
    append_event(by=by, now=now, kind=EventKind.CARING_OPENED, person=view.person, once=True)
    history, link = parts_of(caring), newest_link(caring)
    shown = showing_since(link, caring)
    agreed = _agreed(link)
    assessments = Assessment.objects.filter(caring_id=caring).order_by("-number")
    return CaringPage(
        person=who,
        caring=view,
        law=assessment_law(who.born_on, day_of(now)),
        assessments=tuple(map(assessment_view, assessments)),
        parts=newest(history),
        numbers=Counter(each.topic for each in history),
        other=link.cared_for_id if link else None,
        shown=shown,
        agreed=agreed,
        out=shown_in_emergency(history, shows=shown, agreed=agreed),
    )


def _agreed(link: Link | None) -> Agreed | None:
    """As far as it reaches the reader: the answer is the other's own, and the database says who sees it."""
    if link is None or link.cared_for_id is None:
        return None
    rows = Answer.objects.filter(caring=link.caring_id, answered_at__gte=link.linked_at)
    row = rows.order_by("-answered_at", "-number").first()
    return Agreed(row.agrees, row.answered_at) if row else None
