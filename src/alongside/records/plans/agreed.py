"""What was agreed, as the gate reads it once it has decided: a version with its sections, and the other plans.

Part of every plan page, so in plain SQL. Row-level security decides about these rows as about any; beside it each
statement asks about its own reader, as `visible_to` does.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from alongside.records.disagreements.reads import beside_entries
from alongside.records.plans.models import AgreedExcept, PlanVersion, reader_of, seen_sql
from alongside.records.plans.values import OtherPlanView, Seen, VersionView
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Content, Item, from_stored
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section

# The columns before the last three are the fields of VersionView, in their order. A version comes also without a
# section: that it was agreed may be known where nothing in it may be. The last but two says whether anybody disagrees
# with an entry.
_VERSION = f"""
select v.id, v.round_id, v.number, v.agreed_at, v.agreed_by_name, v.agreed_how, v.agreed_with_name, v.has_exceptions,
    v.review_on, v.review_with, v.fingerprint,
    exists (select from disagreements_disagreement d where d.person_id = v.person_id), s.section, shown_content(s.id)
from plans_planversion v left join plans_plansection s on s.version_id = v.id and {seen_sql("s")}
where v.person_id = %s
    and v.number = coalesce(%s, (select max(newest.number) from plans_planversion newest where newest.person_id = %s))
"""  # noqa: S608 (the only text put in is our own condition)
_OTHER_PLANS = f"""
select o.id, o.title, o.status, o.started, o.activities, o.goals
from plans_otherplan o where o.person_id = %s and {seen_sql("o")} order by o.title, o.id
"""  # noqa: S608 (the only text put in is our own condition)


def version_with_content(by: Actor, person: UUID, number: int | None, seen: Seen) -> tuple[VersionView | None, Content]:
    """The version of this number, or the newest, with what is in these sections and may be seen by this actor, and what
    the person says beside the entries."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [*reader_of(by), person, number, person])
        rows = cursor.fetchall()
    if not rows:
        return None, Content()
    content = _content({row[-2]: row[-1] for row in rows}, seen)
    beside = beside_entries(by=by, person=person) if rows[0][-3] else {}
    return VersionView(*rows[0][:-3]), content.with_beside(beside)


def newest_number(person: UUID) -> int | None:
    """The number of the newest version; None where nothing is agreed yet."""
    return PlanVersion.objects.filter(person_id=person).aggregate(newest=Max("number"))["newest"]


def exceptions_of(version: VersionView, sections: frozenset[Section]) -> str:
    """What a version was agreed "except": it may be about any part, so it is for who sees all that was said."""
    if not version.has_exceptions or not sections >= SPOKEN_SECTIONS:
        return ""
    return AgreedExcept.objects.filter(version_id=version.id).values_list("words", flat=True).first() or ""


def other_plans(by: Actor, person: UUID) -> tuple[OtherPlanView, ...]:
    """The plans that somebody else leads, by title, if this actor may see them."""
    with connection.cursor() as cursor:
        cursor.execute(_OTHER_PLANS, [person, *reader_of(by)])
        rows = cursor.fetchall()
    return tuple(
        OtherPlanView(plan, title, status, started, tuple(json.loads(activities)), tuple(json.loads(goals)))
        for plan, title, status, started, activities, goals in rows
    )


def _content(stored: Mapping[str | None, Any], seen: Seen) -> Content:
    items: list[Item] = []
    for section in Section:
        if section in seen.sections and stored.get(section) is not None:
            items.extend(from_stored(json.loads(stored[section])))
    return Content(tuple(item for item in items if seen.shows(item)))
