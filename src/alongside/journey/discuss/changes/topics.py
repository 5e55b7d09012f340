"""What is written down about one topic, in two voices beside each other: the person's words, and what was talked about.

What is typed is kept as a draft that only its writer sees, valid or not. Saving puts it into the plan's draft, each
voice as an item of its own; saving twice does it once, and nothing that anybody saved is written over unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.discuss.models import AgendaTopic, Conversation, TopicDraft
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.changes import add_item, change_item, take_out_item, undo_contribution
from alongside.records.plans.reads import check_may, item_in_draft, numbers_of, words_at
from alongside.records.plans.values import Edit
from alongside.rules.actors import Actor
from alongside.rules.discuss import VOICES, item_of_topic, kept_of
from alongside.rules.plan.content import Item, Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.refusals import Invalid, NotReady, Stale, Unknown
from alongside.rules.sharing import Act
from alongside.rules.text import safe_text

LONGEST_DRAFT = 50_000  # characters: far past what an item may have, so that nothing typed is lost
_ONCE = ["topic", "account", "whose"]


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in one of the two boxes, and the number of the words that it was based on (0: none)."""

    words: str
    based_on: int


type Boxes = Mapping[Whose, Typed]


@dataclass(frozen=True, slots=True)
class _Open:
    """A topic of a conversation that is going on, and the newest words in each voice."""

    topic: AgendaTopic
    round: UUID
    newest: Mapping[Whose, int]
    items: Mapping[Whose, Item]

    def words(self, whose: Whose) -> str:
        return self.items[whose].words if whose in self.items else ""


def save_topic_draft(*, by: Actor, topic: UUID, boxes: Boxes, now: datetime, clashes: bool = False) -> None:
    """Keep what is being typed as it stands: empty, or longer than can be saved. Only its writer ever sees it.

    Raises Stale when somebody saved since; with `clashes` it is kept, to be settled. Raises Invalid for characters that
    cannot be stored.
    """
    opened = _opened(by, topic, now)
    drafts = {each.whose: each for each in _drafts(by, topic)}
    touched = {each: typed for each, typed in boxes.items() if each in drafts or _is_touched(by, opened, each, typed)}
    changed = {
        whose: typed for whose, typed in touched.items() if not _is_kept(opened, drafts.get(whose), whose, typed)
    }
    if not clashes and any(typed.based_on != opened.newest[whose] for whose, typed in changed.items()):
        raise Stale("words.stale", field="person")
    kept = [_draft(by, opened, whose, typed, now) for whose, typed in changed.items()]
    if not kept:
        return
    newest = ["words", "based_on", "saved_at"]
    TopicDraft.objects.bulk_create(kept, update_conflicts=True, unique_fields=_ONCE, update_fields=newest)
    append_event(by=by, now=now, kind=EventKind.DRAFT_SAVED, person=opened.topic.person_id, detail={"what": "topic"})


def save_topic_words(*, by: Actor, topic: UUID, section: Section | None, boxes: Boxes, now: datetime) -> None:
    """Save what was said about a topic into the plan's draft, in both voices, and drop what was typed towards it.

    The section is chosen once, with the first words. An emptied box takes its words out. Raises Stale when somebody
    else saved since, Invalid for words that cannot be stored; nothing is saved then.
    """
    opened = _opened(by, topic, now)
    section = _settled_section(by, opened, section)
    for whose in VOICES:
        if whose in boxes:
            _save(by, opened, section, whose, boxes[whose], now)
    _drafts(by, topic).delete()


def settle_topic_words(*, by: Actor, topic: UUID, keep: Mapping[Whose, str], based_on: Mapping[Whose, int],
                       now: datetime) -> None:  # fmt: skip
    """End a clash between the drafts ("mine") and what somebody saved ("theirs"): keep "mine", "theirs" or "both"."""
    opened = _opened(by, topic, now)
    drafts = {Whose(each.whose): each for each in _drafts(by, topic)}
    boxes = {}
    for whose, draft in drafts.items():
        words = kept_of(keep[whose], mine=draft.words, theirs=opened.words(whose)) if whose in keep else draft.words
        boxes[whose] = Typed(words, based_on.get(whose, draft.based_on))
    save_topic_words(by=by, topic=topic, section=None, boxes=boxes, now=now)


def undo_topic_words(*, by: Actor, topic: UUID, based_on: Mapping[Whose, int], now: datetime) -> None:
    """Put back what stood before this writer's last save of a topic, as newer words: what was undone stays kept.

    Raises Stale when somebody saved since; NotReady when the last words are another's.
    """
    opened = _opened(by, topic, now)
    mine = {whose: item for whose, item in opened.items.items() if (item.typed_by or item.said_by) == by.name}
    if not mine:
        raise NotReady("discuss.nothing-to-undo")
    last = max(item.said_at for item in mine.values())
    for whose, item in mine.items():
        if item.said_at == last:
            number = based_on.get(whose, 0)
            undo_contribution(by=by, round_id=opened.round, item=item.id, based_on=number, now=now)


def _opened(by: Actor, topic: UUID, now: datetime) -> _Open:
    row = AgendaTopic.objects.filter(id=topic).first()
    if row is None:
        raise Unknown("discuss.unknown-topic")
    check_may(by=by, person=row.person_id, act=Act.CONTRIBUTE, section=Section(row.section), now=now)
    talk = Conversation.objects.select_for_update().get(id=row.conversation_id)
    if talk.finished_at is not None:
        raise NotReady("discuss.finished")
    numbers = numbers_of(by=by, round_id=talk.round_id)
    ids = {whose: item_of_topic(topic, whose) for whose in VOICES}
    newest = {whose: numbers.get(each, 0) for whose, each in ids.items()}
    items = {whose: item for whose, each in ids.items() if newest[whose] and (item := _item(by, talk.round_id, each))}
    return _Open(row, talk.round_id, newest, items)


def _item(by: Actor, round_id: UUID, item: UUID) -> Item | None:
    try:
        return item_in_draft(by=by, round_id=round_id, item=item)
    except Unknown:
        return None  # taken out


def _settled_section(by: Actor, opened: _Open, section: Section | None) -> Section:
    """Where the words of a topic stand: chosen with the first of them, and the same from then on."""
    topic = opened.topic
    if section is None or section == topic.section or opened.items:
        return Section(topic.section)
    if section not in SPOKEN_SECTIONS - {Section.GOALS}:
        raise Invalid("words.section", field="section")
    AgendaTopic.objects.filter(id=topic.id).update(section=str(section))
    return section


def _save(by: Actor, opened: _Open, section: Section, whose: Whose, typed: Typed, now: datetime) -> None:
    item, old = item_of_topic(opened.topic.id, whose), opened.items.get(whose)
    words = typed.words.strip()
    if words == opened.words(whose) or not _is_touched(by, opened, whose, typed):
        return
    if typed.based_on != opened.newest[whose]:
        raise Stale("words.stale", field="person")
    if not words:
        take_out_item(by=by, round_id=opened.round, item=item, based_on=typed.based_on, now=now)
    elif old:
        edit = Edit(words)
        change_item(by=by, round_id=opened.round, item=item, based_on=typed.based_on, edit=edit, now=now)
    else:
        add_item(
            by=by,
            round_id=opened.round,
            item=item,
            section=section,
            whose=whose,
            edit=Edit(words),
            now=now,
            based_on=typed.based_on,
        )


def _drafts(by: Actor, topic: UUID):  # type: ignore[no-untyped-def]
    return TopicDraft.objects.filter(topic_id=topic, account=by.known_account)


def _draft(by: Actor, opened: _Open, whose: Whose, typed: Typed, now: datetime) -> TopicDraft:
    words = safe_text(typed.words, field=str(whose), longest=LONGEST_DRAFT) if typed.words.strip() else ""
    return TopicDraft(
        id=uuid4(),
        person_id=opened.topic.person_id,
        topic_id=opened.topic.id,
        account=by.known_account,
        whose=str(whose),
        words=words,
        based_on=typed.based_on,
        saved_at=now,
    )


def _is_touched(by: Actor, opened: _Open, whose: Whose, typed: Typed) -> bool:
    """Whether the writer put something else into a box than what it was drawn with: else what is there now stays."""
    item = item_of_topic(opened.topic.id, whose)
    return typed.words.strip() != words_at(by=by, round_id=opened.round, item=item, number=typed.based_on)


def _is_kept(opened: _Open, draft: TopicDraft | None, whose: Whose, typed: Typed) -> bool:
    """Whether there is nothing to keep: the draft says this already, or there is none and the plan does."""
    if draft is not None:
        return draft.words == typed.words and draft.based_on == typed.based_on
    return typed.words == opened.words(whose)
