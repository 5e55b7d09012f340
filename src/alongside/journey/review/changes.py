"""Reviews: begun, each item asked one by one, finished into the next draft; and what is said in between."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Max

from alongside.journey.review.asked import Looked, looked_at, review_row
from alongside.journey.review.models import ItemReviewed, Review
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.changes import (
    Words,
    add_contribution,
    add_item,
    carry_over,
    move_round,
    open_round,
    withdraw_contribution,
)
from alongside.records.plans.reads import check_may, lock_round, numbers_of, open_round_of, versions_of
from alongside.records.plans.values import Edit, VersionView
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Content, Item, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import channel_of, check_can_change, voices_of
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.review import StillTrue, next_content, no_change_review, not_asked
from alongside.rules.sharing import Act
from alongside.rules.stages import Stage
from alongside.rules.text import safe_text


def add_update(*, by: Actor, person: UUID, item: UUID, section: Section, words: str, now: datetime) -> UUID:
    """Say something new about a plan at any time; returns the round that it waits in until the team has read it.

    An agreed version stays as it is: the words are in the next draft, and a review asks about them like about the rest.
    """
    row = open_round_of(by=by, person=person)
    if row is None:
        raise NotReady("review.no-round")
    voices = voices_of(by)
    if not voices:
        raise Invalid("voices.not-yours", field="words")
    add_item(by=by, round_id=row.id, item=item, section=section, whose=voices[0], edit=Edit(words), now=now)
    return row.id


def start_review(*, by: Actor, person: UUID, now: datetime) -> UUID:
    """Begin to look at a plan again: the old round closes, the next one opens; returns the new round.

    Raises NotReady when there is no agreed plan. A review that is going on already is gone on with.
    """
    check_may(by=by, person=person, act=Act.CONTRIBUTE, section=Section.GOALS, now=now)
    version = _newest_version(by, person)
    old = open_round_of(by=by, person=person)
    if old is not None and old.stage == Stage.REVIEWING:
        return old.id
    if old is not None:
        lock_round(by=by, round_id=old.id)
        move_round(by=by, round_id=old.id, to=Stage.CLOSED, now=now)
    organisation = old.organisation if old else by.organisation
    if organisation is None:
        raise NotReady("review.no-round")
    round_id = open_round(by=by, person=person, organisation=organisation, stage=Stage.REVIEWING, now=now)
    Review(
        id=uuid4(),
        person_id=person,
        round_id=round_id,
        version_id=version.id,
        started_at=now,
        led_by=by.known_account,
        led_by_name=by.name,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.REVIEW_STARTED, person=person, detail={"version": str(version.number)})
    return round_id


def answer_item(
    *, by: Actor, round_id: UUID, item: UUID, answer: StillTrue | None, edit: Edit | None, now: datetime
) -> None:
    """Answer whether one item is still true; `edit` holds the newer words when it has changed.

    Asked again, the newest answer counts. Raises Invalid without an answer, for a change without words, and for newer
    words in the place of another's; Unknown for something that is not in the plan.
    """
    lock_round(by=by, round_id=round_id)
    looked = _going_on(by, round_id, now)
    old = next((each for each in looked.previous.items if each.id == item), None)
    if old is None:
        raise Unknown("review.unknown-item")
    if answer is None:
        raise Invalid("review.answer-needed", field="answer")
    check_may(by=by, person=looked.draft.person.id, act=Act.CONTRIBUTE, section=old.section, now=now)
    _write_down(by, looked, old, answer, edit, now)
    last = ItemReviewed.objects.filter(review_id=looked.review, item=item).aggregate(last=Max("number"))["last"] or 0
    ItemReviewed(
        id=uuid4(),
        person_id=looked.draft.person.id,
        review_id=looked.review,
        item=item,
        number=last + 1,
        answer=str(answer),
        answered_at=now,
        answered_by=by.known_account,
    ).save(force_insert=True)
    detail = {"item": str(item), "answer": str(answer)}
    append_event(by=by, now=now, kind=EventKind.REVIEW_ANSWERED, person=looked.draft.person.id, detail=detail)


def finish_review(*, by: Actor, round_id: UUID, leave_out: bool, now: datetime) -> None:
    """End a review: what is still true carries over, what changed is there in its newer words, and the draft opens.

    leave_out: items that nobody was asked about are left out knowingly; else they are a NotReady. Nothing is copied
    without having been asked about.
    """
    lock_round(by=by, round_id=round_id)
    looked = _going_on(by, round_id, now)
    if looked.draft.is_partial:
        raise NotReady("review.partial")
    answers = looked.answers(now)
    waiting = not_asked(looked.previous, answers)
    if waiting and not leave_out:
        raise NotReady("review.not-all-asked", values={"count": len(waiting)})
    _carry(by, looked, next_content(looked.previous, answers), now)
    move_round(by=by, round_id=round_id, to=Stage.DRAFTING, now=now)
    Review.objects.filter(id=looked.review).update(finished_at=now)
    detail = {
        "no change": "yes" if no_change_review(looked.previous, answers) else "no",
        "left out": str(len(waiting)),
    }
    append_event(by=by, now=now, kind=EventKind.REVIEW_FINISHED, person=looked.draft.person.id, detail=detail)


def _newest_version(by: Actor, person: UUID) -> VersionView:
    versions = versions_of(by=by, person=person)
    if not versions:
        raise NotReady("review.no-plan")
    return versions[0]


def _going_on(by: Actor, round_id: UUID, now: datetime) -> Looked:
    if review_row(round_id).finished_at is not None:
        raise NotReady("review.finished")
    return looked_at(by=by, round_id=round_id, now=now)


def _write_down(by: Actor, looked: Looked, old: Item, answer: StillTrue, edit: Edit | None, now: datetime) -> None:
    """Newer words go into the new round at once, in the voice of the old; another answer takes them out again."""
    in_draft = next((each for each in looked.draft.content.items if each.id == old.id), None)
    round_id = looked.draft.round.id
    if answer != StillTrue.CHANGED:
        if in_draft is not None:
            withdraw_contribution(by=by, round_id=round_id, item=old.id, based_on=in_draft.seq, now=now)
        return
    check_can_change(by, old)
    edit = edit or Edit("")
    words = Words(
        section=old.section,
        words=safe_text(edit.words, field="words"),
        whose=old.whose,
        said_by=old.said_by if old.whose == Whose.PERSON else by.name,
        channel=channel_of(by),
        kind=old.kind,
        parent=old.parent,
        prompt=old.prompt,
        importance=edit.importance,
        confidence=edit.confidence,
        who=edit.who,
        by_when=edit.by_when,
        details=old.details,
        language=old.language,
    )
    based_on = numbers_of(by=by, round_id=round_id).get(old.id, 0)
    add_contribution(by=by, round_id=round_id, words=words, item=old.id, based_on=based_on, now=now)


def _carry(by: Actor, looked: Looked, following: Content, now: datetime) -> None:
    kept = [item for item in following.items if looked.given[item.id] == StillTrue.STILL_TRUE]
    round_id, after = looked.draft.round.id, {item.id for item in following.items}
    carry_over(by=by, round_id=round_id, content=Content(tuple(kept)), now=now)
    asked = {item.id for item in looked.previous.items}
    for item in looked.draft.content.items:  # an action in newer words, whose goal is no longer there
        if item.id in asked - after:
            withdraw_contribution(by=by, round_id=round_id, item=item.id, based_on=item.seq, now=now)
