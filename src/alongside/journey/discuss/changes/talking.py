"""A conversation: begun, who is there, what to talk about, what was said, and finished."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Max

from alongside.journey.discuss.models import AgendaTopic, Conversation, Present
from alongside.journey.discuss.values import Where
from alongside.records.appointments.changes import record_contact
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.changes import add_item, move_round
from alongside.records.plans.reads import check_may, item_in_draft, lock_round
from alongside.records.plans.values import Edit
from alongside.rules.actors import Actor
from alongside.rules.discuss import Topic, check_agenda
from alongside.rules.plan.content import Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.sharing import Act
from alongside.rules.stages import Stage
from alongside.rules.text import safe_line

CONVERSATION = "conversation"  # the appointment that it is
SHORTEST, LONGEST = 1, 480  # minutes


def start_conversation(*, by: Actor, round_id: UUID, how: str, now: datetime) -> UUID:
    """Begin to talk together: the round moves to discussing. One that is going on already is gone on with."""
    row = lock_round(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.PEOPLE, now=now)
    if how not in Where:
        raise Invalid("discuss.how", field="how")
    going_on = Conversation.objects.filter(round_id=round_id, finished_at=None).first()
    if going_on is not None:
        return going_on.id
    if row.stage != Stage.DISCUSSING:
        move_round(by=by, round_id=round_id, to=Stage.DISCUSSING, now=now)
    conversation = Conversation(
        id=uuid4(),
        person_id=row.person,
        round_id=round_id,
        started_at=now,
        how=how,
        led_by=by.known_account,
        led_by_name=by.name,
    )
    conversation.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.CONVERSATION_STARTED, person=row.person, detail={"how": how})
    return conversation.id


def add_present(
    *, by: Actor, conversation: UUID, present: UUID, name: str, part: str, wanted_by_person: bool, now: datetime
) -> None:
    """Write down somebody who is there, and whether the person wants them there. Added twice, they are there once.

    Raises Invalid when this id is of somebody already who was written down otherwise.
    """
    row = _going_on(conversation)
    there = {
        "name": safe_line(name, field="name"),
        "part": safe_line(part, field="part"),
        "wanted_by_person": wanted_by_person,
    }
    if Present.objects.filter(id=present, **there).exists():
        return
    if Present.objects.filter(id=present).exists():
        raise Invalid("discuss.present-already", field="name")
    Present(id=present, person_id=row.person_id, conversation_id=conversation, **there).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.PRESENT_ADDED, person=row.person_id)


def add_topic(*, by: Actor, conversation: UUID, topic: UUID, words: str, is_persons: bool, now: datetime) -> None:
    """Add something to talk about; added again in other words, those take the place of the first.

    Raises Invalid when three are chosen for today already: park one first.
    """
    row = _going_on(conversation)
    words = safe_line(words, field="words")
    topics = AgendaTopic.objects.filter(conversation_id=conversation)
    added = topics.filter(id=topic).first()
    if added is not None:
        _reword(by, added, words, now)
        return
    check_agenda([*map(_topic_value, topics), Topic(topic, words, is_persons)])
    last = topics.aggregate(last=Max("position"))["last"] or 0
    AgendaTopic(
        id=topic,
        person_id=row.person_id,
        conversation_id=conversation,
        position=last + 1,
        words=words,
        is_persons=is_persons,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.AGENDA_CHANGED, person=row.person_id, detail={"what": "added"})


def move_topic(*, by: Actor, conversation: UUID, topic: UUID, up: bool, now: datetime) -> None:
    """Move a topic one place up or down among its own: the person's, or the others. At the end it stays."""
    row = _going_on(conversation)
    moved = _topic(conversation, topic)
    beside = AgendaTopic.objects.filter(
        conversation_id=conversation, is_persons=moved.is_persons, is_parked=moved.is_parked
    )
    if up:
        other = beside.filter(position__lt=moved.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=moved.position).order_by("position").first()
    if other is None:
        return
    AgendaTopic.objects.filter(id=moved.id).update(position=other.position)
    AgendaTopic.objects.filter(id=other.id).update(position=moved.position)
    append_event(by=by, now=now, kind=EventKind.AGENDA_CHANGED, person=row.person_id, detail={"what": "ordered"})


def park_topic(*, by: Actor, conversation: UUID, topic: UUID, is_parked: bool, now: datetime) -> None:
    """Keep a topic for another time, in sight; or take it up again, if fewer than three are chosen for today."""
    row = _going_on(conversation)
    _topic(conversation, topic)
    topics = [_topic_value(each) for each in AgendaTopic.objects.filter(conversation_id=conversation)]
    check_agenda([each for each in topics if each.id != topic] + ([] if is_parked else [Topic(topic, "", True)]))
    AgendaTopic.objects.filter(id=topic).update(is_parked=is_parked)
    detail = {"what": "parked" if is_parked else "taken up"}
    append_event(by=by, now=now, kind=EventKind.AGENDA_CHANGED, person=row.person_id, detail=detail)


def add_note(
    *, by: Actor, conversation: UUID, item: UUID, section: Section, whose: Whose, words: str, now: datetime
) -> None:
    """Write down what was said about one part of the plan, in the person's voice, together, or the professional's."""
    row = _going_on(conversation)
    add_item(by=by, round_id=row.round_id, item=item, section=section, whose=whose, edit=Edit(words), now=now)


def add_goal(
    *, by: Actor, conversation: UUID, item: UUID, whose: Whose, edit: Edit, now: datetime
) -> None:  # fmt: skip
    """Write down a goal, in the person's words or as said together, how important it is to them (1-10) and why."""
    _add_of_kind(by, conversation, item, Section.GOALS, whose, edit, now, Kind.GOAL)


def add_action(
    *, by: Actor, conversation: UUID, item: UUID, goal: UUID, whose: Whose, edit: Edit, now: datetime
) -> None:
    """Write down an action under a goal: what, who, by when, and how sure the person is (1-10)."""
    _add_of_kind(by, conversation, item, Section.GOALS, whose, edit, now, Kind.ACTION, goal)


def add_to_decide(
    *, by: Actor, conversation: UUID, item: UUID, section: Section, whose: Whose, edit: Edit, now: datetime
) -> None:
    """Write down what there is to decide. It is not decided until somebody says so (PRSB Shared Decision Making)."""
    _add_of_kind(by, conversation, item, section, whose, edit, now, Kind.DECISION)


def add_information(
    *, by: Actor, conversation: UUID, item: UUID, section: Section, whose: Whose, edit: Edit, now: datetime
) -> None:
    """Write down what was explained, and in the person's own words what they took from it."""
    _add_of_kind(by, conversation, item, section, whose, edit, now, Kind.INFORMATION)


def add_option(
    *, by: Actor, conversation: UUID, item: UUID, decision: UUID, whose: Whose, edit: Edit, now: datetime
) -> None:
    """Write down one way under what there is to decide: what is good about it, and what could go wrong."""
    row = _going_on(conversation)
    section = item_in_draft(by=by, round_id=row.round_id, item=decision).section
    _add_of_kind(by, conversation, item, section, whose, edit, now, Kind.OPTION, decision)


def finish_conversation(*, by: Actor, conversation: UUID, minutes: int, now: datetime) -> None:
    """The talking is done: the appointment took place, and the round moves to writing the plan."""
    row = _going_on(conversation)
    if not SHORTEST <= minutes <= LONGEST:
        raise Invalid("discuss.minutes", field="minutes")
    Conversation.objects.filter(id=conversation).update(finished_at=now, minutes=minutes)
    record_contact(
        by=by,
        person=row.person_id,
        round_id=row.round_id,
        kind=CONVERSATION,
        starts_at=row.started_at,
        minutes=minutes,
        place=row.how,
        now=now,
    )
    if lock_round(by=by, round_id=row.round_id).stage == Stage.DISCUSSING:
        move_round(by=by, round_id=row.round_id, to=Stage.DRAFTING, now=now)
    append_event(by=by, now=now, kind=EventKind.CONVERSATION_HELD, person=row.person_id)


def _add_of_kind(
    by: Actor, conversation: UUID, item: UUID, section: Section, whose: Whose, edit: Edit, now: datetime, kind: Kind,
    under: UUID | None = None,
) -> None:  # fmt: skip
    row = _going_on(conversation)
    add_item(
        by=by, round_id=row.round_id, item=item, section=section, whose=whose, edit=edit, now=now, kind=kind, goal=under
    )


def _reword(by: Actor, topic: AgendaTopic, words: str, now: datetime) -> None:
    if topic.words == words:
        return
    AgendaTopic.objects.filter(id=topic.id).update(words=words)
    append_event(by=by, now=now, kind=EventKind.AGENDA_CHANGED, person=topic.person_id, detail={"what": "reworded"})


def _topic_value(row: AgendaTopic) -> Topic:
    return Topic(row.id, row.words, row.is_persons, row.is_parked)


def _going_on(conversation: UUID) -> Conversation:
    row = Conversation.objects.select_for_update().filter(id=conversation).first()
    if row is None:
        raise Unknown("discuss.unknown")
    if row.finished_at is not None:
        raise NotReady("discuss.finished")
    return row


def _topic(conversation: UUID, topic: UUID) -> AgendaTopic:
    row = AgendaTopic.objects.filter(id=topic, conversation_id=conversation).first()
    if row is None:
        raise Unknown("discuss.unknown-topic")
    return row
