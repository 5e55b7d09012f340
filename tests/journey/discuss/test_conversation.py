"""A conversation: the person's agenda first, what was said in whose voice, and then the plan is written."""

from uuid import UUID, uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss import changes
from alongside.journey.discuss.reads import conversation_for
from alongside.journey.discuss.values import ConversationPage
from alongside.records.appointments.reads import appointments_of
from alongside.records.plans.changes import move_round
from alongside.records.plans.values import Edit
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast, with_draft
from tests.preparing import with_contacts, with_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_contacts(make_cast())


def started(cast: Cast) -> UUID:
    set_identity(cast.nurse, cast.now)
    return changes.start_conversation(by=cast.nurse, round_id=cast.rounds["Amina"], how="home", now=cast.now)


def page(cast: Cast) -> ConversationPage:
    return conversation_for(by=cast.nurse, round_id=cast.rounds["Amina"], now=cast.now)


def add_topic(cast: Cast, conversation: UUID, words: str, is_persons: bool = True) -> UUID:
    topic = uuid4()
    changes.add_topic(
        by=cast.nurse, conversation=conversation, topic=topic, words=words, is_persons=is_persons, now=cast.now
    )
    return topic


def move(cast: Cast, conversation: UUID, topic: UUID, *, up: bool) -> None:
    changes.move_topic(by=cast.nurse, conversation=conversation, topic=topic, up=up, now=cast.now)


def test_starting_moves_the_round_on_and_starting_again_goes_on_with_the_same(cast: Cast) -> None:
    first = started(cast)
    assert started(cast) == first
    shown = page(cast)
    assert shown.round.stage == Stage.DISCUSSING
    assert shown.conversation is not None and shown.conversation.led_by_name == "Nadia Rahman"


def test_a_conversation_needs_a_known_way_of_talking(cast: Cast) -> None:
    set_identity(cast.nurse, cast.now)
    with pytest.raises(Invalid) as refused:
        changes.start_conversation(by=cast.nurse, round_id=cast.rounds["Amina"], how="letter", now=cast.now)
    assert refused.value.field == "how"


def test_a_conversation_cannot_start_before_anything_is_prepared() -> None:
    cast = with_round(make_cast())
    with pytest.raises(NotReady):
        started(cast)


def test_another_surgery_cannot_start_one(cast: Cast) -> None:
    set_identity(cast.intruder, cast.now)
    with pytest.raises((Unknown, NotAllowed)):
        changes.start_conversation(by=cast.intruder, round_id=cast.rounds["Amina"], how="home", now=cast.now)


def test_who_is_there_and_whether_the_person_wants_them(cast: Cast) -> None:
    conversation, there = started(cast), uuid4()
    for _ in range(2):
        changes.add_present(
            by=cast.nurse,
            conversation=conversation,
            present=there,
            name="Sima Begum",
            part="daughter",
            wanted_by_person=True,
            now=cast.now,
        )
    assert [(p.name, p.part, p.wanted_by_person) for p in page(cast).present] == [("Sima Begum", "daughter", True)]


def test_the_persons_topics_come_first_in_the_order_they_choose(cast: Cast) -> None:
    conversation = started(cast)
    add_topic(cast, conversation, "Blood pressure", is_persons=False)
    walking = add_topic(cast, conversation, "Walking")
    sleep = add_topic(cast, conversation, "Sleep")
    assert [topic.words for topic in page(cast).topics] == ["Walking", "Sleep", "Blood pressure"]
    move(cast, conversation, sleep, up=True)
    move(cast, conversation, sleep, up=True)
    assert [topic.words for topic in page(cast).topics] == ["Sleep", "Walking", "Blood pressure"]
    move(cast, conversation, sleep, up=False)
    move(cast, conversation, walking, up=False)
    assert [topic.words for topic in page(cast).topics] == ["Sleep", "Walking", "Blood pressure"]


def test_at_most_three_topics_for_today_and_the_others_stay_in_sight(cast: Cast) -> None:
    conversation = started(cast)
    first = add_topic(cast, conversation, "Walking")
    for words in ("Sleep", "Money"):
        add_topic(cast, conversation, words)
    with pytest.raises(Invalid) as refused:
        add_topic(cast, conversation, "Inhaler", is_persons=False)
    assert refused.value.message == "discuss.too-many-topics"
    changes.park_topic(by=cast.nurse, conversation=conversation, topic=first, is_parked=True, now=cast.now)
    add_topic(cast, conversation, "Inhaler", is_persons=False)
    assert [(t.words, t.is_parked) for t in page(cast).topics][2] == ("Walking", True)
    with pytest.raises(Invalid):
        changes.park_topic(by=cast.nurse, conversation=conversation, topic=first, is_parked=False, now=cast.now)


def test_a_topic_of_another_conversation_is_unknown(cast: Cast) -> None:
    conversation = started(cast)
    with pytest.raises(Unknown):
        move(cast, conversation, uuid4(), up=True)
    with pytest.raises(Unknown):
        add_topic(cast, uuid4(), "Walking")


def test_goals_and_actions_are_in_the_persons_words_and_say_who_typed(cast: Cast) -> None:
    conversation, goal, action = started(cast), uuid4(), uuid4()
    common = {"by": cast.nurse, "conversation": conversation, "now": cast.now}
    changes.add_goal(item=goal, whose=Whose.PERSON, edit=Edit("Dance at the wedding.", importance=10), **common)
    edit = Edit("Dance ten minutes a day.", who="Me", by_when="From Monday", confidence=7)
    for _ in range(2):
        changes.add_action(item=action, goal=goal, whose=Whose.TOGETHER, edit=edit, **common)
    changes.add_note(item=uuid4(), section=Section.NEEDS, whose=Whose.PROFESSIONAL, words="Knee is sore.", **common)
    content = page(cast).content
    [said] = content.goals()
    assert (said.words, said.said_by, said.typed_by, said.importance) == (
        "Dance at the wedding.",
        "Amina Begum",
        "Nadia Rahman",
        10,
    )
    [done] = content.actions_of(goal)
    assert (done.who, done.by_when, done.confidence, done.said_by) == ("Me", "From Monday", 7, "Nadia Rahman")
    assert [note.words for note in page(cast).notes] == ["Knee is sore."]


def test_an_importance_off_the_scale_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        changes.add_goal(
            by=cast.nurse,
            conversation=started(cast),
            item=uuid4(),
            whose=Whose.PERSON,
            edit=Edit("Walk.", importance=11),
            now=cast.now,
        )
    assert refused.value.field == "importance"


def test_staff_cannot_write_as_a_carer(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        changes.add_note(
            by=cast.nurse,
            conversation=started(cast),
            item=uuid4(),
            section=Section.NEEDS,
            whose=Whose.CARER,
            words="I am tired.",
            now=cast.now,
        )
    assert refused.value.message == "voices.not-yours"


def test_finishing_records_the_appointment_and_opens_the_draft(cast: Cast) -> None:
    conversation = started(cast)
    with pytest.raises(Invalid):
        changes.finish_conversation(by=cast.nurse, conversation=conversation, minutes=0, now=cast.now)
    changes.finish_conversation(by=cast.nurse, conversation=conversation, minutes=35, now=cast.now)
    shown = page(cast)
    assert shown.round.stage == Stage.DRAFTING
    assert shown.conversation is None and shown.earlier[0].minutes == 35
    held = {a.kind: a.status for a in appointments_of(by=cast.nurse, rounds=[cast.rounds["Amina"]])}
    assert held["conversation"] == "attended"
    with pytest.raises(NotReady):
        add_topic(cast, conversation, "Too late")


def test_a_second_conversation_in_a_round_is_recorded_beside_the_first(cast: Cast) -> None:
    for _ in range(2):
        changes.finish_conversation(by=cast.nurse, conversation=started(cast), minutes=20, now=cast.now)
    assert len(page(cast).earlier) == 2


def test_a_topic_sent_twice_is_there_once(cast: Cast) -> None:
    conversation, topic = started(cast), uuid4()
    for _ in range(2):
        changes.add_topic(
            by=cast.nurse, conversation=conversation, topic=topic, words="Sleep", is_persons=True, now=cast.now
        )
    assert len(page(cast).topics) == 1


def test_a_conversation_goes_on_when_the_draft_was_opened_beside_it(cast: Cast) -> None:
    conversation = started(cast)
    move_round(by=cast.nurse, round_id=cast.rounds["Amina"], to=Stage.DRAFTING, now=cast.now)
    changes.finish_conversation(by=cast.nurse, conversation=conversation, minutes=20, now=cast.now)
    assert page(cast).round.stage == Stage.DRAFTING
    move_round(by=cast.nurse, round_id=cast.rounds["Amina"], to=Stage.DISCUSSING, now=cast.now)
    started(cast)
    assert page(cast).conversation is not None


def test_a_conversation_that_nobody_had_booked_is_recorded_as_a_contact() -> None:
    cast = with_draft(make_cast())
    conversation = started(cast)
    changes.finish_conversation(by=cast.nurse, conversation=conversation, minutes=3, now=cast.now)
    [contact] = appointments_of(by=cast.nurse, rounds=[cast.rounds["Amina"]])
    assert (contact.kind, contact.status, contact.with_name) == ("conversation", "attended", "Nadia Rahman")
