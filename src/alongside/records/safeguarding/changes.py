"""Concerns: recorded, who is named, what the person says, what was done, closed. All is in the compartment's chain."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.changes import answer_concern
from alongside.records.careteam.reads import everybody_around, open_worry
from alongside.records.safeguarding.models import Concern, Named, Note, View
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.safeguarding import (
    Closed,
    Harm,
    NewConcern,
    OwnView,
    check_close,
    check_concern,
    check_goes_on,
    check_named,
    check_note,
    check_view,
)
from alongside.rules.text import safe_line, safe_text

LONGEST = 10_000


def record_concern(
    *,
    by: Actor,
    person: UUID,
    new: NewConcern,
    now: datetime,
    supporters: Collection[UUID] = (),
    others: str = "",
    escalation: UUID | None = None,
) -> UUID:
    """Write down a concern, and who is said to have caused harm: those who support the person, and others by name.

    escalation: the worry that it came from, once. Who is named is shut out from this moment on (answer_concern). Raises
    Invalid, NotAllowed for somebody who does not guard this person, NotReady for a worry that has its concern.
    """
    check_concern(new, day_of(now))
    _check_guards(person)
    if escalation is not None:
        _check_worry(by, person, escalation, now)
    concern = uuid4()
    row = Concern(
        id=concern,
        person_id=person,
        organisation_id=by.known_organisation,
        reference=concern.hex[:8].upper(),
        seen_on=new.seen_on,
        harms=[str(each) for each in Harm if each in new.harms],
        words=safe_text(new.words, field="words", longest=LONGEST).strip(),
        escalation_id=escalation,
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    )
    row.save(force_insert=True)
    _log(by, now, EventKind.CONCERN_RECORDED, row)
    if supporters or others.strip():
        _name(by, row, supporters, others, now)
    return concern


def name_in_concern(
    *, by: Actor, concern: UUID, now: datetime, supporters: Collection[UUID] = (), others: str = ""
) -> None:
    """Name who is said to have caused harm, later on. Raises Invalid, Unknown, NotReady."""
    check_named(supporters, others)
    _name(by, _open(concern), supporters, others, now)


def note_concern(*, by: Actor, concern: UUID, words: str, done_on: date, now: datetime) -> None:
    """Write down what was done. Raises Invalid, Unknown, NotReady for a concern that is closed."""
    check_note(words, done_on, day_of(now))
    row = _open(concern)
    Note(
        id=uuid4(),
        person_id=row.person_id,
        concern_id=row.id,
        done_on=done_on,
        words=_words(words, "words"),
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    ).save(force_insert=True)
    _log(by, now, EventKind.CONCERN_NOTED, row)


def record_own_view(*, by: Actor, concern: UUID, own: OwnView, now: datetime) -> None:
    """Write down what the person says and wants to happen, or why they could not be asked. Raises as note_concern."""
    check_view(own, day_of(now))
    row = _open(concern)
    View(
        id=uuid4(),
        person_id=row.person_id,
        concern_id=row.id,
        asked=own.asked,
        why_not_alone=_words(own.why_not_alone, "why_not_alone"),
        asked_on=own.asked_on,
        view=_words(own.view, "view"),
        wants=_words(own.wants, "wants"),
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    ).save(force_insert=True)
    _log(by, now, EventKind.CONCERN_ASKED, row)


def close_concern(*, by: Actor, concern: UUID, why: Closed, words: str, now: datetime) -> None:
    """Close a concern, with the reason. It lets nobody in again. Raises as note_concern."""
    check_close(words)
    row = _open(concern)
    Concern.objects.filter(id=row.id).update(
        closed=why,
        closed_words=_words(words, "words"),
        closed_at=now,
        closed_by=by.known_account,
        closed_by_name=by.name,
    )
    _log(by, now, EventKind.CONCERN_CLOSED, row)


def _name(by: Actor, concern: Concern, supporters: Collection[UUID], others: str, now: datetime) -> None:
    around = {each.id: each.name for each in everybody_around(by=by, person=concern.person_id)}
    if not around.keys() >= set(supporters):
        raise Invalid("supporter.unknown", field="supporters")
    known = set(Named.objects.filter(concern_id=concern.id).values_list("supporter_id", flat=True))
    for supporter in sorted(set(supporters) - known):
        _add_name(by, concern, around[supporter], now, supporter)
        answer_concern(by=by, supporter=supporter, alleged=True, now=now)
    for name in filter(None, map(str.strip, others.splitlines())):
        _add_name(by, concern, safe_line(name, field="others"), now)
    _log(by, now, EventKind.CONCERN_NAMED, concern)


def _add_name(by: Actor, concern: Concern, name: str, now: datetime, supporter: UUID | None = None) -> None:
    Named(
        id=uuid4(),
        person_id=concern.person_id,
        concern_id=concern.id,
        supporter_id=supporter,
        name=name,
        named_at=now,
        named_by=by.known_account,
        named_by_name=by.name,
    ).save(force_insert=True)


def _open(concern: UUID) -> Concern:
    """The concern, locked until this is done: nothing is added to one that is being closed."""
    Concern.objects.select_for_update().filter(id=concern).first()  # the database locks none that is closed
    row = Concern.objects.filter(id=concern).first()
    if row is None:
        raise Unknown("concern.unknown")
    check_goes_on(row.closed_at)
    return row


def _check_guards(person: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select guards_person(%s)", [person])
        if not cursor.fetchone()[0]:
            raise NotAllowed("plan.not-shared")


def _check_worry(by: Actor, person: UUID, escalation: UUID, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select linked_records(%s)", [person])
        records = cursor.fetchone()[0]
    if open_worry(by=by, escalation=escalation, now=now).person not in records:
        raise Unknown("escalation.unknown")
    if Concern.objects.filter(escalation_id=escalation).exists():
        raise NotReady("concern.from-worry-already")


def _words(words: str, field: str) -> str:
    return safe_text(words, field=field, longest=LONGEST).strip() if words.strip() else ""


def _log(by: Actor, now: datetime, kind: EventKind, row: Concern) -> None:
    """By its reference and no person: whoever reads over this log learns that something was done, not about whom."""
    append_event(by=by, now=now, kind=kind, detail={"concern": row.reference}, guarded=True)
