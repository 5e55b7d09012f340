"""Text from people: kept exactly, or refused with the field named; never changed silently."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.refusals import Invalid
from alongside.rules.text import LONGEST, mixes_alphabets, safe_line, safe_text


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("I want to sleep in my own bed.", id="plain"),
        pytest.param("First line\nsecond line\twith a tab", id="lines-and-tabs"),
        pytest.param("Zoë, Siân and Łukasz", id="accents"),
        pytest.param(
            "👩‍👩‍👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f ❤️", id="emoji-with-joiners-and-tags"
        ),
        pytest.param("می‌خواهم راه بروم", id="persian-with-zwnj"),
        pytest.param("میں چلنا چاہتا ہوں", id="urdu"),
        pytest.param("আমি হাঁটতে চাই", id="bengali"),
        pytest.param("\u2067שלום\u2069 said \u200fRose\u200e", id="isolates-and-marks"),
        pytest.param("Cha\u00admomile", id="soft-hyphen"),
        pytest.param("<script>alert(1)</script>", id="script-is-only-text"),
        pytest.param("[tea](javascript:alert(1))", id="markdown-link-is-only-text"),
        pytest.param("{{ 7 * 7 }} {% raw %}", id="template-syntax-is-only-text"),
        pytest.param("=cmd|' /C calc'!A0", id="formula-is-only-text"),
        pytest.param("x" * LONGEST, id="as-long-as-may-be"),
        pytest.param("1", id="one-character"),
        pytest.param("👍", id="one-emoji"),
    ],
)
def test_what_people_write_is_kept_exactly(words):
    assert safe_text(words) == words


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param("a\x00b", "text.forbidden-character", id="nul"),
        pytest.param("a\ud800b", "text.forbidden-character", id="lone-surrogate"),
        pytest.param("a\udfffb", "text.forbidden-character", id="lone-low-surrogate"),
        pytest.param("\u202egnp.exe", "text.forbidden-character", id="bidi-override"),
        pytest.param("\u202aabc\u202c", "text.forbidden-character", id="bidi-embedding"),
        pytest.param("\x1b[31mred", "text.forbidden-character", id="ansi-escape"),
        pytest.param("a\x07b", "text.forbidden-character", id="bell"),
        pytest.param("a\x85b", "text.forbidden-character", id="c1-control"),
        pytest.param("a\x7fb", "text.forbidden-character", id="delete"),
        pytest.param("a\x0bb", "text.forbidden-character", id="vertical-tab"),
        pytest.param("a\ufeffb", "text.forbidden-character", id="byte-order-mark"),
        pytest.param("a\u200bb", "text.forbidden-character", id="zero-width-space"),
        pytest.param("Z" + "\u0351" * 9, "text.too-many-marks", id="zalgo"),
        pytest.param("", "text.nothing-visible", id="empty"),
        pytest.param(" \t\n\u00a0\u3000 ", "text.nothing-visible", id="only-spaces"),
        pytest.param("\u200d\u200c", "text.nothing-visible", id="only-joiners"),
        pytest.param("\u200e\u200f", "text.nothing-visible", id="only-direction-marks"),
        pytest.param("\u3164\u2800\u115f", "text.nothing-visible", id="only-blank-letters"),
        pytest.param("\u0301", "text.nothing-visible", id="only-a-combining-mark"),
        pytest.param("\ufe0f", "text.nothing-visible", id="only-a-variation-selector"),
        pytest.param("x" * (LONGEST + 1), "text.too-long", id="too-long"),
        pytest.param("x" * 100_000, "text.too-long", id="a-word-of-100000"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(words, message):
    with pytest.raises(Invalid) as refused:
        safe_text(words, field="hardest")
    assert (refused.value.message, refused.value.field) == (message, "hardest")


def test_too_long_says_how_long_and_how_long_may_be():
    with pytest.raises(Invalid) as refused:
        safe_text("abcdef", longest=5)
    assert refused.value.values == {"longest": 5, "length": 6}


def test_marks_of_real_languages_are_no_attack():
    assert safe_text("e" + "\u0323\u0302") == unicodedata.normalize("NFC", "e\u0323\u0302")
    assert safe_text("שָּׁלוֹם")


def test_eight_marks_on_one_letter_are_the_most():
    assert safe_text("q" + "\u0351" * 8)


def test_marks_on_several_letters_are_counted_for_each():
    assert safe_text(("q" + "\u0351" * 5) * 4)


def test_line_ends_become_one_kind():
    assert safe_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_letter_and_its_accent_become_one():
    assert safe_text("Zoe\u0308") == "Zoë"


def test_the_length_is_counted_after_line_ends_are_made_one():
    assert safe_text("a\r\n" * 3, longest=6) == "a\n" * 3


ANY = st.text(st.characters(), max_size=80) | st.text(
    st.sampled_from("a \n\r\t\x00\u202e\u0351\u200d\ud800é"), max_size=40
)


@given(ANY)
def test_the_answer_is_the_words_or_a_refusal_that_names_the_field(words):
    try:
        kept = safe_text(words, field="hardest")
    except Invalid as refused:
        assert refused.field == "hardest"
        assert refused.message.startswith("text.")
    else:
        assert kept == unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
        kept.encode()
        assert "\x00" not in kept


@given(ANY)
def test_text_that_was_kept_once_is_kept_again_unchanged(words):
    try:
        kept = safe_text(words)
    except Invalid:
        return
    assert safe_text(kept) == kept


def test_a_line_loses_its_outer_spaces_and_nothing_else():
    assert safe_line("  Rose  Okafor ", field="name") == "Rose  Okafor"


@pytest.mark.parametrize(
    "words", ["Rose\nOkafor", "Rose\r\nBcc: all@example.org", "Rose\tOkafor", "a\rb", "a\u2028b", "a\u2029b"]
)
def test_a_line_is_one_line(words):
    with pytest.raises(Invalid) as refused:
        safe_line(words, field="name")
    assert (refused.value.message, refused.value.field) == ("text.one-line", "name")


def test_a_line_has_something_to_see_and_an_end():
    with pytest.raises(Invalid) as refused:
        safe_line("   ", field="name")
    assert refused.value.message == "text.nothing-visible"
    with pytest.raises(Invalid) as refused:
        safe_line("x" * 201, field="name")
    assert refused.value.message == "text.too-long"
    assert safe_line("x" * 200, field="name")


@pytest.mark.parametrize(
    ("words", "mixed"),
    [
        ("Greenfield Surgery", False),
        ("\u0405urgery", True),  # a Cyrillic letter before Latin ones
        ("ada@ex\u0430mple.org", True),
        ("\u03b1lpha", True),
        ("Zoë Łukasz", False),
        ("Больница Святой Марии", False),
        ("Больница St Mary’s", False),
        ("میری چائے tea", False),
        ("G81001 2", False),
        ("", False),
    ],
)
def test_one_word_of_two_alphabets_is_told_from_words_of_several(words: str, mixed: bool) -> None:
    assert mixes_alphabets(words) is mixed
