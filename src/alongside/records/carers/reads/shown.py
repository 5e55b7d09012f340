"""For the one who is looked after, and for an emergency: what the carer chose to show, by functions of the database."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.carers.models import Answer
from alongside.records.carers.values import CannotCare, New, Said, ShownCaring, ShownPage
from alongside.rules.actors import Actor
from alongside.rules.carers import About, Agreed, Part, Showing, Topic, newest
from alongside.rules.refusals import Unknown

_SHOWN = """
select caring, carer_name, relationship, parts, does, willing, able, limits, hours from carings_shown()
"""
_PLAN = "select topic, words, number, written_at from cannot_care_shown(%s)"
_EMERGENCY = "select carer_name, relationship, telephone, topic, words, written_at from cannot_care_of(%s)"


_NEW = """
select null, null, caring, carer_name from carings_shown() shown
where 'plan' = any(parts)
    and not exists (select from carers_answer a where a.caring = shown.caring and a.person_id = %(person)s)
union all
select * from (select kind, at, null::uuid, '' from audit_event
    where chain = %(chain)s and kind = any(%(kinds)s) and at >= %(since)s
        and account is distinct from %(self)s and because <> 'restricted' order by number desc limit 10) lately
"""


def carings_shown(*, by: Actor) -> tuple[ShownCaring, ...]:
    """The carers who have chosen to show this person something. Nobody else is here, and nothing tells of them."""
    return tuple(_shown(*row) for row in _rows(_SHOWN, []))


def new_for(*, by: Actor, person: UUID, kinds: Collection[EventKind], since: datetime) -> tuple[New, ...]:
    """What waits for this person's yes or no, then what others did lately of these kinds. One query, for their home."""
    chain, told = f"person:{person}", list(map(str, kinds))
    values: dict[str, Any] = {"person": person, "chain": chain, "kinds": told, "since": since, "self": by.known_account}
    with connection.cursor() as cursor:
        cursor.execute(_NEW, values)
        rows = cursor.fetchall()
    return tuple(New(EventKind(kind) if kind else None, at, caring, name) for kind, at, caring, name in rows)


def shown_page(*, by: Actor, caring: UUID, now: datetime) -> ShownPage:
    """What one carer shows this person. Logged in this person's own list. Raises Unknown."""
    shown = next((each for each in carings_shown(by=by) if each.id == caring), None)
    if shown is None:
        raise Unknown("caring.unknown")
    append_event(by=by, now=now, kind=EventKind.CARING_OPENED, person=by.known_person, once=True)
    plan = newest(Part(Topic(topic), *rest) for topic, *rest in _rows(_PLAN, [caring]))
    row = Answer.objects.filter(caring=caring, person_id=by.known_person).order_by("-number").first()
    answer = Agreed(row.agrees, row.answered_at) if row else None
    changed = any(each.about == About.CARED_FOR and answer and each.at > answer.at for each in plan)
    return ShownPage(shown, plan, answer, bool(changed))


def cannot_care_of(*, by: Actor, person: UUID) -> tuple[CannotCare, ...]:
    """What to do for this person when one who looks after them cannot: what both agreed to show."""
    rows = _rows(_EMERGENCY, [person])
    found = [CannotCare(row[0], row[1], row[2], Topic(row[3]), row[4], row[5]) for row in rows]
    order = list(Topic)
    return tuple(sorted(found, key=lambda each: (each.carer_name, order.index(each.topic))))


def _shown(caring: UUID, name: str, relationship: str, parts: list[str], *said: Any) -> ShownCaring:
    showing = frozenset(map(Showing, parts))
    does, willing, able, limits, hours = said
    words = Said(does or "", willing or "", able or "", limits or "", hours)
    return ShownCaring(caring, name, relationship, showing, words if Showing.WORDS in showing else None)


def _rows(query: str, values: Sequence[UUID]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
