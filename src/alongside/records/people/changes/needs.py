"""What a person needs to be reached, to read and to be helped; staff confirm what the person told themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import Adjustment, Need
from alongside.records.people.reads.people import person_view
from alongside.records.people.told_needs import ADJUSTMENTS
from alongside.records.people.writing import line_or_nothing, write_person
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.needs import Answer, Subset, check_adjustment, check_told, review_on
from alongside.rules.people import ToldBy, check_told_by
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.text import safe_line, safe_text

LONGEST = 500


@dataclass(frozen=True, slots=True)
class NewAdjustment:
    """What is to be done differently, and what happens if it is not."""

    what: str
    words: str = ""
    consequence: str = ""


def record_need(
    *,
    by: Actor,
    person: UUID,
    subset: Subset,
    answer: str,
    codes: Iterable[str],
    now: datetime,
    words: str = "",
    told_by: str = ToldBy.PERSON,
    review: date | None = None,
) -> UUID:
    """Record what was answered about one subset: what is needed, or that nothing is. It holds from now on.

    What the person tells themself waits for somebody of the team to confirm it, and counts meanwhile.
    """
    words = safe_text(words, longest=LONGEST) if words else ""
    told = check_told(subset, answer, codes, words)
    row = _new_row(by, person, subset, now, _told_by(by, told_by), review)
    row.answer, row.codes, row.words = told.answer, list(told.codes), told.words
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.NEED_RECORDED, person=person, detail={"subset": str(subset)})
    return row.id


def record_language(*, by: Actor, person: UUID, language: str, interpreter: bool, now: datetime) -> None:
    """Record the language that they read and speak best, and whether they need an interpreter for it."""
    language = safe_line(language, field="language", longest=35)
    write_person(by, person, {"language": language, "interpreter": interpreter}, now)


def record_no_adjustments(
    *, by: Actor, person: UUID, now: datetime, told_by: str = ToldBy.PERSON, review: date | None = None
) -> UUID:
    """Record that the person was asked and needs nothing done differently. Raises NotReady while something is."""
    if Adjustment.objects.filter(person_id=person, ended_at=None).exists():
        raise NotReady("needs.adjustments-there", field="answer")
    row = _new_row(by, person, ADJUSTMENTS, now, _told_by(by, told_by), review)
    row.answer = Answer.NONE
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.NEED_RECORDED, person=person, detail={"subset": ADJUSTMENTS})
    return row.id


def add_adjustment(
    *,
    by: Actor,
    person: UUID,
    new: NewAdjustment,
    now: datetime,
    told_by: str = ToldBy.PERSON,
    review: date | None = None,
) -> UUID:
    """Add one reasonable adjustment, with what happens without it."""
    words = line_or_nothing(new.words, "words")
    check_adjustment(new.what, words)
    person_view(by=by, person=person)
    is_staff = by.role != Role.PERSON
    row = Adjustment(
        id=uuid4(),
        person_id=person,
        what=new.what,
        words=words,
        consequence=safe_text(new.consequence, field="consequence", longest=LONGEST) if new.consequence else "",
        told_by=_told_by(by, told_by),
        told_at=now,
        recorded_by=by.known_account,
        review_on=review_on(review, day_of(now)),
        confirmed_at=now if is_staff else None,
        confirmed_by=by.known_account if is_staff else None,
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.ADJUSTMENT_ADDED, person=person, detail={"what": new.what})
    return row.id


def end_adjustment(*, by: Actor, person: UUID, adjustment: UUID, why: str, now: datetime) -> None:
    """Record that an adjustment is no longer needed, and why. Raises Unknown, NotReady for one that has ended."""
    row = _adjustment(person, adjustment)
    ended = {"ended_at": now, "ended_by": by.known_account, "ended_why": safe_line(why, field="why")}
    Adjustment.objects.filter(id=row.id).update(**ended)
    append_event(by=by, now=now, kind=EventKind.ADJUSTMENT_ENDED, person=person, detail={"what": row.what})


def confirm_needs(*, by: Actor, person: UUID, now: datetime) -> int:
    """Confirm, after asking, everything that the person told themself; returns how much that was."""
    confirmed = {"confirmed_at": now, "confirmed_by": by.known_account}
    found = Need.objects.filter(person_id=person, confirmed_at=None).update(**confirmed)
    found += Adjustment.objects.filter(person_id=person, confirmed_at=None, ended_at=None).update(**confirmed)
    if not found:
        raise NotReady("needs.nothing-to-confirm")
    append_event(by=by, now=now, kind=EventKind.NEEDS_CONFIRMED, person=person, detail={"how-many": str(found)})
    return found


def _new_row(by: Actor, person: UUID, subset: str, now: datetime, told_by: ToldBy, review: date | None) -> Need:
    """The next answer about a subset; one at a time for each person, or two at once would take the same number."""
    person_view(by=by, person=person)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"needs:{person}"])
    last = Need.objects.filter(person_id=person, subset=subset).aggregate(last=Max("number"))["last"] or 0
    is_staff = by.role != Role.PERSON
    return Need(
        id=uuid4(),
        person_id=person,
        number=last + 1,
        subset=subset,
        told_by=told_by,
        told_at=now,
        recorded_by=by.known_account,
        review_on=review_on(review, day_of(now)),
        confirmed_at=now if is_staff else None,
        confirmed_by=by.known_account if is_staff else None,
    )


def _told_by(by: Actor, told_by: str) -> ToldBy:
    """Who said so: on their own pages the person, and nobody else."""
    word = check_told_by(told_by)
    if by.role == Role.PERSON and word != ToldBy.PERSON:
        raise Invalid("person.told-by", field="told_by")
    return word


def _adjustment(person: UUID, adjustment: UUID) -> Adjustment:
    row = Adjustment.objects.select_for_update().filter(person_id=person, id=adjustment).first()
    if row is None:
        raise Unknown("needs.unknown")
    if row.ended_at is not None:
        raise NotReady("needs.ended")
    return row
