"""Asking for something to be put right (UK GDPR Art. 16), and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.plans.changes import change_item
from alongside.records.plans.reads import check_may, item_in_draft, lock_round, open_round_of
from alongside.records.plans.values import Edit
from alongside.records.rights.models import Correction
from alongside.records.rights.reads.contacts import controllers_of
from alongside.records.rights.reads.corrections import entry_in_draft
from alongside.records.rights.rows import told_of
from alongside.records.rights.values import IN_NO_DRAFT, EntryNow
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Channel
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotReady, Stale, Unknown
from alongside.rules.rights import answer_due, check_how_asked
from alongside.rules.sharing import Act
from alongside.rules.text import safe_text

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be put right: the entry as it stands, and what it should say."""

    section: Section
    about: str
    wanted: str
    item: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """How and when a person asked whose request staff write down."""

    how: Channel
    asked_on: date


def ask_for_correction(
    *,
    by: Actor,
    person: UUID,
    wanted: Wanted,
    now: datetime,
    heard: Heard | None = None,
    correction: UUID | None = None,
) -> UUID:
    """Ask for an entry to be put right; asked twice with the same id, it is asked once.

    The person asks, or staff write down how and when they did (heard): it is the person's request, in their words,
    through that member of staff. It goes to the organisation that answers for the record. Raises NotAllowed for staff
    who could not write in that section, NotReady where another organisation answers.
    """
    if correction and Correction.objects.filter(id=correction).exists():
        return correction
    is_own = by.role == Role.PERSON
    how = heard or Heard(Channel.ONLINE, day_of(now))
    check_how_asked(how.how, how.asked_on, day_of(now), by_the_person=is_own)
    if not is_own:
        check_may(by=by, person=person, act=Act.CONTRIBUTE, section=wanted.section, now=now)
    row = Correction(
        id=correction or uuid4(),
        person_id=person,
        organisation_id=_answers(by, person, None if is_own else by.organisation, now),
        section=wanted.section,
        item=wanted.item,
        version=wanted.version,
        about=safe_text(wanted.about, field="about"),
        wanted=safe_text(wanted.wanted, field="wanted", longest=LONGEST),
        asked_how=how.how,
        asked_on=how.asked_on,
        asked_at=now,
        asked_by=by.known_account,
        asked_by_name=person_view(by=by, person=person).name,
        typed_by_name="" if is_own else by.name,
        due_on=answer_due(how.asked_on),
    )
    row.save(force_insert=True)
    _log(by, now, EventKind.CORRECTION_ASKED, row, {"how": str(how.how)})
    return row.id


def _answers(by: Actor, person: UUID, asked: UUID | None, now: datetime) -> UUID:
    """The organisation that answers: the one that was asked, where it looks after the person."""
    answers = controllers_of(by=by, person=person, asked=asked, now=now).answers
    if answers is None:
        raise NotReady("rights.nobody-answers")
    if asked is not None and answers != asked:
        raise NotReady("rights.another-answers")
    return answers


def accept_correction(
    *, by: Actor, correction: UUID, answer: str, now: datetime, words: str = "", shown: str = IN_NO_DRAFT
) -> None:
    """Put it right. For an entry of the plan, `words` are its newer words: a new contribution, which this row names;
    without words, what stands there now is right already.

    shown: the tag of the entry as the answerer saw it (EntryNow.tag). Raises Stale when it was changed since, and then
    nothing is written. An entry of an agreed version stays as it was agreed; the newer words are in the draft and the
    next version. What another system sent is put right there: the answer says what was done. Raises NotReady for words
    without an open round.
    """
    row = _open(correction)
    number, round_id = _put_right(by, row, row.item, words, shown, now) if row.item else (None, None)
    _answer(by, row, now, is_accepted=True, answer=answer, number=number, round_id=round_id)


def refuse_correction(
    *, by: Actor, correction: UUID, answer: str, now: datetime, shown: str = IN_NO_DRAFT
) -> None:  # fmt: skip
    """Leave it as it is, and say why. The page and the letter say how to complain; the person may write beside it.

    shown, and Stale: as for accept_correction. What was changed meanwhile does not stay "as it is" unseen.
    """
    row = _open(correction)
    if row.item:
        _as_shown(by, row, row.item, shown)
    _answer(by, row, now, is_accepted=False, answer=answer)


def _put_right(
    by: Actor, row: Correction, item: UUID, words: str, shown: str, now: datetime
) -> tuple[int | None, UUID | None]:  # fmt: skip
    """The number of the words that are right, and the round whose draft they are in."""
    round_id, entry = _as_shown(by, row, item, shown)
    if not words:
        return (entry.item.seq, round_id) if entry.item else (None, None)
    if round_id is None or entry.item is None:
        raise NotReady("rights.no-open-round")
    old = entry.item
    edit = replace(Edit.of(old), words=words)
    change_item(by=by, round_id=round_id, item=item, based_on=old.seq, edit=edit, now=now)
    return item_in_draft(by=by, round_id=round_id, item=item).seq, round_id


def _as_shown(by: Actor, row: Correction, item: UUID, shown: str) -> tuple[UUID | None, EntryNow]:
    """The entry in the draft, which nobody changes until this is saved. Raises Stale unless it is what was shown."""
    going_on = open_round_of(by=by, person=row.person_id)
    if going_on is not None:
        lock_round(by=by, round_id=going_on.id)
    round_id, entry = entry_in_draft(by=by, person=row.person_id, item=item)
    if entry.tag != shown:
        raise Stale("correction.changed-meanwhile")
    return round_id, entry


def _answer(
    by: Actor, row: Correction, now: datetime, *, is_accepted: bool, answer: str, number: int | None = None,
    round_id: UUID | None = None,
) -> None:  # fmt: skip
    answered = Correction.objects.filter(id=row.id, is_accepted=None).update(
        is_accepted=is_accepted,
        answer=safe_text(answer, field="answer", longest=LONGEST),
        answered_at=now,
        answered_by=by.known_account,
        answered_by_name=by.name,
        corrected_number=number,
        corrected_round=round_id,
    )
    if not answered:
        raise NotReady("correction.answered-already")
    _log(by, now, EventKind.CORRECTION_ANSWERED, row)


def _open(correction: UUID) -> Correction:
    row = Correction.objects.filter(id=correction).first()
    if row is None:
        raise Unknown("correction.unknown")
    if row.is_accepted is not None:
        raise NotReady("correction.answered-already")
    return row


def _log(by: Actor, now: datetime, kind: EventKind, row: Correction, more: Mapping[str, str] | None = None) -> None:
    detail = {**told_of(row.id, row.section, row.item), **(more or {})}
    append_event(by=by, now=now, kind=kind, person=row.person_id, detail=detail)
