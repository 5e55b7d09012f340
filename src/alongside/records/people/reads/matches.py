"""People who were sent to us and may be here already: the queue for somebody to look at."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.records.people.models import PossibleMatch
from alongside.records.people.reads.people import people_listed, person_views
from alongside.records.people.values import PAGE, MatchPage, MatchView, PersonView
from alongside.rules.actors import Actor
from alongside.rules.refusals import NotReady, Unknown


def possible_matches(*, by: Actor, page: int, now: datetime) -> MatchPage:
    """A page of 50 of the received people who may be somebody here and wait for a human, the first found first."""
    rows = _undecided(by)
    total, shown = rows.count(), list(rows.order_by("found_at", "id")[(page - 1) * PAGE : page * PAGE])
    known = [row.person_id for row in shown if row.person_id]
    people = people_listed(by=by, people=known, name="possible matches", now=now)
    matches = tuple(_match_view(row, people) for row in shown)
    return MatchPage(matches, page, max(1, -(-total // PAGE)), total)


def possible_match(*, by: Actor, match: UUID) -> MatchView:
    """One received person beside the one here. Raises Unknown when there is none, NotReady when it was decided."""
    row = PossibleMatch.objects.filter(organisation_id=by.known_organisation, id=match).first()
    if row is None:
        raise Unknown("match.unknown")
    if row.decided_at is not None:
        raise NotReady("match.decided")
    return _match_view(row, person_views(by=by, people=[row.person_id] if row.person_id else []))


def decided_match(*, by: Actor, match: UUID) -> MatchView:
    """One received person of whom a human has said whether it is somebody here. Raises Unknown."""
    decided = PossibleMatch.objects.filter(organisation_id=by.known_organisation, decided_at__isnull=False)
    row = decided.filter(id=match).first()
    if row is None:
        raise Unknown("match.unknown")
    return _match_view(row, {})


def count_possible_matches(*, by: Actor) -> int:
    """How many received people wait for a human."""
    return _undecided(by).count()


def _undecided(by: Actor) -> QuerySet[PossibleMatch]:
    return PossibleMatch.objects.filter(organisation_id=by.known_organisation, decided_at=None)


def _match_view(row: PossibleMatch, people: Mapping[UUID, PersonView]) -> MatchView:
    return MatchView(
        id=row.id,
        source_id=row.source_id,
        given_name=row.given_name,
        family_name=row.family_name,
        born_on=row.born_on,
        why=row.why,
        found_at=row.found_at,
        person=people.get(row.person_id) if row.person_id else None,
        is_same=row.is_same,
    )
