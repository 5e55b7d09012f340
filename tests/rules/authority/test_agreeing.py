"""Agreeing a plan for somebody else: each refusal beside the nearest yes. A1-A5, A8, D9; scenario 7 of domain.md 16."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from alongside.rules.authority.agreeing import (
    CitedAuthority,
    CitedDecision,
    Subject,
    check_agrees_for,
    check_kind_decides_care,
    check_life_sustaining,
)
from alongside.rules.authority.capacity import DecisionKind
from alongside.rules.authority.kinds import MONEY_ONLY, OPENS_PLAN, VOICES, Acting, AuthorityKind
from alongside.rules.authority.proxies import CapacityNow, CompetenceNow
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.refusals import Refusal

TODAY = date(2026, 11, 2)
UNABLE = Subject(date(1951, 3, 14), CapacityNow(can_decide=False))
ABLE = replace(UNABLE, capacity=CapacityNow(can_decide=True))
GOALS = frozenset({Section.GOALS})
LPA = CitedAuthority(
    id=UUID(int=1),
    kind=AuthorityKind.LPA_WELFARE,
    standing=Standing.IN_FORCE,
    starts_on=date(2026, 1, 1),
    ends_on=None,
    sections=ALL_SECTIONS,
    may_contribute=True,
    acting=Acting.ALONE,
    registered_on=date(2019, 7, 1),
    life_sustaining=False,
)
DEPUTY = replace(LPA, kind=AuthorityKind.DEPUTY_WELFARE, registered_on=None)
PARENT = replace(LPA, kind=AuthorityKind.PARENTAL_RESPONSIBILITY, registered_on=None)
DECISION = CitedDecision(UUID(int=2), DecisionKind.AGREE_PLAN, is_life_sustaining=False, attorney_in_force=False)


def refusal(
    cited: CitedAuthority | CitedDecision | None,
    subject: Subject = UNABLE,
    needs: frozenset[Section] = GOALS,
    *,
    staying_alive: bool = False,
) -> str:
    """The message of the refusal, or "" for a yes."""
    try:
        check_agrees_for(cited, subject, needs, TODAY, life_sustaining=staying_alive)
    except Refusal as refused:
        return refused.message
    return ""


def test_a1_a_yes_for_somebody_else_cites_what_it_stands_on() -> None:
    assert refusal(None) == "authority.cite"
    assert refusal(LPA) == refusal(DEPUTY) == refusal(DECISION) == ""


@pytest.mark.parametrize("kind", sorted(MONEY_ONLY))
def test_a2_money_is_not_care(kind: AuthorityKind) -> None:
    assert refusal(replace(LPA, kind=kind)) == "authority.money-only"


def test_a2_care_is_care() -> None:
    for kind in OPENS_PLAN:
        check_kind_decides_care(kind)


def test_a3_a_power_is_registered_first() -> None:
    assert refusal(replace(LPA, registered_on=None)) == "authority.not-registered"
    assert refusal(replace(LPA, registered_on=TODAY + timedelta(days=1))) == "authority.not-registered"
    assert refusal(replace(LPA, registered_on=TODAY)) == ""


def test_a4_nobody_decides_for_somebody_who_can() -> None:
    assert refusal(LPA, ABLE) == "authority.person-decides"
    assert refusal(LPA, replace(UNABLE, capacity=None)) == "authority.person-decides"
    assert refusal(DEPUTY, ABLE) == "authority.person-decides"
    assert refusal(DEPUTY, replace(UNABLE, capacity=None)) == ""


def test_a5_next_of_kin_is_no_authority_and_a_voice_is_no_decision() -> None:
    assert refusal(replace(LPA, kind=AuthorityKind.NEXT_OF_KIN)) == "authority.next-of-kin"
    for kind in [*VOICES, AuthorityKind.GUARDIANSHIP]:
        assert refusal(replace(LPA, kind=kind)) == "authority.no-say"


def test_a8_a_parent_agrees_for_a_child_who_does_not_understand_and_for_nobody_of_sixteen() -> None:
    child, young = Subject(date(2014, 11, 2)), Subject(date(2010, 11, 2))
    understands = CompetenceNow(True, date(2026, 1, 1))
    assert refusal(PARENT, child) == ""
    assert refusal(PARENT, replace(child, competence=replace(understands, is_competent=False))) == ""
    assert refusal(PARENT, replace(child, competence=understands)) == "authority.child-decides"
    assert refusal(PARENT, young) == "authority.sixteen"
    assert refusal(PARENT, replace(young, born_on=date(2010, 11, 3))) == ""


def test_only_what_is_in_force_today_within_its_scope() -> None:
    assert refusal(replace(LPA, standing=Standing.SUSPENDED)) == "authority.not-in-force"
    assert refusal(replace(LPA, ends_on=TODAY - timedelta(days=1))) == "authority.not-in-force"
    assert refusal(replace(LPA, ends_on=TODAY)) == ""
    narrow = replace(LPA, sections=frozenset({Section.HEALTH}))
    assert refusal(narrow) == "authority.outside-scope"
    assert refusal(narrow, needs=frozenset({Section.HEALTH})) == ""
    assert refusal(replace(LPA, may_contribute=False)) == "authority.outside-scope"


def test_who_decides_together_decides_with_all_of_them() -> None:
    together = replace(LPA, acting=Acting.TOGETHER)
    assert refusal(replace(together, all_agree=False)) == "authority.all-together"
    assert refusal(replace(together, all_agree=True)) == ""
    assert refusal(replace(LPA, acting=Acting.EACH, all_agree=False)) == ""


def test_d9_staying_alive_is_decided_only_where_the_power_says_so() -> None:
    assert refusal(LPA, staying_alive=True) == "authority.life-sustaining"
    assert refusal(replace(LPA, life_sustaining=True), staying_alive=True) == ""
    assert refusal(replace(DEPUTY, life_sustaining=True), staying_alive=True) == "authority.life-sustaining"
    check_life_sustaining(AuthorityKind.PARENTAL_RESPONSIBILITY, is_given=False)


def test_a_best_interests_decision_is_about_this_and_gives_way_to_a_power() -> None:
    assert refusal(replace(DECISION, kind=DecisionKind.WHERE_TO_LIVE)) == "authority.other-decision"
    assert refusal(DECISION, ABLE) == "authority.person-decides"
    assert refusal(replace(DECISION, attorney_in_force=True)) == "authority.attorney-decides"
    assert refusal(DECISION, staying_alive=True) == "authority.decision-not-life-sustaining"
    assert refusal(replace(DECISION, is_life_sustaining=True), staying_alive=True) == ""
