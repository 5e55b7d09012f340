"""The preparation pack: results beside the last, questions with room to write, a code on every page."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from alongside.engines.paper.drawing import drawn
from alongside.engines.paper.printing import pack
from alongside.engines.paper.values import ActionShown, GoalShown, PromptShown, Quote, Reading, Sender


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
    few = read(pack(replace(preparation, prompts=(PromptShown("Only this?", lines=1),))))
    many = read(pack(replace(preparation, prompts=(PromptShown("Only this?", lines=3),))))
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


LINE = (
    Reading(date(2024, 2, 20), 71, "71 mmol/mol"),
    Reading(date(2025, 2, 20), 64, "64 mmol/mol"),
    Reading(date(2026, 2, 24), 58, "58 mmol/mol"),
)


def test_readings_over_time_are_a_picture_with_words_for_it_and_a_table(preparation, read):
    first, *rest = preparation.results
    reading = read(pack(replace(preparation, results=(replace(first, line=LINE), *rest))))
    assert reading.says("Tuesday 20 February 2024")
    assert reading.says("71 mmol/mol")
    said = [str(each.Alt) for each in reading.pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert any("71 mmol/mol on Tuesday 20 February 2024" in alt for alt in said)


def test_one_value_alone_is_no_picture(preparation, read):
    assert not read(pack(preparation)).says("Over time")


def test_a_line_that_is_flat_runs_in_the_middle():
    flat = [replace(each, number=5.0) for each in LINE]
    assert 'cy="40.0"' in drawn(flat)
    assert drawn(LINE).count("<circle") == len(LINE) + 1, "the newest has a ring"


def test_what_was_wanted_last_time_is_in_it_in_the_persons_words(preparation, read):
    wanted = GoalShown(
        Quote("Walk to the shop with Tom.", "Samina Green", date(2025, 3, 3)),
        importance=9,
        actions=(ActionShown("Ask about the bus.", "Tom", "by May", 6),),
    )
    reading = read(pack(replace(preparation, goals=(wanted,))))
    assert reading.says("What you wanted last time")
    assert reading.says("Walk to the shop with Tom.")
    assert reading.says("Ask about the bus.")
    assert not read(pack(preparation)).says("What you wanted last time")


def test_it_says_what_happens_next(preparation, read):
    assert read(pack(preparation)).says("You can change it at any time. You can also say no.")
