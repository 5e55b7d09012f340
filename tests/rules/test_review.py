"""When a review is due, and that nothing carries over unasked."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.plan.content import Content, Kind
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.review import (
    Answer,
    ReviewState,
    ReviewWarning,
    StillTrue,
    check_review_on,
    next_content,
    no_change_review,
    not_asked,
    review_due_on,
    review_state,
)

AGREED = date(2026, 11, 2)
LATER = datetime(2027, 10, 1, 14, 0, tzinfo=UTC)


def answer(still, words=""):
    return Answer(still, said_by="Rose Okafor", said_at=LATER, typed_by="Sam Lee", words=words)


def test_a_review_within_a_year_is_accepted():
    assert check_review_on(date(2027, 5, 2), AGREED, AGREED) == ()
    assert check_review_on(date(2027, 11, 2), AGREED, AGREED) == ()


def test_a_review_after_more_than_a_year_is_accepted_with_a_warning():
    assert check_review_on(date(2027, 11, 3), AGREED, AGREED) == (ReviewWarning.OVER_A_YEAR,)


@pytest.mark.parametrize(
    ("on", "today", "message"),
    [
        (date(2026, 12, 1), date(2026, 12, 2), "review.date-past"),
        (AGREED, AGREED, "review.date-before-plan"),
        (date(2026, 11, 1), date(2026, 10, 1), "review.date-before-plan"),
    ],
)
def test_a_review_in_the_past_or_before_the_plan_is_refused(on, today, message):
    with pytest.raises(Invalid) as refused:
        check_review_on(on, AGREED, today)
    assert (refused.value.message, refused.value.field) == (message, "review_on")


def test_a_review_without_a_date_is_due_after_a_year():
    assert review_due_on(AGREED, None) == date(2027, 11, 2)
    assert review_due_on(AGREED, date(2027, 2, 1)) == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2027, 1, 2), ReviewState.NOT_YET),
        (date(2027, 1, 3), ReviewState.DUE),
        (date(2027, 2, 14), ReviewState.DUE),
        (date(2027, 2, 15), ReviewState.OVERDUE),
    ],
)
def test_a_review_is_due_then_overdue(today, state):
    assert review_state(AGREED, date(2027, 2, 14), today) == state


def test_still_true_carries_an_item_over_unchanged(made):
    item = made()
    assert next_content(Content((item,)), {item.id: answer(StillTrue.STILL_TRUE)}).items == (item,)


def test_a_changed_item_keeps_its_id_and_whose_words_they_are(made):
    item = made("Seeing my granddaughter")
    changed = next_content(Content((item,)), {item.id: answer(StillTrue.CHANGED, "Seeing both grandchildren")})
    (new,) = changed.items
    assert (new.id, new.whose, new.section) == (item.id, item.whose, item.section)
    assert (new.words, new.seq, new.said_at, new.typed_by) == ("Seeing both grandchildren", 2, LATER, "Sam Lee")


def test_a_change_needs_words(made):
    item = made()
    with pytest.raises(Invalid) as refused:
        next_content(Content((item,)), {item.id: answer(StillTrue.CHANGED, " ")})
    assert refused.value.field == "words"


def test_an_answer_about_something_else_is_unknown(made):
    with pytest.raises(Unknown):
        next_content(Content((made(),)), {uuid4(): answer(StillTrue.STILL_TRUE)})


def test_an_action_goes_with_its_goal(made):
    goal = made("Walk", section=Section.GOALS, kind=Kind.GOAL)
    action = made("With Ade", section=Section.GOALS, kind=Kind.ACTION, parent=goal.id)
    alone = made("Ring the nurse", section=Section.NEEDS, kind=Kind.ACTION)
    everything = Content((goal, action, alone))
    still = {each.id: answer(StillTrue.STILL_TRUE) for each in everything.items}
    assert next_content(everything, still) == everything
    assert next_content(everything, still | {goal.id: answer(StillTrue.NO_LONGER)}).items == (alone,)


@given(data=st.data())
def test_nothing_carries_over_that_nobody_was_asked_about(made, data):
    items = tuple(made(f"words {n}") for n in range(data.draw(st.integers(0, 6))))
    answers = {
        item.id: answer(still, "new words")
        for item in items
        if (still := data.draw(st.none() | st.sampled_from(StillTrue))) is not None
    }
    content = Content(items)
    carried = {item.id for item in next_content(content, answers).items}
    assert carried == {key for key, each in answers.items() if each.still != StillTrue.NO_LONGER}
    assert {item.id for item in not_asked(content, answers)} == {item.id for item in items} - answers.keys()
    assert no_change_review(content, answers) == (
        bool(items)
        and [answers.get(item.id) for item in items] == [answer(StillTrue.STILL_TRUE, "new words")] * len(items)
    )
