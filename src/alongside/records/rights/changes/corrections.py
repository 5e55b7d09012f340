"""Asking for something to be put right (UK GDPR Art. 16), and the answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.plans.changes import change_item
from alongside.records.plans.reads import item_in_draft, open_round_of
from alongside.records.plans.values import Edit
from alongside.records.rights.models import Correction
from alongside.records.rights.reads.contacts import controllers_of
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Item
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.rights import answer_due
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


def ask_for_correction(
    *, by: Actor, person: UUID, wanted: Wanted, now: datetime, correction: UUID | None = None
) -> UUID:
    """Ask for an entry to be put right; asked twice with the same id, it is asked once.

    The person asks, or staff write down that they ask. It goes to the organisation that answers for the record.
    """
    known = Correction.objects.filter(id=correction).exists() if correction else False
    if correction and known:
        return correction
    asked = by.organisation if by.role != Role.PERSON else None
    answers = controllers_of(by=by, person=person, asked=asked, now=now).answers
    if answers is None:
        raise NotReady("rights.nobody-answers")
    row = Correction(
        id=correction or uuid4(),
        person_id=person,
        organisation_id=answers,
        section=wanted.section,
        item=wanted.item,
        version=wanted.version,
        about=safe_text(wanted.about, field="about"),
        wanted=safe_text(wanted.wanted, field="wanted", longest=LONGEST),
        asked_at=now,
        asked_by=by.known_account,
        asked_by_name=by.name if by.role != Role.PERSON else person_view(by=by, person=person).name,
        due_on=answer_due(day_of(now)),
    )
    row.save(force_insert=True)
    _log(by, now, EventKind.CORRECTION_ASKED, row)
    return row.id


def accept_correction(*, by: Actor, correction: UUID, answer: str, now: datetime, words: str = "") -> None:
    """Put it right. For an entry of the plan, `words` are its newer words: a new contribution, which this row names.

    An entry of an agreed version stays as it was agreed; the newer words are in the draft and the next version. What
    another system sent is put right there: the answer says what was done. Raises NotReady without an open round.
    """
    row = _open(correction)
    number, round_id = (0, None)
    if row.item is not None and words:
        number, round_id = _correct(by, row, words, now)
    _answer(by, row, now, is_accepted=True, answer=answer, number=number or None, round_id=round_id)


def refuse_correction(*, by: Actor, correction: UUID, answer: str, now: datetime) -> None:
    """Leave it as it is, and say why. The page and the letter say how to complain; the person may write beside it."""
    _answer(by, _open(correction), now, is_accepted=False, answer=answer)


def _correct(by: Actor, row: Correction, words: str, now: datetime) -> tuple[int, UUID]:
    open_round = open_round_of(by=by, person=row.person_id)
    if open_round is None or row.item is None:
        raise NotReady("rights.no-open-round")
    old = _in_draft(by, open_round.id, row.item)
    edit = Edit(words, old.importance, old.confidence, old.who, old.by_when)
    change_item(by=by, round_id=open_round.id, item=row.item, based_on=old.seq, edit=edit, now=now)
    newest = item_in_draft(by=by, round_id=open_round.id, item=row.item)
    return newest.seq, open_round.id


def _in_draft(by: Actor, round_id: UUID, item: UUID) -> Item:
    try:
        return item_in_draft(by=by, round_id=round_id, item=item)
    except Unknown:
        raise NotReady("rights.no-open-round") from None


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


def _log(by: Actor, now: datetime, kind: EventKind, row: Correction) -> None:
    detail = {"correction": str(row.id), "section": str(row.section)}
    append_event(by=by, now=now, kind=kind, person=row.person_id, detail=detail)
