"""What a decision changes for those it is about, from the one decision asked before and after."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.sharing import Act, Choice, Facts, can_see, decide
from alongside.rules.sharing_choices import SharingPurpose
from alongside.rules.sharing_effects import (
    TOLD_ROLES,
    Decided,
    effect_of,
    in_force,
    knows_of,
    seen_whatever_is_decided,
    seen_without_a_decision,
)

TODAY = date(2026, 11, 2)
CARE = frozenset({str(SharingPurpose.DIRECT_CARE)})
EMERGENCY = frozenset({str(SharingPurpose.EMERGENCY)})
GOALS, HEALTH = frozenset({Section.GOALS}), frozenset({Section.HEALTH})


def decided(*sections: Section, breadth: int = 4, purposes=CARE, ends_on=None, add=()) -> Decided:
    return Decided(breadth, Choice(frozenset(sections), contribute_to=frozenset(add)), purposes, ends_on)


def effect(role: Role, *, before=None, after=None, purpose=Purpose.DIRECT_CARE, looked_after=False):
    return effect_of(role=role, purpose=purpose, looked_after=looked_after, before=before, after=after)


def test_what_is_new_and_what_ends_is_the_difference_before_and_after() -> None:
    found = effect(Role.VCSE_PARTNER, before=decided(Section.HEALTH), after=decided(Section.GOALS))
    assert (found.reads, found.new, found.ends) == (GOALS, GOALS, HEALTH)


def test_a_first_decision_about_who_looks_after_the_person_takes_away_what_the_role_saw() -> None:
    found = effect(Role.PROFESSIONAL, after=decided(Section.GOALS), looked_after=True)
    assert found.reads == GOALS and found.ends == ALL_SECTIONS - GOALS and not found.new
    assert found.adds == GOALS  # a nurse goes on adding to what she may see


def test_who_may_add_may_comment_and_who_only_reads_may_do_neither() -> None:
    found = effect(Role.VCSE_PARTNER, after=decided(Section.GOALS, Section.HEALTH, add=[Section.GOALS]))
    assert (found.comments, found.adds) == (GOALS, GOALS)


def test_a_decision_for_emergencies_shows_nothing_at_other_times() -> None:
    after = decided(Section.HEALTH, purposes=EMERGENCY)
    assert effect(Role.VCSE_PARTNER, after=after).reads == frozenset()
    assert effect(Role.VCSE_PARTNER, after=after, purpose=Purpose.EMERGENCY).reads == HEALTH


def test_the_narrowest_decision_that_has_not_ended_counts() -> None:
    wide, narrow = decided(Section.HEALTH), decided(Section.GOALS, breadth=2)
    assert in_force([wide, narrow], TODAY) == narrow
    over = decided(Section.GOALS, breadth=1, ends_on=date(2026, 11, 1))
    assert in_force([wide, over], TODAY) == wide
    last_day = decided(Section.GOALS, breadth=1, ends_on=TODAY)
    assert in_force([wide, last_day], TODAY) == last_day
    assert in_force([], TODAY) is None


sections = st.frozensets(st.sampled_from(Section))
choices = st.none() | st.builds(
    Decided, st.integers(1, 4), st.builds(Choice, sections, sections, sections), st.just(CARE)
)


@given(role=st.sampled_from(Role), looked_after=st.booleans(), before=choices, after=choices)
def test_an_effect_is_never_anything_but_the_decision_itself(role, looked_after, before, after) -> None:
    found = effect(role, before=before, after=after, looked_after=looked_after)
    actor = Actor(role=role, assurance=Assurance.TWO_FACTOR)
    then = Facts(registered=looked_after, choice=after.choice if after else None)
    was = Facts(registered=looked_after, choice=before.choice if before else None)
    for section in Section:
        assert (section in found.reads) == can_see(actor, section, then)
        assert (section in found.adds) == decide(actor, Act.CONTRIBUTE, section, then).allowed
        assert (section in found.ends) == (can_see(actor, section, was) and not can_see(actor, section, then))


def test_what_each_role_sees_without_a_decision() -> None:
    assert seen_without_a_decision(Role.PROFESSIONAL) == ALL_SECTIONS
    assert seen_whatever_is_decided(Role.PROFESSIONAL) == frozenset()
    assert seen_whatever_is_decided(Role.SAFEGUARDING_LEAD) == ALL_SECTIONS
    assert seen_without_a_decision(Role.PRACTICE_ADMINISTRATOR) == frozenset()
    assert all(knows_of(role) for role in TOLD_ROLES)


@pytest.mark.parametrize("role", [Role.VCSE_PARTNER, Role.CARER, Role.ADMINISTRATOR])
def test_nobody_else_sees_anything_without_a_decision(role: Role) -> None:
    assert seen_without_a_decision(role) == frozenset()
