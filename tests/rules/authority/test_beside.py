"""What stands beside an authority: advance decisions, witnesses, advocates; the law of every rule. D3, D8, A10-A14."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.rules.authority.advance import Power, Refused, check_witness, power_findings, witness_findings
from alongside.rules.authority.findings import LAW, Code, Finding, Rule
from alongside.rules.authority.helping import check_appropriate, help_findings
from alongside.rules.authority.kinds import STATUTE, AuthorityKind, Fact
from alongside.rules.involvement import Attorney, Benefit, Interests, Involve
from alongside.rules.refusals import Invalid

ADRT = Refused("Antibiotics", date(2020, 1, 1), is_life_sustaining=False)
LATER = Power(AuthorityKind.LPA_WELFARE, "Zinnia Begum", date(2021, 1, 1), life_sustaining=False)


def test_d3_a_later_welfare_power_may_have_ended_an_advance_decision() -> None:
    assert [each.code for each in power_findings(ADRT, [LATER])] == [Code.MAY_BE_INVALID]
    assert not list(power_findings(ADRT, [replace(LATER, signed_on=date(2019, 1, 1))]))
    assert not list(power_findings(ADRT, [replace(LATER, kind=AuthorityKind.LPA_PROPERTY)]))
    assert not list(power_findings(ADRT, [replace(LATER, signed_on=None)]))


def test_d3_about_staying_alive_only_where_the_power_reaches_it() -> None:
    staying_alive = replace(ADRT, is_life_sustaining=True)
    assert not list(power_findings(staying_alive, [LATER]))
    assert list(power_findings(staying_alive, [replace(LATER, life_sustaining=True)]))


def test_d8_who_holds_a_power_does_not_witness_it() -> None:
    assert not list(witness_findings(replace(LATER, witness="Pat Lee")))
    assert not list(witness_findings(LATER))
    own = replace(LATER, witness="zinnia  BEGUM")
    assert [each.code for each in witness_findings(own)] == [Code.WITNESS_GAINS]
    with pytest.raises(Invalid):
        check_witness(own, Interests())


def test_d8_who_gains_by_a_power_or_acts_for_the_person_does_not_witness_it() -> None:
    """A worry about somebody, or that they are not wanted, is no matter of a witness, and is not told of by it."""
    power = replace(LATER, witness="Pat Lee")
    check_witness(power, Interests(paid=True, alleged=True, decision=Involve.DO_NOT))
    for known in (Interests(benefits_from=frozenset({Benefit.TENANCY})), Interests(attorney=Attorney.PROPERTY)):
        with pytest.raises(Invalid) as refused:
            check_witness(power, known)
        told = refused.value
        assert (told.message, told.field, told.values) == ("authority.witness-gains", "checked", {"name": "Pat Lee"})


def test_a10_substantial_difficulty_is_met_by_somebody_who_helps() -> None:
    difficulty = {Fact.SUBSTANTIAL_DIFFICULTY}
    assert [each.code for each in help_findings(difficulty, [])] == [Code.NOBODY_TO_HELP]
    assert [each.code for each in help_findings(difficulty, [AuthorityKind.LPA_PROPERTY])] == [Code.NOBODY_TO_HELP]
    for kind in (AuthorityKind.APPROPRIATE_INDIVIDUAL, AuthorityKind.CARE_ACT_ADVOCATE):
        assert not list(help_findings(difficulty, [kind]))
    assert not list(help_findings(set(), []))


def test_a11_an_appropriate_individual_is_unpaid_wanted_and_under_no_suspicion() -> None:
    check_appropriate(Interests(decision=Involve.INVOLVE))
    for interests, message in (
        (Interests(paid=True), "authority.paid"),
        (Interests(decision=Involve.DO_NOT), "authority.refused-by-person"),
        (Interests(alleged=True), "authority.ask-us"),
    ):
        with pytest.raises(Invalid) as refused:
            check_appropriate(interests)
        assert refused.value.message == message


@pytest.mark.parametrize("stay", [Fact.LONG_HOSPITAL_STAY, Fact.LONG_CARE_HOME_STAY])
def test_a12_in_a_long_stay_an_advocate_whoever_else_helps(stay: Fact) -> None:
    facts, friend = {Fact.SUBSTANTIAL_DIFFICULTY, stay}, AuthorityKind.APPROPRIATE_INDIVIDUAL
    assert [each.code for each in help_findings(facts, [friend])] == [Code.ADVOCATE_FOR_STAY]
    assert not list(help_findings(facts, [AuthorityKind.CARE_ACT_ADVOCATE]))
    assert not list(help_findings({stay}, [friend]))


def test_every_rule_and_every_kind_names_its_law() -> None:
    assert set(LAW) == set(Rule)
    assert set(STATUTE) == set(AuthorityKind)
    assert all(law.strip() for law in (*LAW.values(), *STATUTE.values()))
    assert Finding(Rule.K4, Code.OLD_JUDGEMENT).law == LAW[Rule.K4]
