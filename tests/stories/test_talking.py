"""A conversation written down with a keyboard alone; two colleagues in one topic at once, and nothing is lost."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.keyboard import KeyboardVisitor
from tests.stories.telling import CAROL, GRACE, NADIA, given_a_conversation, given_signed_in
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TOPIC, NEXT = "Standing at choir", "Sleeping"
OWN, TALKED = "In Grace’s own words", "What we talked about"


def comes_to_the_topic(visitor: Visitor) -> None:
    steps.open_person(visitor, GRACE)
    visitor.press("Conversation", then="Conversation with Grace", within="main")
    visitor.press(f"Write about it {TOPIC}", then=TOPIC)


def test_two_colleagues_write_about_one_topic_at_once(stage: Stage) -> None:
    given_a_conversation(GRACE, TOPIC, NEXT)
    carol = given_signed_in(stage, CAROL, kind=KeyboardVisitor)
    nadia = given_signed_in(stage, NADIA)
    comes_to_the_topic(carol)
    comes_to_the_topic(nadia)

    nadia.fill(OWN, "I let the others down when I sit.")
    nadia.press("Save", then=TOPIC, within="main form")
    carol.fill(OWN, "I miss the hymns.")
    carol.fill(TALKED, "A high stool would help.")
    carol.press("Save", then="Two people wrote here", within="main form")
    carol.sees("I let the others down when I sit.", "I miss the hymns.")
    carol.choose("Keep both, one after the other")
    carol.press("Save", then=TOPIC, within="main form")
    both = carol.page.get_by_label(OWN, exact=True).input_value()
    assert both == "I let the others down when I sit.\n\nI miss the hymns."
    assert carol.page.get_by_label(TALKED, exact=True).input_value() == "A high stool would help."

    carol.fill(TALKED, "A high stool would help her stand less.")
    carol.press("Save, and go to the next topic", then=NEXT)
    carol.press("Topic before", then=TOPIC)
    carol.press("Undo my last save", then=TOPIC)
    assert carol.page.get_by_label(TALKED, exact=True).input_value() == "A high stool would help."


def test_what_is_typed_is_still_there_after_the_window_is_closed(stage: Stage) -> None:
    given_a_conversation(GRACE, TOPIC)
    nadia = given_signed_in(stage, NADIA)
    comes_to_the_topic(nadia)
    nadia.fill(OWN, "I let the others down")
    nadia.page.get_by_text("Saved at").wait_for()
    nadia.page.close(run_before_unload=False)
    again = given_signed_in(stage, NADIA)
    comes_to_the_topic(again)
    assert again.page.get_by_label(OWN, exact=True).input_value() == "I let the others down"
    again.sees("kept for you alone")
