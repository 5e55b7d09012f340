"""Which checks a person's conditions call for: one list, no repeats; and whether other plans were asked about."""

import pytest

from alongside.rules.gathering.check import Check, CheckSet, Condition, Kind
from alongside.rules.gathering.checks import CHECKS, check, checks
from alongside.rules.gathering.other_plans import OtherPlans, check_other_plans, is_unanswered
from alongside.rules.gathering.registry import CHECK_SETS, EVERYONE, checklist, sets_for
from alongside.rules.measured import MEASUREMENTS
from alongside.rules.refusals import Invalid


def _keys(*names: str) -> list[str]:
    return [each.key for each in sets_for(CHECK_SETS, [Condition(name) for name in names])]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("Type 2 diabetes mellitus", ["everyone", "diabetes"]),
        ("Essential hypertension", ["everyone", "high-blood-pressure"]),
        ("COPD", ["everyone", "lungs"]),
        ("Asthma", ["everyone", "lungs"]),
        ("Heart failure with reduced ejection fraction", ["everyone", "heart-failure"]),
        ("Chronic kidney disease stage 3", ["everyone", "kidney"]),
        ("Moderate frailty", ["everyone", "frailty"]),
        ("Migraine", ["everyone"]),
        ("Pre-diabetes", ["everyone"]),
        ("Prediabetes", ["everyone"]),
        ("Family history of diabetes mellitus", ["everyone"]),
        ("No diabetes", ["everyone"]),
        ("Pulmonary hypertension", ["everyone"]),
    ],
)
def test_the_words_of_a_condition_call_for_its_checks(condition: str, expected: list[str]) -> None:
    assert _keys(condition) == expected


def test_a_code_calls_for_its_checks_whatever_the_name_is() -> None:
    found = sets_for(CHECK_SETS, [Condition("T2DM", "44054006")])
    assert [each.key for each in found] == ["everyone", "diabetes"]


def test_several_conditions_make_one_list_without_repeats() -> None:
    rows = checklist(sets_for(CHECK_SETS, [Condition("Type 2 diabetes"), Condition("Hypertension")]))
    keys = [each.check.key for each in rows]
    assert len(keys) == len(set(keys))
    pressure = next(each for each in rows if each.check.key == "blood-pressure")
    assert pressure.titles == ("For everyone", "Diabetes", "High blood pressure")


def test_everything_that_is_shipped_is_whole() -> None:
    assert CHECK_SETS[0].key == EVERYONE
    assert sum(each.is_for_everyone for each in CHECK_SETS) == 1
    assert len({each.key for each in CHECK_SETS}) == len(CHECK_SETS)
    assert len({each.key for each in CHECKS}) == len(CHECKS)
    measured = {each.key for each in MEASUREMENTS}
    assert {each.key for each in CHECKS if each.kind == Kind.MEASURE} <= measured
    assert all(each.title and each.version >= 1 and each.checks for each in CHECK_SETS)


def test_checks_are_known_by_key() -> None:
    assert check("hba1c").kind == Kind.MEASURE
    with pytest.raises(KeyError):
        checks("hba1c", "horoscope")


def test_a_local_set_works_like_a_shipped_one() -> None:
    gout = CheckSet("gout", 1, "Gout", (Check("toes", Kind.WORDS, "Sore toes"),), words=("gout",))
    assert gout.is_for([Condition("Gout of the foot")])
    assert not gout.is_for([])


@pytest.mark.parametrize("answer", ["none", "apart", "not-sure"])
def test_q13_is_met_by_any_answer(answer: str) -> None:
    assert not is_unanswered(check_other_plans(answer, ""))


def test_q13_warns_while_nobody_has_asked() -> None:
    assert is_unanswered(OtherPlans.NOT_ASKED)


@pytest.mark.parametrize(("answer", "words", "field"), [("join", " ", "which_plans"), ("maybe", "", "other_plans")])
def test_a_plan_to_join_is_named(answer: str, words: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_other_plans(answer, words)
    assert refused.value.field == field
