"""A topic in two voices: drafts for the writer alone, saved, undone, and settled when two write at once."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss import changes
from alongside.journey.discuss.changes import Typed
from alongside.journey.discuss.models import TopicDraft
from alongside.journey.discuss.reads import conversation_for, topic_for
from alongside.journey.discuss.values import TopicPage
from alongside.records.plans.changes import add_item, undo_contribution
from alongside.records.plans.models import Contribution
from alongside.records.plans.values import Edit
from alongside.rules.actors import Actor
from alongside.rules.discuss import item_of_topic
from alongside.rules.plan.content import Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady, Stale, Unknown
from tests.cast import Cast, make_cast
from tests.preparing import with_contacts

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_contacts(make_cast())


@pytest.fixture
def topic(cast: Cast) -> UUID:
    """Amina's topic, in a conversation that goes on."""
    act(cast, cast.nurse)
    talk = changes.start_conversation(by=cast.nurse, round_id=cast.rounds["Amina"], how="home", now=cast.now)
    topic = uuid4()
    changes.add_topic(by=cast.nurse, conversation=talk, topic=topic, words="Walking", is_persons=True, now=cast.now)
    return topic


def act(cast: Cast, by: Actor) -> None:
    set_identity(by, cast.now)


def page(cast: Cast, topic: UUID, by: Actor) -> TopicPage:
    act(cast, by)
    return topic_for(by=by, round_id=cast.rounds["Amina"], topic=topic, now=cast.now)


def boxes(person: str, together: str, on: tuple[int, int] = (0, 0)) -> dict[Whose, Typed]:
    return {Whose.PERSON: Typed(person, on[0]), Whose.TOGETHER: Typed(together, on[1])}


def save(cast: Cast, topic: UUID, by: Actor, *args, section: Section | None = Section.NEEDS) -> None:
    act(cast, by)
    changes.save_topic_words(by=by, topic=topic, section=section, boxes=boxes(*args), now=cast.now)


def keep(cast: Cast, topic: UUID, by: Actor, *args, clashes: bool = False) -> None:
    act(cast, by)
    changes.save_topic_draft(by=by, topic=topic, boxes=boxes(*args), now=cast.now, clashes=clashes)


def words(shown: TopicPage) -> tuple[str, str]:
    return shown.boxes[Whose.PERSON].theirs, shown.boxes[Whose.TOGETHER].theirs


def test_both_voices_stand_in_the_plan_in_the_section_that_was_chosen_first(cast: Cast, topic: UUID) -> None:
    save(cast, topic, cast.nurse, "I want to walk.", "A short walk each day.")
    save(cast, topic, cast.nurse, "I want to walk again.", "", (1, 1), section=Section.FUTURE)
    content = conversation_for(by=cast.nurse, round_id=cast.rounds["Amina"], now=cast.now).content
    kept = {item.whose: item for item in content.items if item.id == item_of_topic(topic, item.whose)}
    assert list(kept) == [Whose.PERSON] and kept[Whose.PERSON].words == "I want to walk again."
    assert (kept[Whose.PERSON].said_by, kept[Whose.PERSON].typed_by) == ("Amina Begum", "Nadia Rahman")
    assert kept[Whose.PERSON].section == Section.NEEDS


def test_saving_the_same_twice_saves_it_once(cast: Cast, topic: UUID) -> None:
    for _ in range(2):
        save(cast, topic, cast.nurse, "I want to walk.", "")
    assert Contribution.objects.filter(item=item_of_topic(topic, Whose.PERSON)).count() == 1


def test_a_draft_is_for_its_writer_alone_and_gone_once_it_is_saved(cast: Cast, topic: UUID) -> None:
    keep(cast, topic, cast.nurse, "x" * 20_000, "A sh")
    mine = page(cast, topic, cast.nurse).boxes
    assert mine[Whose.TOGETHER].is_draft and mine[Whose.TOGETHER].words == "A sh"
    theirs = page(cast, topic, cast.coordinator).boxes
    assert (theirs[Whose.TOGETHER].words, theirs[Whose.TOGETHER].is_draft) == ("", False)
    assert TopicDraft.objects.count() == 0  # the colleague sees none of the two
    save(cast, topic, cast.nurse, "I want to walk.", "A short walk.")
    assert TopicDraft.objects.count() == 0


def test_words_that_cannot_be_saved_are_kept_as_a_draft_but_never_bad_characters(cast: Cast, topic: UUID) -> None:
    with pytest.raises(Invalid):
        save(cast, topic, cast.nurse, "x" * 20_000, "")
    keep(cast, topic, cast.nurse, "x" * 20_000, "")
    with pytest.raises(Invalid):
        keep(cast, topic, cast.nurse, "a\x00b", "")
    assert len(page(cast, topic, cast.nurse).boxes[Whose.PERSON].words) == 20_000


def test_who_saves_second_is_shown_both_and_nothing_is_lost(cast: Cast, topic: UUID) -> None:
    save(cast, topic, cast.nurse, "I want to walk.", "A short walk.")
    with pytest.raises(Stale):
        save(cast, topic, cast.coordinator, "I want to dance.", "A dance class.")
    with pytest.raises(Stale):
        keep(cast, topic, cast.coordinator, "I want to dance.", "")
    keep(cast, topic, cast.coordinator, "I want to dance.", "A dance class.", clashes=True)
    shown = page(cast, topic, cast.coordinator)
    assert shown.boxes[Whose.PERSON].is_clash and shown.boxes[Whose.TOGETHER].is_clash
    changes.settle_topic_words(
        by=cast.coordinator,
        topic=topic,
        keep={Whose.PERSON: "both", Whose.TOGETHER: "theirs"},
        based_on={Whose.PERSON: 1, Whose.TOGETHER: 1},
        now=cast.now,
    )
    settled = page(cast, topic, cast.coordinator)
    assert words(settled) == ("I want to walk.\n\nI want to dance.", "A short walk.")
    assert not any(box.is_clash or box.is_draft for box in settled.boxes.values())


def test_a_choice_that_there_is_not_is_refused(cast: Cast, topic: UUID) -> None:
    save(cast, topic, cast.nurse, "I want to walk.", "")
    keep(cast, topic, cast.coordinator, "I want to dance.", "", clashes=True)
    with pytest.raises(Invalid):
        changes.settle_topic_words(
            by=cast.coordinator, topic=topic, keep={Whose.PERSON: "neither"}, based_on={}, now=cast.now
        )


def test_the_last_save_is_undone_by_who_saved_and_every_word_stays(cast: Cast, topic: UUID) -> None:
    save(cast, topic, cast.nurse, "I want to walk.", "A short walk.")
    cast.now += timedelta(minutes=5)
    save(cast, topic, cast.nurse, "I want to run.", "A short walk.", (1, 1))
    undone = {Whose.PERSON: 2, Whose.TOGETHER: 1}
    changes.undo_topic_words(by=cast.nurse, topic=topic, based_on=undone, now=cast.now)
    assert words(page(cast, topic, cast.nurse)) == ("I want to walk.", "A short walk.")
    said = Contribution.objects.filter(item=item_of_topic(topic, Whose.PERSON)).order_by("number")
    assert [each.words for each in said] == ["I want to walk.", "I want to run.", "I want to walk."]
    with pytest.raises(Stale):
        changes.undo_topic_words(by=cast.nurse, topic=topic, based_on=undone, now=cast.now)


def test_undoing_the_first_save_takes_the_words_out_and_another_cannot(cast: Cast, topic: UUID) -> None:
    save(cast, topic, cast.nurse, "I want to walk.", "")
    assert not page(cast, topic, cast.coordinator).can_undo
    with pytest.raises(NotReady):
        changes.undo_topic_words(by=cast.coordinator, topic=topic, based_on={Whose.PERSON: 1}, now=cast.now)
    assert page(cast, topic, cast.nurse).can_undo
    changes.undo_topic_words(by=cast.nurse, topic=topic, based_on={Whose.PERSON: 1}, now=cast.now)
    assert words(page(cast, topic, cast.nurse)) == ("", "")
    save(cast, topic, cast.nurse, "I do want to walk.", "", (2, 0))
    assert words(page(cast, topic, cast.nurse)) == ("I do want to walk.", "")


def test_a_topic_of_another_surgery_or_that_is_not_there_is_unknown(cast: Cast, topic: UUID) -> None:
    with pytest.raises(Unknown):
        save(cast, topic, cast.intruder, "I want to walk.", "")
    with pytest.raises(Unknown):
        page(cast, uuid4(), cast.nurse)


def test_once_the_talking_is_done_nothing_more_is_written_here(cast: Cast, topic: UUID) -> None:
    talk = page(cast, topic, cast.nurse).page.conversation
    assert talk is not None
    changes.finish_conversation(by=cast.nurse, conversation=talk.id, minutes=30, now=cast.now)
    with pytest.raises(NotReady):
        save(cast, topic, cast.nurse, "I want to walk.", "")
    with pytest.raises(NotReady):
        page(cast, topic, cast.nurse)


def test_a_goal_is_no_place_for_a_topic(cast: Cast, topic: UUID) -> None:
    with pytest.raises(Invalid):
        save(cast, topic, cast.nurse, "I want to walk.", "", section=Section.GOALS)


def test_what_is_kept_already_is_not_kept_again(cast: Cast, topic: UUID) -> None:
    keep(cast, topic, cast.nurse, "I want to w", "")
    cast.now += timedelta(minutes=1)
    keep(cast, topic, cast.nurse, "I want to w", "")
    (draft,) = TopicDraft.objects.all()
    assert draft.saved_at < cast.now
    keep(cast, topic, cast.nurse, "I want to walk", "")
    assert TopicDraft.objects.get().words == "I want to walk"


def test_what_was_never_said_cannot_be_undone(cast: Cast, topic: UUID) -> None:
    act(cast, cast.nurse)
    with pytest.raises(Unknown):
        undo_contribution(by=cast.nurse, round_id=cast.rounds["Amina"], item=uuid4(), based_on=0, now=cast.now)


def test_an_action_stands_under_a_goal_and_under_nothing_else(cast: Cast, topic: UUID) -> None:
    save(cast, topic, cast.nurse, "I want to walk.", "")
    said = item_of_topic(topic, Whose.PERSON)
    for kind in (Kind.ACTION, Kind.OPTION, Kind.STATEMENT):
        with pytest.raises(Invalid):
            add_item(
                by=cast.nurse,
                round_id=cast.rounds["Amina"],
                item=uuid4(),
                section=Section.NEEDS,
                whose=Whose.TOGETHER,
                edit=Edit("A stick."),
                now=cast.now,
                kind=kind,
                goal=said,
            )
