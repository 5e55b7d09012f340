"""The content of a plan, its stored form, and a fingerprint that nothing slips past."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.plan.content import (
    Channel,
    Content,
    Item,
    Kind,
    Whose,
    fingerprint_of_section,
    fingerprint_of_version,
    from_stored,
    to_stored,
)
from alongside.rules.plan.details import Detail
from alongside.rules.plan.sections import ALL_SECTIONS, SPOKEN_SECTIONS, Section

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
ITEMS = st.builds(
    Item,
    id=st.uuids(),
    section=st.sampled_from(Section),
    kind=st.sampled_from(Kind),
    words=WORDS,
    whose=st.sampled_from(Whose),
    said_by=WORDS,
    said_at=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))])),
    typed_by=WORDS,
    seq=st.integers(1, 99),
    parent=st.none() | st.uuids(),
    prompt=st.sampled_from(["", "hardest"]),
    importance=st.none() | st.integers(1, 10),
    confidence=st.none() | st.integers(1, 10),
    who=WORDS,
    by_when=WORDS,
    language=st.sampled_from(["en", "ur", "pl"]),
    details=st.sets(st.sampled_from(Detail)).flatmap(
        lambda names: st.tuples(*(st.tuples(st.just(name), WORDS) for name in Detail if name in names))
    ),
)


@given(st.lists(ITEMS, max_size=4))
def test_items_come_back_from_storage_as_they_were(items):
    through_json = json.loads(json.dumps(to_stored(items)))
    assert from_stored(through_json) == tuple(items)


@given(ITEMS)
def test_the_stored_form_is_plain_json(item):
    for value in to_stored([item])["items"][0].values():
        assert type(value) in (str, int, type(None), dict)


@given(ITEMS)
def test_nothing_that_an_item_holds_is_left_out_of_storage(item):
    """But what the person says beside it today, which is no part of what was said or agreed."""
    assert set(to_stored([item])["items"][0]) == {field.name for field in fields(Item)} - {"beside"}


@pytest.mark.parametrize("stored", [{"schema": 3, "items": []}, {"items": []}, {"schema": "1", "items": []}])
def test_a_schema_that_this_code_does_not_know_is_an_error(stored):
    with pytest.raises(ValueError, match="unknown schema"):
        from_stored(stored)


def test_what_was_stored_before_items_had_details_is_read_as_before(made):
    """And its fingerprint is that of what is stored, so that the chain of the versions made before still holds."""
    stored = to_stored([made("Walk")])
    before = {"schema": 1, "items": [{name: each for name, each in stored["items"][0].items() if name != "details"}]}
    assert from_stored(before) == from_stored(stored)
    assert fingerprint_of_section(before) != fingerprint_of_section(stored)


def test_a_decision_is_followed_by_its_ways_and_goals_stand_apart(made):
    decision = made("Tablets or not", kind=Kind.DECISION)
    words, goal = made("Rest"), made("Walk", kind=Kind.GOAL)
    option = made("Try them for a month", kind=Kind.OPTION, parent=decision.id)
    content = Content((decision, words, goal, option))
    assert content.said_in(Section.WHAT_MATTERS) == (decision, option, words)
    assert content.options_of(words.id) == ()


def test_content_finds_its_sections_goals_and_actions(made):
    goal = made("Walk", section=Section.GOALS, kind=Kind.GOAL)
    other = made("Sleep", section=Section.GOALS, kind=Kind.GOAL)
    action = made("With Ade", section=Section.GOALS, kind=Kind.ACTION, parent=goal.id)
    words = made()
    content = Content((words, goal, other, action))
    assert content.in_section(Section.WHAT_MATTERS) == (words,)
    assert content.goals() == (goal, other)
    assert content.actions_of(goal.id) == (action,)
    assert content.actions_of(other.id) == ()


@given(st.lists(ITEMS, max_size=8), st.frozensets(st.sampled_from(Section)))
def test_only_the_sections_asked_for_are_left(items, wanted):
    left = Content(tuple(items)).only(iter(wanted))
    assert left.items == tuple(item for item in items if item.section in wanted)


@given(st.lists(ITEMS, max_size=3))
def test_the_fingerprint_does_not_depend_on_the_order_of_keys(items):
    stored = to_stored(items)
    turned = {"items": [dict(reversed(each.items())) for each in stored["items"]], "schema": stored["schema"]}
    assert fingerprint_of_section(stored) == fingerprint_of_section(turned)


@given(ITEMS, ITEMS)
def test_two_sections_with_different_words_have_different_fingerprints(one, two):
    same = fingerprint_of_section(to_stored([one])) == fingerprint_of_section(to_stored([two]))
    assert same == (to_stored([one]) == to_stored([two]))


def test_swapping_two_items_changes_the_fingerprint(made):
    one, two = made("one"), made("two")
    assert fingerprint_of_section(to_stored([one, two])) != fingerprint_of_section(to_stored([two, one]))


def test_the_fingerprint_is_the_same_on_every_machine():
    item = Item(
        id=UUID(int=1),
        section=Section.WHAT_MATTERS,
        kind=Kind.STATEMENT,
        words="My garden – and Zoë",
        whose=Whose.PERSON,
        said_by="Rose Okafor",
        said_at=datetime(2026, 11, 2, 10, 30, tzinfo=UTC),
    )
    assert fingerprint_of_section(to_stored([item])) == (
        "830647d0143387ef89ba6ae1bac45fda1c803bb51b5fccd9c4c3a3391ec0d40d"
    )


VERSION = {
    "person": UUID(int=7),
    "number": 2,
    "agreed": {"by": "Rose Okafor", "how": "signed in"},
    "previous": "ab" * 32,
    "sections": {Section.GOALS: "cd" * 32, Section.NEEDS: "ef" * 32},
}


@pytest.mark.parametrize(
    "changed",
    [
        {"person": UUID(int=8)},
        {"number": 3},
        {"agreed": {"by": "Sam Lee", "how": "signed in"}},
        {"previous": ""},
        {"sections": {Section.GOALS: "cd" * 32}},
        {"sections": {Section.GOALS: "ef" * 32, Section.NEEDS: "cd" * 32}},
    ],
)
def test_a_change_to_anything_in_a_version_breaks_its_fingerprint(changed):
    assert fingerprint_of_version(**(VERSION | changed)) != fingerprint_of_version(**VERSION)


def test_the_order_in_which_sections_are_given_does_not_matter():
    turned = dict(reversed(VERSION["sections"].items()))
    assert fingerprint_of_version(**(VERSION | {"sections": turned})) == fingerprint_of_version(**VERSION)


def test_a_number_that_is_not_a_number_has_no_fingerprint():
    with pytest.raises(ValueError, match="JSON"):
        fingerprint_of_section({"schema": 1, "items": [{"importance": float("nan")}]})


def test_an_item_is_a_value(made):
    item = made()
    assert replace(item) == item
    with pytest.raises(AttributeError):
        item.words = "other words"


def test_what_people_say_belongs_in_the_spoken_sections():
    kept_elsewhere = {Section.HEALTH, Section.MEASURES, Section.PEOPLE, Section.OTHER_PLANS}
    assert kept_elsewhere == ALL_SECTIONS - SPOKEN_SECTIONS
    assert set(Channel) == {"online", "paper", "phone", "conversation"}
