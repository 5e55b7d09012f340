"""Metadata, no content: where rounds stand, and when versions were agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from alongside.records.plans.locks import locked_round
from alongside.records.plans.models import OtherPlan, PlanVersion, Round
from alongside.records.plans.rows import round_value, total_of, version_value
from alongside.records.plans.values import (
    DuePage,
    RoundView,
    VersionView,
)
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown
from alongside.rules.stages import UNDER_WAY, Stage

# Part of nearly every page of a person, so in plain SQL. The columns are the fields of RoundView, in their order; those
# of an open round are followed by the number of items with newer words.
_ROUND = """
select r.id, r.person_id, r.organisation_id, r.number, r.stage, r.opened_at, r.due_on, r.review_on, r.review_with,
    r.coordinator, r.closed_at
from plans_round r where r.id = %s
"""
_OPEN_ROUND = """
select r.id, r.person_id, r.organisation_id, r.number, r.stage, r.opened_at, r.due_on, r.review_on, r.review_with,
    r.coordinator, r.closed_at,
    (select count(distinct c.item) from plans_contribution c where c.round_id = r.id and c.said_at > %(since)s)
from plans_round r where r.person_id = %(person)s and r.closed_at is null
"""


def round_view(*, by: Actor, round_id: UUID) -> RoundView:
    """One round. Raises Unknown when there is none that this actor may know of."""
    with connection.cursor() as cursor:
        cursor.execute(_ROUND, [round_id])
        row = cursor.fetchone()
    if row is None:
        raise Unknown("round.unknown")
    return _round(*row)


def lock_round(*, by: Actor, round_id: UUID) -> RoundView:
    """One round, locked until the transaction ends: nothing is said in it or moved in between. Raises Unknown."""
    return round_value(locked_round(round_id))


def open_round_of(*, by: Actor, person: UUID) -> RoundView | None:
    """The person's open round, if there is one."""
    row = Round.objects.filter(person_id=person, closed_at=None).first()
    return round_value(row) if row else None


def open_round_since(*, by: Actor, person: UUID, since: datetime | None) -> tuple[RoundView | None, int]:
    """The person's open round, and how many of its items have words newer than `since`, in one query.

    Only items that this actor may see are counted: row-level security leaves out the others.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_ROUND, {"person": person, "since": since})
        row = cursor.fetchone()
    if row is None:
        return None, 0
    *columns, newer = row
    return _round(*columns), newer


def rounds_of(*, by: Actor, person: UUID) -> tuple[RoundView, ...]:
    """Every round of one person, newest first."""
    return tuple(round_value(row) for row in Round.objects.filter(person_id=person).order_by("-number"))


def rounds_of_people(*, by: Actor, people: Sequence[UUID]) -> Mapping[UUID, RoundView]:
    """The open round of each of these people."""
    rows = Round.objects.filter(person_id__in=people, closed_at=None)
    return {row.person_id: round_value(row) for row in rows}


def rounds_in_stage(*, by: Actor, stage: Stage, most: int, skipped: int = 0) -> DuePage:
    """A page of the actor's organisation's rounds in this stage, what is due first."""
    rows = Round.objects.filter(organisation_id=by.known_organisation, stage=stage, closed_at=None)
    return _page(rows.order_by("due_on", "id"), most, skipped)


def rounds_to_review(*, by: Actor, until: date, most: int, skipped: int = 0) -> DuePage:
    """A page of the actor's organisation's agreed rounds that are to be looked at again by `until`, the first first."""
    rows = Round.objects.filter(organisation_id=by.known_organisation, stage=Stage.AGREED, closed_at=None)
    return _page(rows.filter(review_on__lte=until).order_by("review_on", "id"), most, skipped)


def count_reviews_until(*, by: Actor, until: date) -> int:
    """How many agreed plans of the actor's organisation are to be looked at again by `until`."""
    rows = Round.objects.filter(organisation_id=by.known_organisation, stage=Stage.AGREED, closed_at=None)
    return rows.filter(review_on__lte=until).count()


def rounds_due(*, by: Actor, account: UUID, until: date, most: int, skipped: int = 0) -> DuePage:
    """A page of the open rounds of the actor's organisation that this account coordinates, or nobody does yet, in which
    the team has something to do by `until`. What has no day is in the team's hands now and comes first."""
    mine = Q(coordinator=account) | Q(coordinator=None)
    waiting = Q(due_on__lte=until) | Q(due_on=None, stage__in=UNDER_WAY)
    rows = Round.objects.filter(mine, waiting, organisation_id=by.known_organisation, closed_at=None)
    return _page(rows.order_by(F("due_on").asc(nulls_first=True), "id"), most, skipped)


def versions_of(*, by: Actor, person: UUID) -> tuple[VersionView, ...]:
    """Every agreed version, newest first: when and how, no content."""
    return tuple(version_value(row) for row in PlanVersion.objects.filter(person_id=person).order_by("-number"))


def has_other_plans(*, by: Actor, person: UUID) -> bool:
    """Whether the person has plans that somebody else leads."""
    return OtherPlan.objects.visible_to(by).filter(person_id=person).exists()


def _round(*columns: Any) -> RoundView:
    view = RoundView(*columns)
    return replace(view, stage=Stage(view.stage))


def _page(rows: QuerySet[Round], most: int, skipped: int) -> DuePage:
    page = [round_value(row) for row in rows[skipped : skipped + most]]
    return DuePage(tuple(page), total_of(rows, page, most, skipped))
