"""docs/safety/asvs.toml answers every requirement of OWASP ASVS, by tests and documents that exist."""

import asvs
from tests.house.named import is_document, is_test
from tests.house.source import listed


def test_every_requirement_of_asvs_is_answered() -> None:
    problems = asvs.problems_with(asvs.requirements())
    assert not problems, listed(problems)


def test_what_shows_a_requirement_of_asvs_exists() -> None:
    named = [(each.number, what) for each in asvs.requirements() for what in each.by]
    gone = [f"{number}: {what}" for number, what in named if not (is_test(what) or is_document(what))]
    assert not gone, listed(gone)


def test_the_numbers_of_asvs_are_all_of_its_version() -> None:
    levels = [level for _number, level in asvs.every()]
    assert [levels.count(level) for level in (1, 2, 3)] == [70, 183, 92], "as published for 5.0.0"
    assert len(set(asvs.wanted())) == 246 + len(asvs.OF_LEVEL_3)
