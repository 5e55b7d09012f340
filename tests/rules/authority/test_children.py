"""Children, and those who act for them. K1-K4, A8; scenario 13 of domain.md 16."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.rules.authority.children import (
    Acts,
    Judgement,
    birthday_findings,
    check_decides_for_child,
    check_judgement,
    check_no_concern,
    judgement_findings,
    review_findings,
)
from alongside.rules.authority.findings import Code
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.proxies import CompetenceNow
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotReady, Refusal

BORN_ON = date(2012, 2, 29)
ELEVEN, THIRTEEN, SIXTEEN = date(2023, 3, 1), date(2025, 3, 1), date(2028, 2, 29)
A_DAY = timedelta(days=1)
PARENT = Acts(AuthorityKind.PARENTAL_RESPONSIBILITY, "Sue Hughes", "Birth certificate", date(2020, 1, 1), None)
UNDERSTANDS = CompetenceNow(True, ELEVEN)


def codes(day: date, competence: CompetenceNow | None = None, acts: Acts = PARENT) -> list[Code]:
    return [each.code for each in birthday_findings(acts, BORN_ON, competence, day)]


def test_k1_birthdays_are_noticed_on_the_day() -> None:
    assert codes(ELEVEN - A_DAY) == []
    assert codes(ELEVEN) == [Code.TURNED_ELEVEN]
    assert codes(ELEVEN, UNDERSTANDS) == []
    assert codes(THIRTEEN - A_DAY, UNDERSTANDS) == []
    assert codes(THIRTEEN, UNDERSTANDS) == [Code.TURNED_THIRTEEN]
    assert codes(THIRTEEN, replace(UNDERSTANDS, judged_on=THIRTEEN)) == []
    assert codes(SIXTEEN - A_DAY, replace(UNDERSTANDS, judged_on=THIRTEEN)) == []
    assert codes(SIXTEEN, UNDERSTANDS) == [Code.TURNED_SIXTEEN, Code.PARENT_OF_SIXTEEN]


def test_k1_is_about_parents() -> None:
    assert codes(SIXTEEN, None, replace(PARENT, kind=AuthorityKind.DEPUTY_WELFARE)) == []


def test_k2_everybody_who_acts_has_a_basis_and_a_review() -> None:
    adult, day = date(1951, 3, 14), date(2026, 11, 2)
    whole = Acts(AuthorityKind.LPA_WELFARE, "Zinnia Begum", "The stamped paper", date(2026, 1, 1), date(2026, 11, 3))
    assert not list(review_findings(whole, adult, day))
    assert [each.code for each in review_findings(whole, adult, day + A_DAY)] == [Code.REVIEW_DUE]
    bare = replace(whole, basis=" ", review_on=None)
    assert [each.code for each in review_findings(bare, adult, day)] == [Code.NO_BASIS, Code.NO_REVIEW]


def test_k2_a_childs_next_birthday_is_a_review() -> None:
    assert not list(review_findings(PARENT, BORN_ON, ELEVEN - A_DAY))
    assert [each.code for each in review_findings(PARENT, BORN_ON, ELEVEN)] == [Code.REVIEW_DUE]


def test_k3_somebody_who_may_have_caused_harm_does_not_act_and_learns_nothing() -> None:
    check_no_concern(False)
    with pytest.raises(NotReady) as refused:
        check_no_concern(True)
    assert (refused.value.message, dict(refused.value.values)) == ("authority.ask-us", {})


def test_k4_a_judgement_of_more_than_a_year_ago_is_made_again() -> None:
    judged = replace(UNDERSTANDS, judged_on=date(2025, 11, 2))
    assert not list(judgement_findings(judged, BORN_ON, date(2026, 11, 1)))
    assert [each.code for each in judgement_findings(judged, BORN_ON, date(2026, 11, 2))] == [Code.OLD_JUDGEMENT]
    assert not list(judgement_findings(judged, BORN_ON, SIXTEEN))
    assert not list(judgement_findings(None, BORN_ON, date(2026, 11, 2)))


@pytest.mark.parametrize(
    ("day", "competence", "message"),
    [
        (ELEVEN - A_DAY, None, ""),
        (ELEVEN, None, "competence.needed"),
        (ELEVEN, replace(UNDERSTANDS, judged_on=ELEVEN - A_DAY), "competence.needed"),
        (ELEVEN, replace(UNDERSTANDS, is_competent=False), ""),
        (ELEVEN, UNDERSTANDS, "authority.child-decides"),
        (SIXTEEN - A_DAY, replace(UNDERSTANDS, is_competent=False), ""),
        (SIXTEEN, replace(UNDERSTANDS, is_competent=False), "authority.sixteen"),
    ],
)
def test_a_parent_decides_about_sharing_below_eleven_and_then_as_the_child_is_judged(
    day: date, competence: CompetenceNow | None, message: str
) -> None:
    try:
        check_decides_for_child(BORN_ON, competence, day)
    except Refusal as refused:
        assert refused.message == message
    else:
        assert message == ""


JUDGED = Judgement(
    is_competent=True,
    reason="Said in his own words what would happen if they saw it",
    agreed=frozenset({Section.GOALS}),
    child_view="Not the part about how I feel",
    assessor="Nadia Rahman",
    assessor_role="nurse",
    judged_on=date(2026, 11, 2),
    decision="Who sees my plan",
)


def judgement_refusal(judged: Judgement, today: date = date(2026, 11, 2)) -> str:
    try:
        check_judgement(judged, BORN_ON, today)
    except Refusal as refused:
        return refused.message
    return ""


def test_a_judgement_says_who_found_what_and_why() -> None:
    assert judgement_refusal(JUDGED) == ""
    assert judgement_refusal(replace(JUDGED, is_competent=False, agreed=frozenset())) == ""
    assert judgement_refusal(replace(JUDGED, decision="")) == "competence.decision"
    assert judgement_refusal(replace(JUDGED, reason=" ")) == "competence.reason"
    assert judgement_refusal(replace(JUDGED, assessor="")) == "competence.assessor"
    assert judgement_refusal(replace(JUDGED, judged_on=date(2026, 11, 3))) == "competence.judged-on"
    assert judgement_refusal(replace(JUDGED, is_competent=False)) == "competence.agreed"


def test_from_sixteen_there_is_nothing_to_judge() -> None:
    assert judgement_refusal(JUDGED, SIXTEEN - A_DAY) == ""
    assert judgement_refusal(JUDGED, SIXTEEN) == "competence.sixteen"
