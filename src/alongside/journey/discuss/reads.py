"""The conversation page: who is there, what to talk about, and what was said while getting ready and since."""

from datetime import datetime
from uuid import UUID

from alongside.journey.discuss.models import AgendaTopic, Conversation, Present
from alongside.journey.discuss.values import ConversationPage, ConversationView, PresentView
from alongside.records.plans.reads import open_draft
from alongside.records.prompts.reads import prompts_of_keys
from alongside.rules.actors import Actor
from alongside.rules.discuss import Topic, in_order
from alongside.rules.plan.content import Content, Item, Kind
from alongside.rules.prompts.prompt import Prompt


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
    )


def _view(row: Conversation) -> ConversationView:
    return ConversationView(row.id, row.started_at, row.how, row.led_by_name, row.minutes, row.finished_at)


def _present(row: Conversation) -> tuple[PresentView, ...]:
    there = Present.objects.filter(conversation_id=row.id).order_by("name", "id")
    return tuple(PresentView(each.name, each.part, each.wanted_by_person) for each in there)


def _topics(row: Conversation) -> tuple[Topic, ...]:
    topics = AgendaTopic.objects.filter(conversation_id=row.id).order_by("position")
    return in_order(Topic(each.id, each.words, each.is_persons, each.is_parked) for each in topics)


def _answers(by: Actor, content: Content) -> tuple[tuple[Prompt, tuple[Item, ...]], ...]:
    prompts = prompts_of_keys(by=by, keys={item.prompt for item in content.items})
    return tuple((prompt, tuple(i for i in content.items if i.prompt == prompt.key)) for prompt in prompts)


def _notes(content: Content) -> tuple[Item, ...]:
    return tuple(item for item in content.items if item.kind == Kind.STATEMENT and not item.prompt)
