"""Prompt sets: plain, complete, and found by key and version."""

import re

import pytest

from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.prompts.diabetes import DIABETES
from alongside.rules.prompts.everyone import EVERYONE
from alongside.rules.prompts.registry import PROMPT_SETS, prompt_set, prompts_of
from alongside.rules.refusals import Unknown


def test_the_newest_version_is_found_by_key():
    assert prompt_set("everyone") is EVERYONE
    assert prompt_set("diabetes", 1) is DIABETES


@pytest.mark.parametrize(("key", "version"), [("horoscope", None), ("everyone", 99)])
def test_a_set_that_there_is_not_is_unknown(key, version):
    with pytest.raises(Unknown):
        prompt_set(key, version)


def test_keys_are_unique_across_all_sets():
    keys = [prompt.key for prompt in prompts_of(PROMPT_SETS)]
    assert len(keys) == len(set(keys))
    assert len({(each.key, each.version) for each in PROMPT_SETS}) == len(PROMPT_SETS)


def test_every_answer_has_a_place_in_the_plan():
    assert {prompt.section for prompt in prompts_of(PROMPT_SETS)} <= SPOKEN_SECTIONS
    assert {prompt.section for prompt in EVERYONE.prompts} == SPOKEN_SECTIONS


def test_a_prompt_is_found_in_its_set():
    assert EVERYONE.prompt("future").section == Section.FUTURE
    assert EVERYONE.prompt("diabetes-day") is None


@pytest.mark.parametrize("prompt", prompts_of(PROMPT_SETS), ids=lambda prompt: prompt.key)
def test_a_prompt_is_short_and_plain(prompt):
    assert prompt.text.endswith("?")
    for sentence in re.split(r"(?<=[.?])\s+", f"{prompt.text} {prompt.hint}"):
        assert len(sentence.split()) <= 20, sentence
    assert not re.search(r"\b(patient|client|care plan|outcomes?|clinical)\b", prompt.text + prompt.hint, re.IGNORECASE)
