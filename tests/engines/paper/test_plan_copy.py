"""The person's copy of their plan: their words, what will happen, who sees it, and which version it is."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.engines.paper.facts import short_mark
from alongside.engines.paper.printing import plan
from alongside.engines.paper.values import GoalShown, Part, Quote, Sender
from tests.engines.paper.conftest import squeezed


def test_says_whose_plan_which_version_and_to_check_for_a_newer_one(agreed_plan, read):
    reading = read(plan(agreed_plan))
    for words in ("My plan", "Samina Green", "Version 3", "Agreed on Tuesday 17 March 2026", "Check for a newer one"):
        assert reading.says(words)
    assert reading.says("https://plans.example.org/newest/9QK4")
    assert str(reading.pdf.docinfo.Title) == "My plan: Samina Green, version 3"


def test_every_page_says_the_version(agreed_plan, read):
    reading = read(plan(replace(agreed_plan, large_print=True)))
    assert reading.words.count("SaminaGreen·Version3·Tuesday17March2026") == len(reading.pdf.pages)


def test_own_words_are_quoted_and_say_whose_they_are(agreed_plan, read):
    reading = read(plan(agreed_plan))
    assert reading.says("“My family, my faith and my garden.” Samina Green, Tuesday 17 March 2026")
    assert reading.tags.count("/BlockQuote") == 3


def test_says_who_typed_them_and_keeps_their_language(agreed_plan, read):
    urdu = Quote("میں", "Samina Green", date(2026, 3, 17), typed_by="Jo Marsh", language="ur")
    reading = read(plan(replace(agreed_plan, parts=(Part("What matters to me", quotes=(urdu,)),))))
    assert reading.says("Samina Green, Tuesday 17 March 2026. Typed by Jo Marsh.")
    assert any(str(each.get("/Lang", "")) == "ur" for each in reading.pdf.objects if hasattr(each, "keys"))


def test_what_was_said_together_is_labelled_and_not_quoted(agreed_plan, read):
    together = Quote("Walks help.", "Jo Marsh", date(2026, 3, 17), label="What we said together")
    goal = GoalShown(quote=together, importance=8)
    reading = read(plan(replace(agreed_plan, parts=(Part("About me", quotes=(together,), goals=(goal,)),))))
    shown = "What we said together Walks help. Written by Jo Marsh, Tuesday 17 March 2026."
    assert reading.words.count(squeezed(shown)) == 2
    assert not reading.says("“") and "/BlockQuote" not in reading.tags


def test_goal_shows_importance_and_actions(agreed_plan, read):
    reading = read(plan(agreed_plan))
    for words in (
        "How important this is to me: 8 out of 10",
        "What will happen",
        "Walk to the corner and back",
        "Who Me, with my son Bilal",
        "When Start on Monday",
        "How sure I am 7 out of 10",
        "Ask about a walking stick",
    ):
        assert reading.says(words)
    assert reading.words.count("outof10") == 2


def test_an_empty_section_says_so(agreed_plan, read):
    assert read(plan(agreed_plan)).says("About me Nothing is written here yet.")


def test_people_sharing_review_agreement_and_change(agreed_plan, read):
    reading = read(plan(agreed_plan))
    for words in (
        "Bilal Green My son Phone: 01632 960 201 Visits every evening",
        "Oldtown Community Centre can see: my goals. Until 17 March 2027.",
        "I can change this at any time.",
        "We will look at this plan together on Tuesday 15 September 2026. With: Dr Priya Patel.",
        "Samina Green agreed this plan in the room with Dr Priya Patel.",
        "Ring Riverside Health Centre on 01632 960 100.",
    ):
        assert reading.says(words)


def test_shows_the_start_of_the_fingerprint_and_the_checkpoint(agreed_plan, read):
    reading = read(plan(agreed_plan))
    assert reading.says("Mark of this version: 3f2a 91bc 77d0 0e1c")
    assert not reading.says("3f2a 91bc 77d0 0e1c 3f2a")
    assert reading.says("Checkpoint: 2026-03-18T09:00Z 4412 9be177c0")


@pytest.mark.parametrize(
    ("fingerprint", "mark"), [("", ""), ("abcdef", "abcd ef"), ("0123456789abcdef99", "0123 4567 89ab cdef")]
)
def test_short_mark(fingerprint, mark):
    assert short_mark(fingerprint) == mark


def test_bare_plan_still_tells_how_to_change_it(agreed_plan, read):
    bare = replace(
        agreed_plan, sharing=(), supporters=(), review_on=None, checkpoint="", newest="", sender=Sender("Riverside")
    )
    reading = read(plan(bare))
    for words in (
        "Ask us if this is the newest.",
        "I have not shared this plan with anyone else.",
        "We have not set a date yet.",
        "Ask Riverside.",
    ):
        assert reading.says(words)
    for words in ("Checkpoint", "People who support me", "/Figure"):
        assert not reading.says(words)


def test_without_a_link_the_phone_tells_which_is_newest(agreed_plan, read):
    reading = read(plan(replace(agreed_plan, newest="", review_with="")))
    assert reading.says("To see if this is the newest, ring 01632 960 100.")
    assert not reading.says("With:")


def test_a_long_plan_runs_over_many_pages(agreed_plan, read):
    quotes = tuple(agreed_plan.parts[0].quotes) * 120
    paper = plan(replace(agreed_plan, parts=(Part("What matters to me", quotes=quotes),)))
    assert paper.pages == len(read(paper).pdf.pages) >= 10
