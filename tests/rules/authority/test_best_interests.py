"""A decision made for somebody: nothing that the Act asks is left out; it stands on a finding about the same one."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from alongside.rules.authority.best_interests import BestInterests, Consulted, Imca, check_best_interests
from alongside.rules.authority.capacity import Assessment, DecisionKind
from alongside.rules.refusals import Refusal
from tests.rules.authority.test_capacity import BORN_ON, CAN, CANNOT, TODAY

MADE = BestInterests(
    decision="Agreeing to this plan",
    kind=DecisionKind.AGREE_PLAN,
    options=("As it is written", "Without the day centre"),
    chosen="As it is written",
    less_restrictive="No locked doors",
    wishes="Likes company",
    written_statement="None found",
    beliefs="Keeps Sunday",
    other_factors="",
    took_part="Chose the pictures",
    can_wait="No, it will not get better",
    consulted=(Consulted("Zinnia Begum", "sister", "Good"),),
    nobody_consulted="",
    imca=Imca.NOT_NEEDED,
    is_life_sustaining=False,
    not_to_bring_death=False,
    not_by_appearance=True,
    decision_maker="Nadia Rahman",
    decision_maker_role="nurse",
    decided_on=TODAY,
)
NOBODY = {"consulted": (), "nobody_consulted": "No family is known", "imca": Imca.ASKED_FOR}


def refusal(made: BestInterests, capacity: Assessment | None = CANNOT, born_on: date = BORN_ON) -> tuple[str, str]:
    try:
        check_best_interests(made, capacity, born_on, TODAY)
    except Refusal as refused:
        return refused.message, refused.field
    return "", ""


def test_a_whole_decision_stands() -> None:
    assert refusal(MADE) == ("", "")
    assert refusal(replace(MADE, **NOBODY)) == ("", "")
    assert refusal(replace(MADE, is_life_sustaining=True, not_to_bring_death=True)) == ("", "")


@pytest.mark.parametrize(
    "name",
    ["decision", "chosen", "less_restrictive", "wishes", "written_statement", "beliefs", "took_part", "can_wait"],
)
def test_each_thing_to_consider_was_considered(name: str) -> None:
    changed = replace(MADE, **{name: "  "})  # type: ignore[arg-type]
    assert refusal(changed) == (f"best-interests.{name.replace('_', '-')}", name)


@pytest.mark.parametrize(
    ("changes", "message", "field"),
    [
        ({"options": ("As it is written",)}, "best-interests.options", "options"),
        ({**NOBODY, "nobody_consulted": ""}, "best-interests.consulted", "consulted"),
        ({**NOBODY, "imca": Imca.NOT_NEEDED}, "best-interests.imca", "imca"),
        ({"not_by_appearance": False}, "best-interests.not-by-appearance", "not_by_appearance"),
        ({"is_life_sustaining": True}, "best-interests.not-to-bring-death", "not_to_bring_death"),
        ({"decision_maker": ""}, "best-interests.decision-maker", "decision_maker"),
        ({"decided_on": TODAY + timedelta(days=1)}, "best-interests.in-future", "decided_on"),
        ({"decided_on": TODAY - timedelta(days=1)}, "best-interests.before-finding", "decided_on"),
    ],
)
def test_what_is_missing_or_wrong_is_named(changes: dict[str, object], message: str, field: str) -> None:
    assert refusal(replace(MADE, **changes)) == (message, field)  # type: ignore[arg-type]


def test_it_stands_on_a_finding_about_this_very_decision() -> None:
    assert refusal(MADE, None)[0] == "best-interests.no-finding"
    assert refusal(MADE, CAN)[0] == "best-interests.no-finding"
    assert refusal(replace(MADE, kind=DecisionKind.TREATMENT))[0] == "best-interests.other-decision"
    assert refusal(replace(MADE, about=UUID(int=7)))[0] == "best-interests.other-decision"


def test_a_child_is_decided_for_by_other_law() -> None:
    assert refusal(MADE, born_on=date(2010, 11, 3))[0] == "best-interests.child"
    assert refusal(MADE, born_on=date(2010, 11, 2))[0] == ""
