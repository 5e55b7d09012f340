"""Q12: gaps are shown and never forced; what somebody mentions is no gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.coverage import Coverage, Domain, Mention, coverage_of
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section

MENTIONED = {
    Domain.PHYSICAL: "My breathing is bad at night.",
    Domain.MENTAL: "I get very anxious.",
    Domain.SOCIAL: "Sundays with my granddaughter.",
    Domain.MONEY_AND_HOME: "I cannot pay the bills.",
    Domain.WORK_AND_LEARNING: "I miss my job at the library.",
    Domain.SAFETY: "I do not feel safe on the stairs.",
    Domain.CARERS: "I look after my husband.",
    Domain.FUTURE: "I have thought about my funeral.",
}


def said(words: str, section: Section = Section.NEEDS, language: str = "en") -> Mention:
    return Mention(section, words, language)


@pytest.mark.parametrize(("domain", "words"), MENTIONED.items())
def test_what_was_mentioned_is_no_gap(domain: Domain, words: str) -> None:
    gaps = coverage_of([said(words)]).gaps
    assert domain not in gaps
    assert domain in coverage_of([said("Xyz.")]).gaps


def test_all_parts_mentioned_leave_no_gap() -> None:
    assert coverage_of(map(said, MENTIONED.values())).gaps == ()


def test_gaps_come_in_one_order() -> None:
    assert coverage_of([said("Xyz.")]) == Coverage(tuple(Domain), unread=False)


def test_nothing_said_is_no_gap() -> None:
    assert coverage_of([]) == Coverage((), unread=False)


def test_a_part_of_the_plan_about_the_future_or_emergencies_counts_whatever_its_words() -> None:
    gaps = coverage_of([said("Yes.", Section.FUTURE), said("No.", Section.EMERGENCIES)]).gaps
    assert Domain.FUTURE not in gaps and Domain.SAFETY not in gaps and Domain.PHYSICAL in gaps


def test_words_inside_other_words_are_not_found() -> None:
    assert Domain.PHYSICAL in coverage_of([said("The campaign of a heathen.")]).gaps


def test_another_language_is_not_read_and_that_is_said() -> None:
    coverage = coverage_of([said("Mae gen i boen; money.", language="cy"), said("My friends.", language="en-GB")])
    assert coverage.unread and Domain.MONEY_AND_HOME in coverage.gaps and Domain.SOCIAL not in coverage.gaps


@given(st.lists(st.tuples(st.sampled_from(sorted(SPOKEN_SECTIONS)), st.text(max_size=40)), max_size=6))
def test_more_words_never_make_more_gaps(pairs: list[tuple[Section, str]]) -> None:
    mentions = [Mention(section, words) for section, words in pairs]
    more = [*mentions, said("My carer.")]
    assert set(coverage_of(more).gaps) <= set(coverage_of(mentions).gaps or Domain)
