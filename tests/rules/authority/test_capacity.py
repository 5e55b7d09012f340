"""Whether somebody can make one decision: every element of the Act, and nothing beyond that decision. A6-A9."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from alongside.rules.authority.capacity import (
    Assessment,
    DecisionKind,
    LimbFound,
    assessment_findings,
    check_assessment,
    is_shown,
    reuse_findings,
)
from alongside.rules.authority.findings import Code
from alongside.rules.refusals import Invalid

TODAY = date(2026, 11, 2)
BORN_ON = date(1951, 3, 14)
YES, NO = LimbFound(True), LimbFound(False, "Could not say it back.")
CANNOT = Assessment(
    decision="Whether to agree to this plan",
    kind=DecisionKind.AGREE_PLAN,
    can_decide=False,
    limbs=(YES, NO, YES, YES),
    doubt="Forgot what was agreed",
    information="What the plan is for",
    help_given="Pictures",
    impairment="Dementia",
    is_temporary=False,
    because="Loses the thread",
    fluctuates=False,
    assessor="Nadia Rahman",
    assessor_role="nurse",
    assessed_on=TODAY,
    review_on=date(2027, 5, 1),
)
CAN = replace(CANNOT, can_decide=True, limbs=(YES, YES, YES, YES), impairment="", because="", review_on=None)


def refused(found: Assessment) -> tuple[str, str]:
    with pytest.raises(Invalid) as refusal:
        check_assessment(found, BORN_ON, TODAY)
    return refusal.value.message, refusal.value.field


def test_a7_a_whole_assessment_stands_whatever_it_finds() -> None:
    check_assessment(CANNOT, BORN_ON, TODAY)
    check_assessment(CAN, BORN_ON, TODAY)


@pytest.mark.parametrize(
    ("changes", "message", "field"),
    [
        ({"decision": "  "}, "capacity.name-decision", "decision"),
        ({"assessor": ""}, "capacity.assessor", "assessor"),
        ({"assessed_on": TODAY + timedelta(days=1)}, "capacity.in-future", "assessed_on"),
        ({"limbs": (YES, LimbFound(None), YES, YES)}, "capacity.answer-each", "retain"),
        ({"limbs": (YES, YES, LimbFound(False, " "), YES)}, "capacity.evidence", "weigh_evidence"),
        ({"limbs": (YES, YES, YES, YES)}, "capacity.no-limb", "can_decide"),
        ({"can_decide": True}, "capacity.can-but-limb", "can_decide"),
        ({"impairment": ""}, "capacity.impairment", "impairment"),
        ({"because": ""}, "capacity.because", "because"),
        ({"review_on": None}, "capacity.review", "review_on"),
        ({"review_on": TODAY - timedelta(days=1)}, "capacity.review-range", "review_on"),
        ({"review_on": date(2027, 11, 3)}, "capacity.review-range", "review_on"),
        ({"assessed_on": date(1951, 3, 13)}, "capacity.before-birth", "assessed_on"),
    ],
)
def test_a7_what_the_act_needs_is_not_left_out(changes: dict[str, object], message: str, field: str) -> None:
    assert refused(replace(CANNOT, **changes)) == (message, field)  # type: ignore[arg-type]


def test_a6_a_finding_is_about_its_own_decision() -> None:
    item = UUID(int=7)
    assert not list(reuse_findings(CANNOT, DecisionKind.AGREE_PLAN, None))
    assert [each.code for each in reuse_findings(CANNOT, DecisionKind.TREATMENT, None)] == [Code.REUSED]
    assert [each.code for each in reuse_findings(CANNOT, DecisionKind.AGREE_PLAN, item)] == [Code.REUSED]
    assert not list(reuse_findings(replace(CANNOT, about=item), DecisionKind.AGREE_PLAN, item))


def test_a8_the_act_does_not_speak_of_a_child() -> None:
    sixteen = date(2010, 11, 2)
    assert Code.CHILD_ASSESSED not in codes(CANNOT, sixteen)
    assert Code.CHILD_ASSESSED in codes(CANNOT, sixteen + timedelta(days=1))


def test_a9_help_comes_first() -> None:
    assert codes(CANNOT) == []
    assert codes(replace(CANNOT, help_given=" ")) == [Code.NO_HELP]


def test_a_finding_is_looked_at_again_on_its_day() -> None:
    assert codes(CANNOT, today=date(2027, 4, 30)) == []
    assert codes(CANNOT, today=date(2027, 5, 1)) == [Code.REVIEW_CAPACITY]
    assert codes(CAN, today=date(2030, 1, 1)) == []


def test_a_finding_is_shown_until_its_decision_is_due_or_ability_may_have_come_back() -> None:
    assert is_shown(CANNOT, date(2030, 1, 1))
    due = replace(CANNOT, decide_by=TODAY)
    assert is_shown(due, TODAY)
    assert not is_shown(due, TODAY + timedelta(days=1))
    comes_and_goes = replace(CANNOT, fluctuates=True)
    assert is_shown(comes_and_goes, date(2027, 5, 1))
    assert not is_shown(comes_and_goes, date(2027, 5, 2))


def codes(found: Assessment, born_on: date = BORN_ON, today: date = TODAY) -> list[Code]:
    return [each.code for each in assessment_findings(found, born_on, today)]
