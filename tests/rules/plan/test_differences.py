"""What changed between two versions: nothing lost, nothing invented, the same seen from both sides."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.plan.content import Content, Item, Kind, Whose
from alongside.rules.plan.differences import Change, FieldChange, Op, Segment, What, differences, word_segments
from alongside.rules.plan.sections import Section

TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.lists(
    st.sampled_from(["I ", "walk ", "every ", "day", "\n", " ", "I'd", "rest. "]), max_size=25
).map("".join)
IDS = [UUID(int=number) for number in range(5)]
SCALE = st.none() | st.integers(1, 10)
ITEMS = st.builds(
    Item,
    id=st.sampled_from(IDS),
    section=st.sampled_from(Section),
    kind=st.sampled_from(Kind),
    words=TEXT,
    whose=st.just(Whose.PERSON),
    said_by=st.just("Rose Okafor"),
    said_at=st.just(datetime(2026, 11, 2, tzinfo=UTC)),
    importance=SCALE,
    confidence=SCALE,
    who=st.sampled_from(["", "Me", "Ade"]),
    by_when=st.sampled_from(["", "Friday"]),
)
CONTENTS = st.lists(ITEMS, unique_by=lambda item: item.id, max_size=5).map(lambda items: Content(tuple(items)))


def side(segments, only):
    return "".join(segment.text for segment in segments if segment.op in (Op.SAME, only))


@given(TEXT, TEXT)
def test_the_segments_make_up_both_texts(before, after):
    segments = word_segments(before, after)
    assert side(segments, Op.REMOVED) == before
    assert side(segments, Op.ADDED) == after
    assert all(segment.text for segment in segments)


@given(TEXT, TEXT)
def test_the_segments_are_the_same_seen_from_the_other_side(before, after):
    exchanged = {Op.SAME: Op.SAME, Op.REMOVED: Op.ADDED, Op.ADDED: Op.REMOVED}
    there = [(exchanged[segment.op], segment.text) for segment in word_segments(before, after)]
    back = [(segment.op, segment.text) for segment in word_segments(after, before)]
    assert sorted(there) == sorted(back)


@given(TEXT)
def test_a_text_differs_from_itself_in_nothing(text):
    assert {segment.op for segment in word_segments(text, text)} <= {Op.SAME}


def test_words_are_compared_whole():
    assert word_segments("I walk on Mondays", "I swim on Mondays") == (
        Segment(Op.SAME, "I "),
        Segment(Op.REMOVED, "walk "),
        Segment(Op.ADDED, "swim "),
        Segment(Op.SAME, "on Mondays"),
    )


def test_very_long_and_repetitive_texts_are_shown_as_old_then_new():
    before, after = "a " * 5_000, "b " + "a " * 4_999
    assert word_segments(before, after) == (Segment(Op.REMOVED, before), Segment(Op.ADDED, after))


@given(CONTENTS)
def test_a_content_differs_from_itself_in_nothing(content):
    assert differences(content, content) == ()


@given(CONTENTS, CONTENTS)
def test_every_item_is_accounted_for_once(before, after):
    old, new = ({item.id: item for item in content.items} for content in (before, after))
    found = {change.id: change for change in differences(before, after)}
    assert len(found) == len(differences(before, after))
    for each in old.keys() | new.keys():
        change = found.get(each)
        assert (
            (change.before, change.after) == (old.get(each), new.get(each))
            if change
            else old[each] == _seen(new[each], old[each])
        )


def _seen(new, old):
    """The new item, if a reader sees it as the old: kind is no difference."""
    return replace(new, kind=old.kind)


@given(CONTENTS, CONTENTS)
def test_what_was_added_one_way_is_no_longer_there_the_other(before, after):
    mirrored = {What.ADDED: What.NO_LONGER, What.NO_LONGER: What.ADDED, What.CHANGED: What.CHANGED}
    there = {(change.id, mirrored[change.what]) for change in differences(before, after)}
    assert there == {(change.id, change.what) for change in differences(after, before)}


def test_changes_are_in_page_order_and_those_gone_come_last(made):
    stays, goes, comes = made("stays"), made("goes"), made("comes", section=Section.NEEDS)
    changed = replace(stays, words="stays put")
    found = differences(Content((goes, stays)), Content((comes, changed)))
    assert [change.what for change in found] == [What.ADDED, What.CHANGED, What.NO_LONGER]
    assert found[0] == Change(What.ADDED, comes.id, Section.NEEDS, None, comes, (Segment(Op.ADDED, "comes"),))
    assert found[2] == Change(What.NO_LONGER, goes.id, Section.WHAT_MATTERS, goes, None, (Segment(Op.REMOVED, "goes"),))


def test_changed_values_beside_the_words_are_named(made):
    before = made("Walk", kind=Kind.ACTION, section=Section.GOALS, who="Me", by_when="May", confidence=6)
    after = replace(before, section=Section.NEEDS, who="Ade", by_when="June", confidence=8, importance=9)
    (change,) = differences(Content((before,)), Content((after,)))
    assert change.section == Section.NEEDS
    assert change.words == (Segment(Op.SAME, "Walk"),)
    assert change.fields == (
        FieldChange("section", Section.GOALS, Section.NEEDS),
        FieldChange("importance", None, 9),
        FieldChange("confidence", 6, 8),
        FieldChange("who", "Me", "Ade"),
        FieldChange("by_when", "May", "June"),
    )


def test_who_typed_it_and_when_is_no_difference(made):
    item = made()
    again = replace(item, typed_by="Sam Lee", seq=2, said_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert differences(Content((item,)), Content((again,))) == ()
