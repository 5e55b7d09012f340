"""The agenda, the scales, goals and actions of a conversation."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.discuss import (
    Lacking,
    StillNeeded,
    Topic,
    check_action,
    check_agenda,
    check_goal,
    check_scale,
    in_order,
    kept_of,
    lacking,
)
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid


def topic(words, *, is_persons=True, is_parked=False):
    return Topic(uuid4(), words, is_persons, is_parked)


def test_the_persons_topics_come_first_and_parked_ones_stay_in_sight():
    theirs_parked = topic("Driving", is_parked=True)
    theirs = topic("Sleep")
    theirs_next = topic("My knee")
    ours = topic("Blood pressure", is_persons=False)
    assert in_order([ours, theirs_parked, theirs, theirs_next]) == (theirs, theirs_next, theirs_parked, ours)


@given(st.lists(st.builds(topic, st.just("x"), is_persons=st.booleans(), is_parked=st.booleans())))
def test_no_topic_is_lost_and_no_professionals_topic_stands_before_a_persons(topics):
    ordered = in_order(topics)
    assert sorted(ordered, key=id) == sorted(topics, key=id)
    assert [each.is_persons for each in ordered] == sorted((each.is_persons for each in topics), reverse=True)


def test_three_topics_and_any_number_parked():
    check_agenda([])
    check_agenda([topic("a"), topic("b"), topic("c"), topic("d", is_parked=True), topic("e", is_parked=True)])


def test_a_fourth_topic_is_refused():
    with pytest.raises(Invalid) as refused:
        check_agenda([topic("a"), topic("b"), topic("c"), topic("d", is_persons=False)])
    assert refused.value.field == "topics"
    assert refused.value.values == {"most": 3, "chosen": 4}


@pytest.mark.parametrize("value", [None, *range(1, 11)])
def test_the_scale_is_one_to_ten_or_left_out(value):
    check_scale(value, field="importance")


@pytest.mark.parametrize("value", [-1, 0, 11, 10**9])
def test_off_the_scale_names_the_field(value):
    with pytest.raises(Invalid) as refused:
        check_scale(value, field="confidence")
    assert (refused.value.message, refused.value.field) == ("discuss.off-scale", "confidence")


def test_a_goal_has_words():
    check_goal("Walk to the shop again", importance=9)
    with pytest.raises(Invalid) as refused:
        check_goal("   ")
    assert refused.value.field == "words"
    with pytest.raises(Invalid) as refused:
        check_goal("Walk to the shop again", importance=0)
    assert refused.value.field == "importance"


def test_a_whole_action_lacks_nothing():
    assert check_action("Walk with Ade", who="Me", by_when="Tuesday", confidence=8) == ()


def test_an_action_that_lacks_who_or_when_is_kept_and_says_so():
    assert check_action("Walk") == (StillNeeded.WHO, StillNeeded.BY_WHEN)
    assert check_action("Walk", who="Me", by_when=" ") == (StillNeeded.BY_WHEN,)


@pytest.mark.parametrize(
    ("words", "values", "field"),
    [
        ("", {}, "words"),
        ("Walk", {"confidence": 11}, "confidence"),
        ("Walk", {"who": "x" * 201}, "who"),
        ("Walk", {"by_when": "Tues\x00day"}, "by_when"),
    ],
)
def test_an_action_that_cannot_be_kept_names_the_field(words, values, field):
    with pytest.raises(Invalid) as refused:
        check_action(words, **values)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("took_part", "topics", "said", "found"),
    [
        (["Nadia"], [Topic(UUID(int=1), "My garden", True)], [], ()),
        (["Nadia"], [Topic(UUID(int=1), "Blood test", False)], [Section.STRENGTHS], ()),
        (["Nadia"], [Topic(UUID(int=1), "Blood test", False)], [Section.NEEDS], (Lacking.LIFE,)),
        (["Nadia"], [Topic(UUID(int=1), "My garden", True, is_parked=True)], [], (Lacking.LIFE,)),
        ([" "], [], [], (Lacking.WHO, Lacking.LIFE)),
    ],
)
def test_q2_a_conversation_has_who_took_part_and_something_that_is_not_clinical(took_part, topics, said, found):
    assert lacking(took_part=took_part, topics=topics, said=said) == found


def test_which_of_two_texts_is_kept():
    assert [kept_of(each, mine="b", theirs="a") for each in ("mine", "theirs", "both")] == ["b", "a", "a\n\nb"]
    assert kept_of("both", mine="b", theirs="") == "b"
    with pytest.raises(Invalid):
        kept_of("neither", mine="b", theirs="a")
