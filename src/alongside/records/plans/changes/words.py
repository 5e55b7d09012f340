"""What people say: only ever added, never rewritten."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.locks import check_open, locked_round
from alongside.records.plans.models import Contribution, Round, WordsToRead
from alongside.rules.actors import Actor, Role
from alongside.rules.plan.content import Channel, Content, Kind, Whose
from alongside.rules.plan.details import Details
from alongside.rules.plan.kinds import ABOVE, checked_details
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.refusals import Invalid, Stale, Unknown
from alongside.rules.text import safe_line, safe_text


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said, before it is stored. parent: for an action the goal's item, for an option the decision's."""

    section: Section
    words: str
    whose: Whose
    said_by: str
    channel: Channel
    kind: Kind = Kind.STATEMENT
    parent: UUID | None = None
    prompt: str = ""
    importance: int | None = None
    confidence: int | None = None
    who: str = ""
    by_when: str = ""
    details: Details = ()
    language: str = "en"


def add_contribution(
    *, by: Actor, round_id: UUID, words: Words, now: datetime, item: UUID | None = None, based_on: int = 0
) -> UUID:
    """Add what somebody said, or (with `item`) their newer words for it; returns the item's id.

    based_on is the number of the words that the writer saw, 0 for a new item. Raises Stale, with both texts, when
    somebody saved in between; Invalid when the words cannot be stored; NotReady once the round is over.
    """
    row = locked_round(round_id)
    check_open(row)
    checked = _checked(words)
    last = _last(round_id, item) if item else None
    _check_based_on(last, based_on, checked.words)
    contribution = _contribution(by, row, checked, item or uuid4(), last, now)
    _insert(contribution, checked.words)
    _wait_to_be_read(by, row, contribution)
    kind = EventKind.WORDS_CHANGED if last else EventKind.WORDS_ADDED
    # The item says which of these lines are kept with it, should somebody be kept from it later.
    detail = {"section": str(words.section), "kind": str(words.kind), "whose": str(words.whose)}
    detail["item"] = str(contribution.item)
    append_event(by=by, now=now, kind=kind, person=row.person_id, detail=detail)
    return contribution.item


def carry_over(*, by: Actor, round_id: UUID, content: Content, now: datetime) -> None:
    """Take items of the version before into this round, each because a review said so: same words, same author."""
    row = locked_round(round_id)
    check_open(row)
    for each in content.items:
        words = Words(
            section=each.section,
            words=each.words,
            whose=each.whose,
            said_by=each.said_by,
            channel=Channel.CONVERSATION,
            kind=each.kind,
            parent=each.parent,
            prompt=each.prompt,
            importance=each.importance,
            confidence=each.confidence,
            who=each.who,
            by_when=each.by_when,
            details=each.details,
            language=each.language,
        )
        contribution = _contribution(by, row, words, each.id, _last(round_id, each.id), now)
        contribution.said_at = each.said_at
        contribution.typed_by_name = each.typed_by or each.said_by
        contribution.is_carried = True
        contribution.save(force_insert=True)
    detail = {"how": "carried over by a review"}
    append_event(by=by, now=now, kind=EventKind.WORDS_ADDED, person=row.person_id, detail=detail)


def withdraw_contribution(*, by: Actor, round_id: UUID, item: UUID, based_on: int, now: datetime) -> None:
    """Take an item out of the draft. What was said stays in the record; the next version does not show it."""
    row = locked_round(round_id)
    check_open(row)
    last = _last(round_id, item)
    if last is None:
        raise Unknown("item.unknown")
    _check_based_on(last, based_on, "")
    values = {field.attname: getattr(last, field.attname) for field in Contribution._meta.concrete_fields}
    values.update(
        id=uuid4(), number=last.number + 1, is_withdrawn=True, typed_by=by.known_account, typed_by_name=by.name
    )
    values.update(said_at=now)
    Contribution(**values).save(force_insert=True)
    WordsToRead.objects.filter(item=item).delete()
    append_event(by=by, now=now, kind=EventKind.WORDS_WITHDRAWN, person=row.person_id, detail={"item": str(item)})


def undo_contribution(*, by: Actor, round_id: UUID, item: UUID, based_on: int, now: datetime) -> None:
    """Put back what an item said before its newest words, as newer words still; before the first it was not there.

    Every word stays in the record. Raises Stale when somebody saved since `based_on`.
    """
    row = locked_round(round_id)
    check_open(row)
    last = _last(round_id, item)
    if last is None:
        raise Unknown("item.unknown")
    _check_based_on(last, based_on, "")
    before = Contribution.objects.filter(round_id=round_id, item=item, number=last.number - 1).first()
    values = {field.attname: getattr(before or last, field.attname) for field in Contribution._meta.concrete_fields}
    values.update(id=uuid4(), number=last.number + 1, is_withdrawn=before is None or before.is_withdrawn)
    values.update(typed_by=by.known_account, typed_by_name=by.name, said_at=now)
    Contribution(**values).save(force_insert=True)
    detail = {"section": last.section, "kind": last.kind, "whose": last.whose, "item": str(item), "how": "undone"}
    append_event(by=by, now=now, kind=EventKind.WORDS_CHANGED, person=row.person_id, detail=detail)


def _last(round_id: UUID, item: UUID) -> Contribution | None:
    return Contribution.objects.filter(round_id=round_id, item=item).order_by("-number").first()


def _check_based_on(last: Contribution | None, based_on: int, mine: str) -> None:
    if based_on == (last.number if last else 0):
        return
    values = {
        "mine": mine,
        "theirs": last.words if last else "",
        "their_name": last.typed_by_name if last else "",
        "number": last.number if last else 0,
    }
    raise Stale("words.stale", field="words", values=values)


def _insert(contribution: Contribution, mine: str) -> None:
    try:
        with transaction.atomic():
            contribution.save(force_insert=True)
    except IntegrityError as error:
        if "plans_contribution_number_once" not in str(error):
            raise
        raise Stale("words.stale", field="words", values={"mine": mine, "theirs": ""}) from error


def _wait_to_be_read(by: Actor, row: Round, contribution: Contribution) -> None:
    """What a person or a carer writes by themselves waits until somebody in the team has read it."""
    if by.role not in (Role.PERSON, Role.CARER):
        return
    newest = {"number": contribution.number, "said_by": contribution.said_by, "section": contribution.section}
    waiting = WordsToRead.objects.filter(item=contribution.item)
    if waiting.filter(read_at=None).update(**newest):
        return
    again = {**newest, "since": contribution.said_at, "read_at": None, "read_by": None}
    if waiting.update(**again):
        return
    WordsToRead(
        item=contribution.item,
        person_id=row.person_id,
        organisation_id=row.organisation_id,
        round_id=row.id,
        prompt=contribution.prompt,
        since=contribution.said_at,
        **newest,
    ).save(force_insert=True)


def _checked(words: Words) -> Words:
    if words.section not in SPOKEN_SECTIONS:
        raise Invalid("words.section", field="section")
    if (words.kind in ABOVE) != (words.parent is not None):
        raise Invalid("words.action-under-goal", field="parent")
    for field, value in (("importance", words.importance), ("confidence", words.confidence)):
        if value is not None and not 1 <= value <= 10:
            raise Invalid("scale.1-10", field=field)
    return Words(
        section=words.section,
        words=safe_text(words.words, field="words"),
        whose=words.whose,
        said_by=safe_line(words.said_by, field="said_by"),
        channel=words.channel,
        kind=words.kind,
        parent=words.parent,
        prompt=words.prompt,
        importance=words.importance,
        confidence=words.confidence,
        who=safe_line(words.who, field="who") if words.who else "",
        by_when=safe_line(words.by_when, field="by_when") if words.by_when else "",
        details=checked_details(words.kind, words.details),
        language=words.language,
    )


def _contribution(
    by: Actor, row: Round, words: Words, item: UUID, last: Contribution | None, now: datetime
) -> Contribution:
    return Contribution(
        id=uuid4(),
        person_id=row.person_id,
        round_id=row.id,
        item=item,
        number=last.number + 1 if last else 1,
        place=last.place if last else _next_place(row.id),
        parent=words.parent,
        section=words.section,
        kind=words.kind,
        whose=words.whose,
        prompt=words.prompt,
        words=words.words,
        importance=words.importance,
        confidence=words.confidence,
        who=words.who,
        by_when=words.by_when,
        details={str(name): said for name, said in words.details},
        language=words.language,
        channel=words.channel,
        said_by=words.said_by,
        typed_by=by.known_account,
        typed_by_name=by.name,
        said_at=now,
    )


def _next_place(round_id: UUID) -> int:
    return (Contribution.objects.filter(round_id=round_id).aggregate(last=Max("place"))["last"] or 0) + 1
