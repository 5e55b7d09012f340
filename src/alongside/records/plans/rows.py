"""From rows to the frozen values that leave this app."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.records.plans.models import Contribution, PlanVersion, Round
from alongside.records.plans.values import (
    ContributionView,
    RoundView,
    VersionView,
)
from alongside.rules.plan.content import Item, Kind, Whose, details_from_stored
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage


def round_value(row: Round) -> RoundView:
    return RoundView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        number=row.number,
        stage=Stage(row.stage),
        opened_at=row.opened_at,
        due_on=row.due_on,
        review_on=row.review_on,
        review_with=row.review_with,
        coordinator=row.coordinator,
        closed_at=row.closed_at,
    )


def version_value(row: PlanVersion) -> VersionView:
    return VersionView(
        id=row.id,
        round=row.round_id,
        number=row.number,
        agreed_at=row.agreed_at,
        agreed_by_name=row.agreed_by_name,
        agreed_how=row.agreed_how,
        agreed_with_name=row.agreed_with_name,
        has_exceptions=row.has_exceptions,
        review_on=row.review_on,
        review_with=row.review_with,
        fingerprint=row.fingerprint,
    )


def contribution_value(row: Contribution) -> ContributionView:
    return ContributionView(
        id=row.id,
        person=row.person_id,
        round=row.round_id,
        item=row.item,
        number=row.number,
        section=Section(row.section),
        prompt=row.prompt,
        words="" if row.is_withdrawn else row.words,
        said_by=row.said_by,
        said_at=row.said_at,
        typed_by_name=row.typed_by_name,
        is_withdrawn=row.is_withdrawn,
    )


def item_value(row: Contribution) -> Item:
    return Item(
        id=row.item,
        section=Section(row.section),
        kind=Kind(row.kind),
        words=row.words,
        whose=Whose(row.whose),
        said_by=row.said_by,
        said_at=row.said_at,
        typed_by=row.typed_by_name if row.typed_by_name != row.said_by else "",
        seq=row.number,
        parent=row.parent,
        prompt=row.prompt,
        importance=row.importance,
        confidence=row.confidence,
        who=row.who,
        by_when=row.by_when,
        details=details_from_stored(row.details),
        language=row.language,
    )


def newest_of_each(rows: Iterable[Contribution]) -> list[Contribution]:
    """The newest contribution of each item, without the withdrawn, in the order of the page."""
    ordered = sorted(rows, key=lambda row: (row.place, row.item, row.number))
    newest: dict[UUID, Contribution] = {}
    for row in ordered:
        newest[row.item] = row
    return [row for row in newest.values() if not row.is_withdrawn]


def total_of(rows: QuerySet[Any, Any], page: Sequence[object], most: int, skipped: int) -> int:
    """How many there are in all; counted only where the page does not show it."""
    is_last = len(page) < most and (page or not skipped)
    return skipped + len(page) if is_last else rows.count()


def agreed_facts(version: PlanVersion, exceptions: str) -> Mapping[str, str]:
    """What the fingerprint covers of how a version was agreed."""
    return {
        "at": version.agreed_at.isoformat(),
        "by": str(version.agreed_by),
        "by_name": version.agreed_by_name,
        "how": version.agreed_how,
        "with": version.agreed_with_name,
        "exceptions": exceptions,
        "review_on": version.review_on.isoformat(),
        "review_with": version.review_with,
    }
