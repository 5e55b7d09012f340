"""Prompt sets: plain, complete, and found by key and version."""

import re
from dataclasses import replace

import pytest

from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.prompts.diabetes import DIABETES
from alongside.rules.prompts.everyone import EVERYONE, EVERYONE_1
from alongside.rules.prompts.matching import sets_that_fit, with_six_areas
from alongside.rules.prompts.prompt import Area, Prompt, areas_of
from alongside.rules.prompts.registry import PROMPT_SETS, every_prompt, newest_of, prompt_set, prompts_of
from alongside.rules.prompts.writing import NewSet, checked_set, from_stored, to_stored
from alongside.rules.refusals import Invalid, Unknown


def test_the_newest_version_is_found_by_key():
    assert prompt_set("everyone") is EVERYONE
    assert prompt_set("everyone", 1) is EVERYONE_1
    assert prompt_set("diabetes", 1) is DIABETES


@pytest.mark.parametrize(("key", "version"), [("horoscope", None), ("everyone", 99)])
def test_a_set_that_there_is_not_is_unknown(key, version):
    with pytest.raises(Unknown):
        prompt_set(key, version)


def test_keys_are_unique_across_all_sets():
    keys = [prompt.key for prompt in prompts_of(newest_of(PROMPT_SETS))]
    assert len(keys) == len(set(keys))
    assert len({(each.key, each.version) for each in PROMPT_SETS}) == len(PROMPT_SETS)


def test_every_answer_has_a_place_in_the_plan():
    assert {prompt.section for prompt in prompts_of(PROMPT_SETS)} <= SPOKEN_SECTIONS
    assert {prompt.section for prompt in EVERYONE.prompts} == SPOKEN_SECTIONS


def test_a_prompt_is_found_in_its_set():
    assert EVERYONE.prompt("future").section == Section.FUTURE
    assert EVERYONE.prompt("diabetes-day") is None


@pytest.mark.parametrize("prompt", every_prompt(), ids=lambda prompt: prompt.key)
def test_a_prompt_is_short_and_plain(prompt):
    assert prompt.text.endswith("?")
    for sentence in re.split(r"(?<=[.?])\s+", f"{prompt.text} {prompt.hint}"):
        assert len(sentence.split()) <= 20, sentence
    assert not re.search(r"\b(patient|client|care plan|outcomes?|clinical)\b", prompt.text + prompt.hint, re.IGNORECASE)


def test_each_prompt_is_known_once_in_its_newest_words_and_old_ones_stay_known():
    keys = [prompt.key for prompt in every_prompt()]
    assert len(keys) == len(set(keys))
    assert "already-helps" in keys  # asked by version 1 alone


def test_everyone_is_asked_about_the_six_areas():
    assert areas_of(EVERYONE.prompts) == frozenset(Area)


@pytest.mark.parametrize("each", newest_of(PROMPT_SETS), ids=lambda each: each.key)
def test_every_shipped_question_is_written_in_easy_read_too(each):
    assert each.is_easy
    for line in (line for prompt in each.prompts for line in prompt.easy.split("\n")):
        assert len(line.split()) <= 12, line


@pytest.mark.parametrize(
    ("conditions", "keys"),
    [
        ([], ["everyone"]),
        (["Type 2 diabetes mellitus"], ["everyone", "diabetes"]),
        (["Essential hypertension", "Hypertension"], ["everyone", "blood-pressure"]),
        (["Type 2 diabetes mellitus", "Essential hypertension"], ["everyone", "diabetes", "blood-pressure", "several"]),
        (["Adrenal insufficiency"], ["everyone"]),
        (["Chronic renal failure"], ["everyone", "kidneys"]),
    ],
)
def test_sets_fit_conditions_and_their_combination(conditions, keys):
    assert list(sets_that_fit(newest_of(PROMPT_SETS), conditions)) == keys


def test_a_set_in_another_language_is_suggested_to_who_speaks_it():
    welsh = replace(DIABETES, key="own-1", language="cy")
    assert sets_that_fit([EVERYONE, welsh], ["Diabetes"], "cy") == ("everyone", "own-1")
    assert sets_that_fit([EVERYONE, welsh], ["Diabetes"], "en") == ("everyone",)


def test_the_six_areas_are_added_where_they_are_missing_and_only_there():
    assert with_six_areas([DIABETES]) == (EVERYONE, DIABETES)
    assert with_six_areas([DIABETES, EVERYONE]) == (DIABETES, EVERYONE)
    assert with_six_areas([EVERYONE_1, DIABETES]) == (EVERYONE, DIABETES)


def test_a_set_of_ones_own_is_kept_as_it_was_written():
    new = NewSet("Falls", (Prompt("", Section.NEEDS, " When do you fall? ", "", easy="When do you fall?"),), ("Falls",))
    checked = checked_set(new)
    assert checked.prompts[0].text == "When do you fall?"
    assert checked.conditions == ("falls",)
    assert from_stored(to_stored(checked.prompts)) == checked.prompts


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"prompts": ()}, "text_1"),
        ({"prompts": (Prompt("", Section.NEEDS, "x" * 201, ""),)}, "text_1"),
        ({"prompts": (Prompt("", Section.HEALTH, "Why?", ""),)}, "section_1"),
        ({"prompts": tuple(Prompt("", Section.NEEDS, f"Why {n}?", "") for n in range(13))}, "text_13"),
        ({"conditions": ("a",)}, "conditions"),
    ],
)
def test_a_set_that_cannot_be_asked_is_refused_by_field(changed, field):
    new = replace(NewSet("Falls", (Prompt("", Section.NEEDS, "When do you fall?", ""),)), **changed)
    with pytest.raises(Invalid) as refused:
        checked_set(new)
    assert refused.value.field == field


def test_a_stored_set_of_another_schema_is_not_guessed_at():
    with pytest.raises(ValueError, match="unknown schema"):
        from_stored({"schema": 2, "prompts": []})
