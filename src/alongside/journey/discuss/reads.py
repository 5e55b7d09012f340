"""The conversation page: who is there, what to talk about, and what was said while getting ready and since."""

from datetime import datetime
from uuid import UUID

from alongside.journey.discuss.models import AgendaTopic, Conversation, Present, TopicDraft
from alongside.journey.discuss.values import Box, ConversationPage, ConversationView, PresentView, TopicPage
from alongside.records.plans.reads import check_may, numbers_of, open_draft
from alongside.records.prompts.reads import prompts_of_keys
from alongside.rules.actors import Actor
from alongside.rules.discuss import VOICES, Topic, in_order, item_of_topic
from alongside.rules.plan.content import Content, Item, Kind
from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.sharing import Act


def conversation_for(*, by: Actor, round_id: UUID, now: datetime) -> ConversationPage:
    """A round's conversation with everything said so far. Logged, and refused, like a plan."""
    draft = open_draft(by=by, round_id=round_id, purpose=by.purpose, now=now)
    rows = list(Conversation.objects.filter(round_id=round_id).order_by("-started_at"))
    going_on = next((row for row in rows if row.finished_at is None), None)
    shown = going_on or (rows[0] if rows else None)
    return ConversationPage(
        round=draft.round,
        person=draft.person,
        conversation=_view(going_on) if going_on else None,
        earlier=tuple(_view(row) for row in rows if row.finished_at is not None),
        present=_present(shown) if shown else (),
        topics=_topics(shown) if shown else (),
        answers=_answers(by, draft.content),
        notes=_notes(draft.content),
        content=draft.content,
        is_partial=draft.is_partial,
        last_time=tuple(item for item in draft.previous.items if item.kind == Kind.ACTION),
        left_over=_left_over(going_on) if going_on else (),
        unsaved=_unsaved(by, going_on) if going_on else (),
    )


def topic_for(*, by: Actor, round_id: UUID, topic: UUID, now: datetime) -> TopicPage:
    """One topic for today, to write about. Logged, and refused, like a plan.

    Raises NotReady once the conversation is over, Unknown for a topic that is not for today.
    """
    page = conversation_for(by=by, round_id=round_id, now=now)
    if page.conversation is None:
        raise NotReady("discuss.finished")
    today = [each for each in page.topics if not each.is_parked]
    place = next((place for place, each in enumerate(today) if each.id == topic), None)
    if place is None:
        raise Unknown("discuss.unknown-topic")
    items = {item.id: item for item in page.content.items}
    said = {whose: item for whose in VOICES if (item := items.get(item_of_topic(topic, whose)))}
    section = AgendaTopic.objects.filter(id=topic).values_list("section", flat=True).get()
    numbers = numbers_of(by=by, round_id=round_id)
    drafts = {each.whose: each for each in TopicDraft.objects.filter(topic_id=topic, account=by.known_account)}
    beside = [None, *today, None]
    return TopicPage(
        page=page,
        topic=today[place],
        section=Section(section),
        boxes={
            whose: _box(said.get(whose), numbers.get(item_of_topic(topic, whose), 0), drafts.get(str(whose)))
            for whose in VOICES
        },
        number=place + 1,
        total=len(today),
        before=beside[place],
        after=beside[place + 2],
        is_settled=bool(said),
        can_undo=bool(said) and by.name in {item.typed_by or item.said_by for item in said.values()},
    )


def check_topic_open(*, by: Actor, topic: UUID, now: datetime) -> None:
    """Raise NotAllowed, Unknown or NotReady unless this actor may write about a topic now. Shows nothing of it."""
    row = AgendaTopic.objects.filter(id=topic).first()
    if row is None:
        raise Unknown("discuss.unknown-topic")
    check_may(by=by, person=row.person_id, act=Act.CONTRIBUTE, section=Section(row.section), now=now)
    if not Conversation.objects.filter(id=row.conversation_id, finished_at=None).exists():
        raise NotReady("discuss.finished")


def _box(item: Item | None, newest: int, draft: TopicDraft | None) -> Box:
    theirs = item.words if item else ""
    return Box(
        words=draft.words if draft else theirs,
        based_on=draft.based_on if draft else newest,
        newest=newest,
        theirs=theirs,
        who=(item.typed_by or item.said_by) if item else "",
        at=item.said_at if item else None,
        is_draft=draft is not None,
    )


def _view(row: Conversation) -> ConversationView:
    return ConversationView(row.id, row.started_at, row.how, row.led_by_name, row.minutes, row.finished_at)


def _present(row: Conversation) -> tuple[PresentView, ...]:
    there = Present.objects.filter(conversation_id=row.id).order_by("name", "id")
    return tuple(PresentView(each.name, each.part, each.wanted_by_person) for each in there)


def _topics(row: Conversation) -> tuple[Topic, ...]:
    topics = AgendaTopic.objects.filter(conversation_id=row.id).order_by("position")
    return in_order(Topic(each.id, each.words, each.is_persons, each.is_parked) for each in topics)


def _left_over(row: Conversation) -> tuple[Topic, ...]:
    """What was parked when this person was last talked with, and is not a topic again."""
    last = (
        Conversation.objects.filter(person_id=row.person_id, finished_at__isnull=False).order_by("-started_at").first()
    )
    if last is None:
        return ()
    again = set(AgendaTopic.objects.filter(conversation_id=row.id).values_list("words", flat=True))
    parked = AgendaTopic.objects.filter(conversation_id=last.id, is_parked=True).order_by("position")
    return tuple(Topic(each.id, each.words, each.is_persons, True) for each in parked if each.words not in again)


def _unsaved(by: Actor, row: Conversation) -> tuple[Topic, ...]:
    drafts = TopicDraft.objects.filter(topic__conversation_id=row.id, account=by.known_account)
    topics = {each.topic_id for each in drafts}
    return tuple(each for each in _topics(row) if each.id in topics)


def _answers(by: Actor, content: Content) -> tuple[tuple[Prompt, tuple[Item, ...]], ...]:
    prompts = prompts_of_keys(by=by, keys={item.prompt for item in content.items})
    return tuple((prompt, tuple(i for i in content.items if i.prompt == prompt.key)) for prompt in prompts)


def _notes(content: Content) -> tuple[Item, ...]:
    return tuple(item for item in content.items if item.kind == Kind.STATEMENT and not item.prompt)
