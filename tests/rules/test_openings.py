"""What is said when a plan is opened in an emergency: a few readable words are enough, and no words are not."""

import pytest

from alongside.rules.openings import Reason, check_opening, check_reason_words
from alongside.rules.refusals import Invalid


@pytest.mark.parametrize("words", ["She fell at home", "Confused", "fell, hip", "سقطت في البيت", "Unwell.\nAlone."])
def test_a_few_readable_words_say_what_happened(words: str) -> None:
    assert check_opening(reason="life-at-risk", words=words, is_own_or_relative=False) == (Reason.LIFE_AT_RISK, words)


@pytest.mark.parametrize("words", ["asdfg", "fell", "aaaaaaaaaaaa", "a b c d e f g h", "........", "- - - - -"])
def test_what_says_nothing_does_not(words: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_opening(reason="life-at-risk", words=words, is_own_or_relative=False)
    assert (refused.value.message, refused.value.field) == ("opening.say-what", "words")


def test_why_somebody_is_not_told_takes_more_than_a_word() -> None:
    with pytest.raises(Invalid) as refused:
        check_reason_words("Confused", field="not_told")
    assert refused.value.message == "opening.say-more"
