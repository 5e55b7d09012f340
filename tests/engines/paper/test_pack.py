"""The preparation pack: results beside the last, questions with room to write, a code on every page."""

from dataclasses import replace

import pikepdf
import pytest

from alongside.engines.paper.printing import pack
from alongside.engines.paper.values import PromptShown, Sender


def test_result_shows_this_value_the_last_dates_and_plain_words(preparation, read):
    reading = read(pack(preparation))
    for words in (
        "58 mmol/mol",
        "Tuesday 24 February 2026",
        "64 mmol/mol",
        "Thursday 20 February 2025",
        "Usual: below 48 mmol/mol",
        "What this means: Your sugar is lower than last time.",
        "No earlier result",
    ):
        assert reading.says(words)


def test_each_result_is_a_table_with_headings(preparation, read):
    tags = read(pack(preparation)).tags
    assert tags.count("/Table") == len(preparation.results)
    assert tags.count("/TH") == 2 * len(preparation.results)


def test_tells_when_where_with_whom_and_what_to_do(preparation, read):
    reading = read(pack(preparation))
    for words in (
        "Tuesday 17 March 2026 at 2:30pm",
        "Riverside, room 4",
        "Dr Priya Patel",
        "Bring this pack with you.",
        "You can bring someone with you",
        "send it back by Thursday 12 March 2026",
        "ring us on 01632 960 100",
    ):
        assert reading.says(words)


@pytest.mark.parametrize("large_print", [False, True])
def test_every_page_has_the_name_the_code_and_whom_to_call(large_print, preparation, read):
    reading = read(pack(replace(preparation, large_print=large_print)))
    pages = len(reading.pdf.pages)
    assert pages >= 4
    assert reading.words.count("SaminaGreen·CodeR-7K2M") == pages
    assert reading.words.count("Nobodywatchesthispaper.Emergency999.Urgent111.") == pages
    assert reading.says("In an emergency, call 999.")


def test_questions_are_numbered_and_have_lines_to_write_on(preparation, read):
    few = read(pack(replace(preparation, prompts=(PromptShown("Only this?", lines=3),))))
    many = read(pack(replace(preparation, prompts=(PromptShown("Only this?", lines=5),))))
    assert few.says("1. Only this?")
    assert _drawn(many.pdf) - _drawn(few.pdf) == 2


def _drawn(pdf):
    return sum(str(step.operator) == "m" for page in pdf.pages for step in pikepdf.parse_content_stream(page))


def test_what_was_said_already_is_quoted_with_room_for_more(preparation, read):
    reading = read(pack(preparation))
    assert reading.says("You have said already:")
    assert reading.says("“To walk to the mosque again.”")
    assert reading.says("Anything to add?")
    assert reading.says("Big or small.")
    assert "/BlockQuote" in reading.tags


def test_a_very_long_answer_is_printed_whole(preparation, read):
    answer = "I have a lot to say about this. " * 300
    reading = read(pack(replace(preparation, prompts=(PromptShown("What is hardest?", answer=answer),))))
    assert reading.words.count("lot") == 300


def test_without_results_appointment_or_link(preparation, read):
    bare = replace(preparation, results=(), conversation=None, link="", return_by=None, sender=Sender("Riverside"))
    reading = read(pack(bare))
    assert not reading.says("Your results")
    assert not reading.says("When")
    assert not reading.says("online")
    assert not reading.says("ring us")
    assert "/Figure" not in reading.tags
