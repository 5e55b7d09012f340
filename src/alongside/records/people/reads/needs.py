"""What a person needs: with who said so and when, and what is to be asked again. Each look is logged."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Adjustment, Need
from alongside.records.people.reads.accounts import names_of_accounts
from alongside.records.people.values import AdjustmentView, NeedsPage, NeedView, PersonView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.needs import Subset
from alongside.rules.refusals import Unknown


def open_needs(*, by: Actor, person: PersonView, now: datetime) -> NeedsPage:
    """Everything about one person's needs, with names; `person` as person_view() gave it to this actor. Logged."""
    append_event(by=by, now=now, kind=EventKind.NEEDS_OPENED, person=person.id, once=True)
    rows = _newest(person.id)
    adjustments = list(Adjustment.objects.filter(person_id=person.id, ended_at=None).order_by("told_at", "id"))
    ids = {row.recorded_by for row in rows.values()} | {row.recorded_by for row in adjustments}
    names = names_of_accounts(by=by, accounts=ids | {row.confirmed_by for row in adjustments if row.confirmed_by})
    today = day_of(now)
    return NeedsPage(
        person=person,
        subsets={subset: _need_view(rows.get(subset), person, subset, names, today) for subset in Subset},
        adjustments=tuple(_adjustment_view(row, names, today) for row in adjustments),
    )


def open_adjustment(*, by: Actor, person: UUID, adjustment: UUID, now: datetime) -> AdjustmentView:
    """One adjustment that holds now, of this person. Logged. Raises Unknown."""
    row = Adjustment.objects.filter(person_id=person, id=adjustment, ended_at=None).first()
    if row is None:
        raise Unknown("needs.unknown")
    append_event(by=by, now=now, kind=EventKind.NEEDS_OPENED, person=person, once=True)
    confirmed = {row.confirmed_by} if row.confirmed_by else set()
    names = names_of_accounts(by=by, accounts={row.recorded_by} | confirmed)
    return _adjustment_view(row, names, day_of(now))


def _newest(person: UUID) -> Mapping[str, Need]:
    rows = Need.objects.filter(person_id=person).order_by("subset", "-number").distinct("subset")
    return {row.subset: row for row in rows}


def _need_view(
    row: Need | None, person: PersonView, subset: Subset, names: Mapping[UUID, str], today: date
) -> NeedView:
    told = person.needs.of(subset)
    if row is None:
        return NeedView(subset=subset, told=told)
    return NeedView(
        subset=subset,
        told=told,
        told_by=row.told_by,
        told_on=day_of(row.told_at),
        recorded_by=names.get(row.recorded_by, ""),
        review_on=row.review_on,
        is_due=row.review_on <= today,
    )


def _adjustment_view(row: Adjustment, names: Mapping[UUID, str], today: date) -> AdjustmentView:
    return AdjustmentView(
        id=row.id,
        what=row.what,
        words=row.words,
        consequence=row.consequence,
        told_by=row.told_by,
        told_on=day_of(row.told_at),
        recorded_by=names.get(row.recorded_by, ""),
        confirmed_by=names.get(row.confirmed_by, "") if row.confirmed_by else "",
        is_confirmed=row.confirmed_at is not None,
        review_on=row.review_on,
        is_due=row.review_on <= today,
    )
