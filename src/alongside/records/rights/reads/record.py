"""A person's whole record, as one reader may see it: the plan through the one gate, each table by the dictionary.

leaving.json is made from the data dictionary by `make docs`: which columns of which table leave in a copy. Row-level
security decides about each row as about any; what a reviewer kept out is left out of every part.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.records.people.reads import names_of_accounts, names_of_organisations
from alongside.records.plans.reads import entries_apart, open_drafts, open_versions, rounds_of, versions_of
from alongside.records.plans.values import DraftView, PlanView
from alongside.records.rights.leaving import Leaving, leaving
from alongside.records.rights.record_file import RecordFile, Table, Value, Version
from alongside.records.rights.whole import Row, WholeRecord
from alongside.rules.actors import Actor, Purpose
from alongside.rules.plan.content import Content

_STATEMENT = "select {columns} from {table} where {person} = %s{more} order by {order}"
# Without entries that are kept from this reader, and without the gap that one would leave in the numbers.
_SHOWN = {
    "plans_plansection.content": "shown_content(id)",
    "plans_contribution.place": "dense_rank() over (partition by round_id order by place)",
}
# Of the audit, what the person's own list of who looked shows (records/audit/reads.py): nothing that tells of a limit.
_MORE = {
    "plans_plansection": " and shown_content(id) -> 'items' <> '[]'",
    "audit_event": " and because <> 'restricted' and not kind = any(array['restriction.set', 'restriction.lifted'])",
}


def whole_record(
    *,
    by: Actor,
    person: UUID,
    purpose: Purpose,
    now: datetime,
    withheld: Collection[UUID] = (),
    for_another: bool = False,
) -> WholeRecord:
    """Open all of a person's record. The gate decides, and logs it; raises NotAllowed where nothing may be seen.

    for_another: it goes to somebody else than the person. Then what anybody is kept from is left out, unsaid: who may
    read it there is for a safeguarding lead to say, and the reviewer may be one of those who are kept from it.
    """
    apart = entries_apart(by=by, person=person, now=now) if for_another else frozenset()
    left_out = frozenset(withheld) | apart
    numbers = [each.number for each in versions_of(by=by, person=person)]
    opened = open_versions(by=by, person=person, purpose=purpose, now=now, versions=[None, *numbers])
    views = [_without(view, left_out) for view in opened]
    rounds = [each.id for each in rounds_of(by=by, person=person)]
    drafts = open_drafts(by=by, rounds=rounds, purpose=purpose, now=now) if rounds else ()
    rows = tuple(row for row in _rows(person) if row.entry not in left_out)
    if apart:
        rows = tuple(
            replace(row, values={each: _shown(value, apart) for each, value in row.values.items()}) for row in rows
        )
    shown = tuple(replace(each, content=_kept(each.content, left_out)) for each in drafts)
    return WholeRecord(views[0], tuple(views[1:]), shown, rows, frozenset(withheld))


def record_file(
    *, by: Actor, record: WholeRecord, made_for: str, now: datetime, tells_withheld: bool = True
) -> RecordFile:
    """The record in the form that is written as JSON. names: of every account and organisation that it mentions."""
    ids = {value for row in record.rows for value in row.values.values() if isinstance(value, UUID)}
    accounts = names_of_accounts(by=by, accounts=ids)
    organisations = names_of_organisations(by=by, organisations=ids)
    return RecordFile(
        person=record.plan.person.id,
        made_at=now,
        made_for=made_for,
        versions=(*map(_version, record.versions), *map(_draft, record.drafts)),
        tables=tuple(_tables(record)),
        names=dict(sorted({**accounts, **organisations}.items())),  # not as the database happens to find them
        withheld=len(record.withheld) if tells_withheld else None,
    )


def _rows(person: UUID) -> Iterator[Row]:
    with connection.cursor() as cursor:
        for table, about in leaving().items():
            columns = list(about.columns)
            cursor.execute(_statement(table, about), [person])
            for entry, *values in cursor.fetchall():
                kinds = about.columns.values()
                read = [_value(value, kind) for value, kind in zip(values, kinds, strict=True)]
                yield Row(table, entry if isinstance(entry, UUID) else None, dict(zip(columns, read, strict=True)))


def _statement(table: str, about: Leaving) -> str:
    """Every name in it is of our own columns."""
    return _STATEMENT.format(
        columns=", ".join([about.item, *(_SHOWN.get(f"{table}.{each}", each) for each in about.columns)]),
        table=table,
        person=about.person,
        more=_MORE.get(table, ""),
        order=", ".join(about.order),
    )


def _value(value: Any, kind: str) -> Value:
    """A column as a value: JSON comes as text from a plain cursor."""
    plain: Value = json.loads(value) if kind == "json" and isinstance(value, str) else value
    return plain


def _tables(record: WholeRecord) -> Iterator[Table]:
    for name, about in leaving().items():
        rows = [row for row in record.rows if row.table == name]
        if rows:
            columns = tuple(about.columns.items())
            values = tuple(tuple(_shown(row.values[each], record.withheld) for each, _kind in columns) for row in rows)
            yield Table(name, about.about, columns, values)


def _shown(value: Value, withheld: frozenset[UUID]) -> Value:
    """A stored section of a version without the items that were kept out of this copy."""
    if withheld and isinstance(value, dict) and isinstance(value.get("items"), list):
        kept = [each for each in value["items"] if UUID(each["id"]) not in withheld]
        return {**value, "items": kept}
    return value


def _without(view: PlanView, withheld: frozenset[UUID]) -> PlanView:
    people = tuple(each for each in view.people if each.id not in withheld)
    plans = tuple(each for each in view.other_plans if each.id not in withheld)
    content, apart = _kept(view.content, withheld), _kept(view.apart, withheld)
    return replace(view, content=content, apart=apart, people=people, other_plans=plans)


def _kept(content: Content, withheld: frozenset[UUID]) -> Content:
    """The items that stay, and of a goal that does not, not its actions either."""
    return Content(tuple(each for each in content.items if not {each.id, each.parent} & withheld))


def _version(view: PlanView) -> Version:
    agreed = view.version
    if agreed is None:
        return Version(0, 0, None, "", view.content.items)
    return Version(agreed.number, 0, agreed.agreed_at, agreed.fingerprint, view.content.items)


def _draft(draft: DraftView) -> Version:
    return Version(0, draft.round.number, None, "", draft.content.items)
