"""One item of a draft at a time: added, put in newer words, taken out. The words of one are never another's."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from alongside.records.people.reads import person_view
from alongside.records.plans.changes.words import Words, add_contribution, withdraw_contribution
from alongside.records.plans.reads import actions_under, check_may, item_in_draft, lock_round
from alongside.records.plans.values import Edit
from alongside.rules.actors import Actor
from alongside.rules.discuss import check_action, check_goal
from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.kinds import ABOVE, checked_details
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import channel_of, check_can_change, check_can_take_out, check_voice, said_by
from alongside.rules.refusals import Invalid, Stale, Unknown
from alongside.rules.sharing import Act


def add_item(
    *, by: Actor, round_id: UUID, item: UUID, section: Section, whose: Whose, edit: Edit, now: datetime,
    kind: Kind = Kind.STATEMENT, goal: UUID | None = None, based_on: int = 0,
) -> UUID:  # fmt: skip
    """Add a statement, a goal, (under `goal`) an action... `item` is the new item's id: added twice, it is there once.

    based_on: the number of the words that were taken out, for an item that comes back.

    Added again in other words, those are newer words for it. Raises Invalid for words that cannot be stored, or a voice
    that is not the actor's; Stale when somebody changed the item, or took it out, after it was added.
    """
    row = lock_round(by=by, round_id=round_id)
    check_voice(by, whose)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=section, now=now)
    name = person_view(by=by, person=row.person).name
    if goal is not None and item_in_draft(by=by, round_id=round_id, item=goal).kind != ABOVE.get(kind):
        raise Invalid("words.action-under-goal", field="parent")
    words = Words(
        section=section,
        words=edit.words,
        whose=whose,
        said_by=said_by(by, whose, name),
        channel=channel_of(by),
        kind=kind,
        parent=goal,
    )
    words = _with_details(words, edit)
    try:
        return add_contribution(by=by, round_id=round_id, words=words, item=item, based_on=based_on, now=now)
    except Stale as stale:
        _add_again(by, round_id, item, words, edit, stale, now)
        return item


def change_item(*, by: Actor, round_id: UUID, item: UUID, based_on: int, edit: Edit, now: datetime) -> None:
    """Put newer words for an item. Raises Stale, with both texts, when somebody saved since `based_on`."""
    row = lock_round(by=by, round_id=round_id)
    old = item_in_draft(by=by, round_id=round_id, item=item)
    if _is_same(old, edit):
        return
    check_can_change(by, old)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=old.section, now=now)
    words = Words(
        section=old.section,
        words=edit.words,
        whose=old.whose,
        said_by=old.said_by if old.whose == Whose.PERSON else by.name,
        channel=channel_of(by),
        kind=old.kind,
        parent=old.parent,
        prompt=old.prompt,
        language=old.language,
    )
    add_contribution(by=by, round_id=round_id, words=_with_details(words, edit), item=item, based_on=based_on, now=now)


def take_out_item(*, by: Actor, round_id: UUID, item: UUID, based_on: int, now: datetime) -> None:
    """Take an item, and the actions under a goal, out of the draft. What was said stays in the record."""
    row = lock_round(by=by, round_id=round_id)
    old = item_in_draft(by=by, round_id=round_id, item=item)
    check_can_take_out(by, old)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=old.section, now=now)
    withdraw_contribution(by=by, round_id=round_id, item=item, based_on=based_on, now=now)
    for action, number in actions_under(by=by, round_id=round_id, goal=item).items():
        withdraw_contribution(by=by, round_id=round_id, item=action, based_on=number, now=now)


def _add_again(
    by: Actor, round_id: UUID, item: UUID, words: Words, edit: Edit, stale: Stale, now: datetime
) -> None:  # fmt: skip
    """A form was sent twice, or again after going back to it: the item that it added is the one that is meant.

    An item of another kind, in another place or of another voice is not: its id was taken, and it stays as it is.
    """
    try:
        old = item_in_draft(by=by, round_id=round_id, item=item)
    except Unknown:
        raise stale from None  # taken out since
    if (old.kind, old.section, old.parent, old.whose) != (words.kind, words.section, words.parent, words.whose):
        raise stale
    change_item(by=by, round_id=round_id, item=item, based_on=1, edit=edit, now=now)


def _with_details(words: Words, edit: Edit) -> Words:
    """The words with what their kind may have besides: a goal its importance, an action who, when and how sure."""
    words = replace(words, details=checked_details(words.kind, edit.details))
    if words.kind == Kind.GOAL:
        check_goal(edit.words, importance=edit.importance)
        return replace(words, importance=edit.importance)
    if words.kind == Kind.ACTION:
        check_action(edit.words, who=edit.who, by_when=edit.by_when, confidence=edit.confidence)
        return replace(words, who=edit.who, by_when=edit.by_when, confidence=edit.confidence)
    return words


def _is_same(old: Item, edit: Edit) -> bool:
    return Edit.of(old) == edit
