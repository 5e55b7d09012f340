"""What was done with a person's record, as the person may read it. Row-level security shows it to nobody else."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.records.audit.kinds import EventKind
from alongside.records.audit.models import Event
from alongside.records.audit.values import EVERYTHING, EventPage, EventView, Only, guarded_chain
from alongside.rules.actors import Actor

# A limit is kept from those whom it limits, and from whoever reads over the person's shoulder.
TELL_OF_LIMITS = frozenset({EventKind.RESTRICTION_SET, EventKind.RESTRICTION_LIFTED})
# Steps of a machine on the way to something that has its own line.
ONLY_STEPS = frozenset(
    {
        EventKind.MESSAGE_QUEUED,
        EventKind.MESSAGE_CLAIMED,
        EventKind.MESSAGE_HANDED_OVER,
        EventKind.DRAFT_SAVED,
        EventKind.CODE_MADE,
    }
)
BECAUSE_OF_A_LIMIT = "restricted"


def events_about(
    *,
    by: Actor,
    person: UUID,
    before: int | None,
    most: int,
    without_account: UUID | None = None,
    only: Only = EVERYTHING,
) -> EventPage:
    """What was done with this person's record, newest first, before number `before` of its chain.

    Nothing that would give a limit away is in it. without_account leaves out what one account did.
    """
    rows = _shown(person, without_account)
    rows = rows.filter(number__lt=before) if before is not None else rows
    found = list(_only(rows, only).order_by("-number")[: most + 1])
    older = found[most - 1].number if len(found) > most else None
    return EventPage(tuple(_view(row) for row in found[:most]), older)


def guarded_events(*, by: Actor, detail: Mapping[str, str], most: int) -> tuple[EventView, ...]:
    """What was done in the safeguarding compartment of the actor's organisation with this, the newest first."""
    rows = Event.objects.filter(chain=guarded_chain(by.known_organisation), detail__contains=dict(detail))
    return tuple(_view(row) for row in rows.order_by("-number")[:most])


def who_did(
    *, by: Actor, person: UUID, without_account: UUID | None = None
) -> frozenset[tuple[UUID | None, UUID | None]]:
    """Each account, with the organisation it acted for, that did something of what events_about shows."""
    pairs = _shown(person, without_account).order_by().values_list("account", "organisation").distinct()
    return frozenset(pairs)


def _shown(person: UUID, without_account: UUID | None) -> QuerySet[Event]:
    rows = Event.objects.filter(chain=f"person:{person}").exclude(because=BECAUSE_OF_A_LIMIT)
    rows = rows.exclude(kind__in=TELL_OF_LIMITS | ONLY_STEPS)
    return rows.exclude(account=without_account) if without_account else rows


def _only(rows: QuerySet[Event], only: Only) -> QuerySet[Event]:
    wanted = {"at__gte": only.since, "account": only.account, "organisation": only.organisation}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return rows.filter(kind__in=only.kinds) if only.kinds else rows


def _view(row: Event) -> EventView:
    return EventView(
        number=row.number,
        at=row.at,
        kind=EventKind(row.kind),
        role=row.role,
        account=row.account,
        organisation=row.organisation,
        purpose=row.purpose,
        detail=row.detail or {},
    )


def count_own_events(*, by: Actor, kind: EventKind, since: datetime) -> int:
    """How often this account did something of this kind since then."""
    return Event.objects.filter(account=by.known_account, kind=kind, at__gt=since).count()
