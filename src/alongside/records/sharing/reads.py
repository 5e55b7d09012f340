"""Facts that sharing is decided on, and the person's decisions as they stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.records.sharing.models import SharingDecision
from alongside.records.sharing.values import Reader, SharingView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.sharing import Choice, Facts

_FACTS = """
select p, f.registered, f.chosen, f.may_contribute, f.restricted, set_config('alongside.subject', %s, true)
from unnest(%s::uuid[]) as p, reader_facts(p, %s, %s, %s, %s) as f
"""


def facts_for(*, by: Actor, people: Sequence[UUID], now: datetime) -> Mapping[UUID, Facts]:
    """What the decision about this actor and each of these people stands on, in one query.

    Where there is one person, row-level security is told that their plan is being opened (the transaction's subject),
    so that it decides once per query and not once per row.
    """
    subject = str(people[0]) if len(people) == 1 else ""
    values = [subject, list(people), str(by.role), by.account, by.organisation, now]
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, values)
        return {row[0]: _facts(by, *row[:5]) for row in cursor.fetchall()}


def decisions_of(*, by: Actor, person: UUID) -> tuple[SharingView, ...]:
    """The newest decision about each reader, those who see something first."""
    rows = SharingDecision.objects.filter(person_id=person).select_related("organisation", "account")
    newest: dict[tuple[UUID | None, UUID | None], SharingDecision] = {}
    for row in rows.order_by("number"):
        newest[row.organisation_id, row.account_id] = row
    views = sorted(map(_view, newest.values()), key=lambda view: (not view.sections, view.reader_name))
    return tuple(views)


def people_shared_with(*, by: Actor, now: datetime) -> tuple[UUID, ...]:
    """The people who have chosen, as of today, to share something with this actor's organisation or account."""
    rows = SharingDecision.objects.filter(starts_on__lte=day_of(now))
    own = rows.filter(organisation_id=by.organisation) if by.organisation else rows.filter(account_id=by.known_account)
    newest = {row.person_id: row for row in own.order_by("number")}
    return tuple(
        person for person, row in newest.items() if row.sections and (row.ends_on is None or row.ends_on >= day_of(now))
    )


def _facts(
    by: Actor, person: UUID, registered: bool, chosen: list[str] | None, may_contribute: bool, restricted: list[str]
) -> Facts:
    choice = None if chosen is None else Choice(frozenset(map(Section, chosen)), bool(may_contribute))
    kept = ALL_SECTIONS if "*" in restricted else frozenset(map(Section, restricted))
    return Facts(is_own=by.own_plan == person, registered=registered, choice=choice, restricted=kept)


def _view(row: SharingDecision) -> SharingView:
    reader_name = row.organisation.name if row.organisation else row.account.name if row.account else ""
    return SharingView(
        reader=Reader(organisation=row.organisation_id, account=row.account_id),
        reader_name=reader_name,
        sections=tuple(section for section in Section if section in row.sections),
        may_contribute=row.may_contribute,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        how=row.how,
        reason=row.reason,
        decided_at=row.decided_at,
    )
