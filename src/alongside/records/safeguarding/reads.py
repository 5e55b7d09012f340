"""Concerns for the safeguarding leads who keep them. Every look is in the compartment's own chain."""

from datetime import datetime
from uuid import UUID

from django.db.models.expressions import RawSQL

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.audit.reads import guarded_events
from alongside.records.careteam.reads import is_barred
from alongside.records.people.reads import names_of_accounts
from alongside.records.safeguarding.models import Concern, Named, Note, View
from alongside.records.safeguarding.values import (
    ClosedView,
    ConcernLine,
    ConcernView,
    NamedView,
    NoteView,
    Opened,
    OwnViewView,
    Recorded,
)
from alongside.rules.actors import Actor
from alongside.rules.involvement import Asked
from alongside.rules.refusals import Unknown
from alongside.rules.safeguarding import Closed, Harm

MOST_LOGGED = 50
WAITING = 50


def concerns_of(*, by: Actor, person: UUID, now: datetime) -> tuple[ConcernLine, ...]:
    """The concerns about a person, in all records that were joined to theirs; those that go on first. Logged."""
    rows = Concern.objects.filter(person_id__in=RawSQL("select unnest(records_of(%s))", [person]))
    found = [_line(row) for row in rows.order_by("-seen_on", "-written_at", "id")]
    references = " ".join(each.reference for each in found)
    append_event(
        by=by, now=now, kind=EventKind.CONCERNS_LISTED, detail={"concerns": references}, guarded=True, once=True
    )
    return tuple(sorted(found, key=lambda each: each.closed_at is not None))


def concerns_that_go_on(*, by: Actor, now: datetime) -> tuple[ConcernLine, ...]:
    """Those of everybody whom the actor's organisation looks after, the oldest first. Logged."""
    rows = Concern.objects.filter(organisation_id=by.known_organisation, closed_at=None).order_by("seen_on", "id")
    found = tuple(_line(row) for row in rows[:WAITING])
    detail = {"found": str(len(found))}
    append_event(by=by, now=now, kind=EventKind.CONCERNS_LISTED, detail=detail, guarded=True, once=True)
    return found


def concern_of_worry(*, by: Actor, escalation: UUID) -> Recorded | None:
    """The concern that came from a worry, for who keeps it."""
    row = Concern.objects.filter(escalation_id=escalation).values_list("person_id", "id").first()
    return Recorded(*row) if row else None


def open_concern(*, by: Actor, person: UUID, concern: UUID, now: datetime) -> ConcernView:
    """A concern with all that hangs on it. Logged, each time. Raises Unknown, also where it is about somebody else."""
    rows = Concern.objects.filter(person_id__in=RawSQL("select unnest(records_of(%s))", [person]))
    row = rows.filter(id=concern).select_related("escalation").first()
    if row is None:
        raise Unknown("concern.unknown")
    detail = {"concern": row.reference}
    append_event(by=by, now=now, kind=EventKind.CONCERN_OPENED, detail=detail, guarded=True, once=True)
    return ConcernView(
        line=_line(row),
        words=row.words,
        worry=row.escalation.reference if row.escalation else "",
        written_by_name=row.written_by_name,
        closed=ClosedView(Closed(row.closed), row.closed_words, row.closed_at, row.closed_by_name)
        if row.closed_at
        else None,
        named=_named(by, row.id, now),
        views=tuple(map(_view, View.objects.filter(concern_id=row.id).order_by("-written_at", "id"))),
        notes=tuple(map(_note, Note.objects.filter(concern_id=row.id).order_by("-done_on", "-written_at", "id"))),
        log=_log(by, row.reference),
    )


def _named(by: Actor, concern: UUID, now: datetime) -> tuple[NamedView, ...]:
    rows = Named.objects.filter(concern_id=concern).select_related("supporter").order_by("named_at", "name", "id")
    return tuple(_named_view(by, row, now) for row in rows)


def _named_view(by: Actor, row: Named, now: datetime) -> NamedView:
    account = row.supporter.account_id if row.supporter else None
    shut_out = account is not None and is_barred(by=by, person=row.person_id, account=account, now=now)
    return NamedView(row.name, row.supporter_id, account, shut_out)


def _line(row: Concern) -> ConcernLine:
    return ConcernLine(
        id=row.id,
        person=row.person_id,
        reference=row.reference,
        seen_on=row.seen_on,
        harms=tuple(map(Harm, row.harms)),
        written_at=row.written_at,
        closed_at=row.closed_at,
    )


def _view(row: View) -> OwnViewView:
    return OwnViewView(
        asked=Asked(row.asked),
        why_not_alone=row.why_not_alone,
        asked_on=row.asked_on,
        view=row.view,
        wants=row.wants,
        written_at=row.written_at,
        written_by_name=row.written_by_name,
    )


def _note(row: Note) -> NoteView:
    return NoteView(row.done_on, row.words, row.written_at, row.written_by_name)


def _log(by: Actor, reference: str) -> tuple[Opened, ...]:
    events = guarded_events(by=by, detail={"concern": reference}, most=MOST_LOGGED)
    names = names_of_accounts(by=by, accounts={each.account for each in events if each.account})
    return tuple(Opened(each.at, each.kind, names.get(each.account, "") if each.account else "") for each in events)
