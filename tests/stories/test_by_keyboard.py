"""Getting ready with a keyboard and nothing else: the focus comes everywhere, and can be seen."""

import pytest

from tests.stories.conftest import Stage
from tests.stories.keyboard import KeyboardVisitor
from tests.stories.telling import BERT, given_signed_in
from walking import steps

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = "What is going well at the moment?"


def test_getting_ready(stage: Stage) -> None:
    bert = given_signed_in(stage, BERT, kind=KeyboardVisitor)
    bert.press("Get ready", then="Getting ready for your conversation")
    bert.press(QUESTION, then=QUESTION, within="main")
    bert.fill(QUESTION, "My dog gets me out every day.")
    bert.press("Save and continue", then="What helps you to live well and stay well?")
    steps.back_to_the_list(bert)
    steps.send_to_team(bert)
    bert.press("Go back to your answers", then="Getting ready for your conversation")
    bert.press("Check your answers", then="Check your answers")
    assert "My dog gets me out every day." in bert.page.locator("main").inner_text()
