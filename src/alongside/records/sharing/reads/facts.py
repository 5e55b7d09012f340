"""The facts that a decision about one actor and some people stands on, in one query."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.rules.actors import Actor
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.sharing import Choice, Facts, Standing

_FACTS = """
select p, f.registered, f.chosen, f.comment_on, f.contribute_to, f.restricted, f.hidden, f.third_party, f.in_force,
    f.scope, f.may_act, f.barred, f.broke_glass, f.in_emergency, f.overridden, f.apart, f.asks,
    set_config('alongside.subject', %s, true)
from unnest(%s::uuid[]) as p, reader_facts(p, %s, %s, %s, %s, %s) as f
"""
_NAMES = (
    "registered",
    "chosen",
    "comment_on",
    "contribute_to",
    "restricted",
    "hidden",
    "third_party",
    "in_force",
    "scope",
    "may_act",
    "barred",
    "broke_glass",
    "in_emergency",
    "overridden",
    "apart",
    "asks",
)


def facts_for(*, by: Actor, people: Sequence[UUID], now: datetime) -> Mapping[UUID, Facts]:
    """What the decision about this actor and each of these people stands on, in one query.

    Where there is one person, row-level security is told that their plan is being opened (the transaction's subject),
    so that it decides once per query and not once per row.
    """
    subject = str(people[0]) if len(people) == 1 else ""
    values = [subject, list(people), str(by.role), by.account, by.organisation, str(by.purpose), now]
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, values)
        return {row[0]: _facts(by, row[0], dict(zip(_NAMES, row[1:-1], strict=True))) for row in cursor.fetchall()}


def _facts(by: Actor, person: UUID, row: Mapping[str, Any]) -> Facts:
    is_kept_away = "*" in row["restricted"]
    return Facts(
        is_own=by.own_plan == person,
        registered=row["registered"],
        choice=_choice(row),
        restricted=ALL_SECTIONS if is_kept_away else _sections(row["restricted"]),
        is_kept_away=is_kept_away,
        hidden=frozenset(row["hidden"]),
        third_party=frozenset(row["third_party"]),
        standing=Standing(row["in_force"], _sections(row["scope"]), bool(row["may_act"])),
        is_barred=row["barred"],
        broke_glass=row["broke_glass"],
        in_emergency=row["in_emergency"],
        overridden=_sections(row["overridden"]),
        apart=frozenset(row["apart"]),
        asks=tuple(row["asks"]),
    )


def _choice(row: Mapping[str, Any]) -> Choice | None:
    if row["chosen"] is None:
        return None
    return Choice(_sections(row["chosen"]), _sections(row["comment_on"]), _sections(row["contribute_to"]))


def _sections(names: Collection[str] | None) -> frozenset[Section]:
    return frozenset(map(Section, names or ()))
