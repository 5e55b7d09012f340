"""Whose a part of the plan is, what both have to say before others see it, and by which law a carer is assessed."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.carers import (
    ABOUT,
    About,
    Agreed,
    AssessmentLaw,
    Part,
    Showing,
    Topic,
    assessment_law,
    check_hours,
    check_offered,
    check_showing,
    newest,
    shown_in_emergency,
)
from alongside.rules.refusals import Invalid

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = AT.date()
ALL = frozenset(Showing)
FIRST = (Part(Topic.WHO_STEPS_IN, "My sister.", 1, AT), Part(Topic.MEDICINES, "In the blue box.", 1, AT))
HOUR = timedelta(hours=1)


def words(parts: Collection[Part]) -> list[str]:
    return [each.words for each in parts]


def test_every_topic_says_whose_details_it_holds() -> None:
    assert ABOUT.keys() == set(Topic)
    assert set(ABOUT.values()) == set(About)


def test_both_have_to_say_yes() -> None:
    yes = Agreed(True, AT + HOUR)
    assert words(shown_in_emergency(FIRST, shows=ALL, agreed=yes)) == ["My sister.", "In the blue box."]


@pytest.mark.parametrize(
    ("shows", "agreed"),
    [
        (ALL, None),
        (ALL, Agreed(False, AT + HOUR)),
        (ALL - {Showing.PLAN}, Agreed(True, AT + HOUR)),
        (frozenset(), Agreed(True, AT + HOUR)),
    ],
)
def test_one_alone_is_not_enough(shows: frozenset[Showing], agreed: Agreed | None) -> None:
    assert shown_in_emergency(FIRST, shows=shows, agreed=agreed) == ()


def test_newer_words_about_the_other_wait_for_a_new_yes() -> None:
    later = Part(Topic.MEDICINES, "In the red box.", 2, AT + 2 * HOUR)
    history = (*FIRST, later)
    assert words(shown_in_emergency(history, shows=ALL, agreed=Agreed(True, AT + HOUR)))[1:] == ["In the blue box."]
    assert words(shown_in_emergency(history, shows=ALL, agreed=Agreed(True, AT + 3 * HOUR)))[1:] == ["In the red box."]


def test_newer_words_about_the_carer_do_not() -> None:
    later = Part(Topic.WHO_STEPS_IN, "My brother.", 2, AT + 2 * HOUR)
    assert words(shown_in_emergency((*FIRST, later), shows=ALL, agreed=Agreed(True, AT + HOUR)))[:1] == ["My brother."]


def test_what_was_taken_out_is_out_at_once() -> None:
    taken = Part(Topic.MEDICINES, "", 2, AT + 2 * HOUR)
    assert words(shown_in_emergency((*FIRST, taken), shows=ALL, agreed=Agreed(True, AT + HOUR))) == ["My sister."]
    assert words(newest((*FIRST, taken))) == ["My sister."]


@given(
    st.lists(st.tuples(st.sampled_from(Topic), st.sampled_from(["", "a", "b"]), st.integers(0, 9)), max_size=12),
    st.sets(st.sampled_from(Showing)),
    st.none() | st.builds(Agreed, st.booleans(), st.integers(0, 9).map(lambda hours: AT + hours * HOUR)),
)
def test_nothing_about_the_other_is_ever_newer_than_their_yes(
    written: list[tuple[Topic, str, int]], shows: set[Showing], agreed: Agreed | None
) -> None:
    history = [Part(topic, said, number, AT + hours * HOUR) for number, (topic, said, hours) in enumerate(written)]
    out = shown_in_emergency(history, shows=shows, agreed=agreed)
    assert {each.topic for each in out} <= {each.topic for each in newest(history)}
    if out:
        assert agreed is not None
        assert agreed.agrees
        assert Showing.PLAN in shows
        assert all(each.at <= agreed.at for each in out if each.about == About.CARED_FOR)


def test_words_and_plan_are_shown_with_the_record_or_not_at_all() -> None:
    check_showing({Showing.LINK, Showing.PLAN})
    check_showing(())
    with pytest.raises(Invalid, match="show-the-record-too"):
        check_showing({Showing.PLAN})


@pytest.mark.parametrize("hours", [None, 1, 168])
def test_hours_of_a_week(hours: int | None) -> None:
    check_hours(hours)


@pytest.mark.parametrize("hours", [0, -3, 169])
def test_no_week_has_so_many_hours(hours: int) -> None:
    with pytest.raises(Invalid, match=r"carer.hours"):
        check_hours(hours)


def test_an_offer_was_made() -> None:
    check_offered(TODAY, TODAY)
    with pytest.raises(Invalid, match="offered-in-future"):
        check_offered(TODAY + timedelta(days=1), TODAY)


def test_a_carer_is_assessed_as_an_adult_from_the_eighteenth_birthday() -> None:
    assert assessment_law(date(2008, 11, 2), TODAY) == AssessmentLaw.ADULT
    assert assessment_law(date(2008, 11, 3), TODAY) == AssessmentLaw.YOUNG
