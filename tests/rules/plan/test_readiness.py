"""What stops a plan from being called agreed, what is only said kindly, and that neither stops saving."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.plan.content import Content, Kind, Whose
from alongside.rules.plan.details import Detail
from alongside.rules.plan.readiness import (
    AccessRoute,
    AgreementFacts,
    Code,
    NotAgreed,
    Severity,
    asks_what_would_help,
    check_not_agreed,
    check_ready,
    readiness,
)
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady

TODAY = date(2026, 11, 2)
WHOLE = AgreementFacts(
    today=TODAY,
    agreed_by="Rose Okafor",
    agreed_on=TODAY,
    agreed_how="present, said yes",
    access_route=AccessRoute.PAPER,
    conversation_on=TODAY,
    took_part=("Rose Okafor", "Sam Lee"),
    pack_days=9,
    coordinator="Sam Lee",
    review_on=date(2027, 5, 2),
    reviewer="Sam Lee",
    copy_planned=True,
    copy_format_known=True,
    other_plans_asked=True,
)


@pytest.fixture
def goal(made):
    return made("Walk to the shop again", section=Section.GOALS, kind=Kind.GOAL, importance=9)


@pytest.fixture
def action(made, goal):
    return made(
        "Walk round the block with Ade",
        section=Section.GOALS,
        kind=Kind.ACTION,
        parent=goal.id,
        who="Me",
        by_when="Every Tuesday",
        confidence=8,
    )


@pytest.fixture
def content(made, goal, action):
    return Content((made(), made("I never give up", section=Section.STRENGTHS), goal, action))


def codes(content, facts=WHOLE):
    return {found.code for found in readiness(content, facts)}


def without(content, item):
    return Content(tuple(each for each in content.items if each.id != item.id))


def swapped(content, item, **values):
    return Content(tuple(replace(each, **values) if each.id == item.id else each for each in content.items))


def test_a_whole_plan_is_ready_and_nothing_is_found(content):
    assert readiness(content, WHOLE) == ()
    check_ready(content, WHOLE)


def test_an_empty_plan_is_told_all_that_it_lacks():
    with pytest.raises(NotReady) as refused:
        check_ready(Content(), AgreementFacts(today=TODAY))
    assert refused.value.message == "plan.not-ready"
    assert refused.value.values["missing"] == (
        Code.WHAT_MATTERS,
        Code.GOAL,
        Code.ACTION,
        Code.AGREEMENT,
        Code.ACCESS_ROUTE,
    )


def test_what_nobody_has_recorded_is_never_taken_as_done():
    found = codes(Content(), AgreementFacts(today=TODAY))
    assert {Code.CONVERSATION, Code.PACK, Code.COORDINATOR, Code.REVIEW_DATE, Code.REVIEWER} <= found
    assert {Code.COPY, Code.COPY_FORMAT, Code.OTHER_PLANS, Code.STRENGTHS} <= found


def test_blocks_come_first_then_warnings_then_information():
    severities = [found.severity for found in readiness(Content(), AgreementFacts(today=TODAY))]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


@pytest.mark.parametrize("whose", [Whose.PROFESSIONAL, Whose.CARER, Whose.TOGETHER])
def test_what_matters_must_be_in_the_persons_own_words(made, content, whose):
    first = content.items[0]
    assert Code.WHAT_MATTERS in codes(swapped(content, first, whose=whose))
    assert Code.WHAT_MATTERS not in codes(swapped(content, first, typed_by="Sam Lee"))


def test_a_plan_has_a_goal(content, goal):
    assert Code.GOAL in codes(without(content, goal))


@pytest.mark.parametrize("lacking", [{"who": " "}, {"by_when": ""}])
def test_a_plan_has_an_action_with_who_and_when(content, action, lacking):
    assert Code.ACTION in codes(swapped(content, action, **lacking))


@pytest.mark.parametrize("lacking", [{"agreed_by": " "}, {"agreed_on": None}, {"agreed_how": ""}])
def test_a_plan_is_agreed_by_somebody_on_a_day_in_some_way(content, lacking):
    with pytest.raises(NotReady) as refused:
        check_ready(content, replace(WHOLE, **lacking))
    assert refused.value.values["missing"] == (Code.AGREEMENT,)


def test_the_person_can_get_at_their_own_plan(content):
    assert codes(content, replace(WHOLE, access_route=None)) == {Code.ACCESS_ROUTE}


def test_every_action_has_an_owner(made, content, goal):
    unowned = made("Ask about the bus", section=Section.GOALS, kind=Kind.ACTION, parent=goal.id, by_when="Friday")
    (found,) = readiness(Content((*content.items, unowned)), WHOLE)
    assert (found.code, found.severity, found.item) == (Code.ACTION_OWNER, Severity.BLOCK, unowned.id)
    assert found.values == {"words": "Ask about the bus"}


def test_one_missing_owner_is_named_once_in_the_refusal(made, content, goal):
    unowned = tuple(made("Ask", kind=Kind.ACTION, section=Section.GOALS, parent=goal.id) for _ in range(3))
    with pytest.raises(NotReady) as refused:
        check_ready(Content((*content.items, *unowned)), WHOLE)
    assert refused.value.values["missing"] == (Code.ACTION_OWNER,)


@pytest.mark.parametrize("who", ["team", "The Team", "the surgery", "Someone.", "NHS"])
def test_an_owner_that_names_nobody_is_a_warning(content, action, who):
    (found,) = readiness(swapped(content, action, who=who), WHOLE)
    assert (found.code, found.severity) == (Code.NOBODY_IN_PARTICULAR, Severity.WARN)


@pytest.mark.parametrize("who", ["Me", "Ade", "Practice nurse, Elm Road", "Teamwork Ltd"])
def test_a_name_a_role_and_the_person_are_owners(content, action, who):
    assert codes(swapped(content, action, who=who)) == set()


@pytest.mark.parametrize(("confidence", "found"), [(None, False), (6, True), (7, False)])
def test_low_confidence_asks_what_would_make_it_easier(content, action, confidence, found):
    assert (Code.LOW_CONFIDENCE in codes(swapped(content, action, confidence=confidence))) == found


@pytest.mark.parametrize(("importance", "found"), [(None, False), (4, True), (5, False)])
def test_low_importance_asks_what_would_make_it_easier(content, goal, importance, found):
    assert (Code.LOW_IMPORTANCE in codes(swapped(content, goal, importance=importance))) == found


def test_a_goal_without_an_action_is_a_warning(made, content):
    other = made("Sleep better", section=Section.GOALS, kind=Kind.GOAL)
    (found,) = readiness(Content((*content.items, other)), WHOLE)
    assert (found.code, found.item) == (Code.GOAL_WITHOUT_ACTION, other.id)


def test_strengths_are_asked_for_and_never_demanded(content):
    (found,) = readiness(without(content, content.items[1]), WHOLE)
    assert (found.code, found.severity) == (Code.STRENGTHS, Severity.INFORM)


@pytest.mark.parametrize(
    ("lacking", "code", "severity"),
    [
        ({"conversation_on": None}, Code.CONVERSATION, Severity.WARN),
        ({"took_part": ()}, Code.CONVERSATION, Severity.WARN),
        ({"pack_days": None}, Code.PACK, Severity.WARN),
        ({"pack_days": 6}, Code.PACK_TIMING, Severity.WARN),
        ({"pack_days": 15}, Code.PACK_TIMING, Severity.WARN),
        ({"coordinator": " "}, Code.COORDINATOR, Severity.WARN),
        ({"review_on": None}, Code.REVIEW_DATE, Severity.WARN),
        ({"review_on": date(2026, 11, 1)}, Code.REVIEW_PAST, Severity.WARN),
        ({"review_on": date(2027, 11, 3)}, Code.REVIEW_LATE, Severity.WARN),
        ({"reviewer": ""}, Code.REVIEWER, Severity.WARN),
        ({"copy_format_known": False}, Code.COPY_FORMAT, Severity.WARN),
        ({"other_plans_asked": False}, Code.OTHER_PLANS, Severity.WARN),
        ({"copy_planned": False}, Code.COPY, Severity.INFORM),
        ({"not_asked_about": ("Zinnia", "Imran")}, Code.NOT_ASKED_ABOUT, Severity.WARN),
    ],
)
def test_what_is_said_and_does_not_block(content, lacking, code, severity):
    facts = replace(WHOLE, **lacking)
    (found,) = readiness(content, facts)
    assert (found.code, found.severity) == (code, severity)
    check_ready(content, facts)


def test_an_open_conflict_of_interest_blocks_the_word_agreed(content):
    """Rule A14."""
    facts = replace(WHOLE, open_conflicts=1)
    (found,) = readiness(content, facts)
    assert (found.code, found.severity) == (Code.OPEN_CONFLICT, Severity.BLOCK)
    with pytest.raises(NotReady) as refused:
        check_ready(content, facts)
    assert refused.value.values["missing"] == (Code.OPEN_CONFLICT,)


@pytest.mark.parametrize("values", [{"pack_days": 7}, {"pack_days": 14}])
def test_a_pack_one_to_two_weeks_before_is_in_time(content, values):
    assert readiness(content, replace(WHOLE, **values)) == ()


@pytest.mark.parametrize("pack_days", [None, 2, 40])
def test_a_reason_for_the_pack_is_enough(content, pack_days):
    assert readiness(content, replace(WHOLE, pack_days=pack_days, pack_reason="Chose not to have one")) == ()


@pytest.mark.parametrize("review_on", [TODAY, date(2027, 11, 2)])
def test_a_review_from_today_to_a_year_is_in_time(content, review_on):
    assert readiness(content, replace(WHOLE, review_on=review_on)) == ()


@given(
    st.builds(
        AgreementFacts,
        today=st.just(TODAY),
        agreed_by=st.sampled_from(["", "Rose Okafor"]),
        agreed_on=st.none() | st.just(TODAY),
        agreed_how=st.sampled_from(["", "signed in"]),
        access_route=st.none() | st.sampled_from(AccessRoute),
    )
)
def test_nothing_is_agreed_without_words_and_somebody_who_agreed(facts):
    """The empty plan is never ready, and readiness answers for all facts."""
    with pytest.raises(NotReady):
        check_ready(Content(), facts)


@pytest.mark.parametrize("reason", [NotAgreed.DECLINED, NotAgreed.CAPACITY, NotAgreed.MORE_TIME])
def test_a_plan_that_was_not_agreed_has_a_reason(reason):
    check_not_agreed(reason, words="", said_by="")


def test_a_disagreement_is_kept_in_somebodys_words():
    check_not_agreed(NotAgreed.DISAGREEMENT, words="I do not want the carers at 7", said_by="Rose Okafor")
    check_not_agreed(NotAgreed.OTHER, words="The interpreter left", said_by="")


@pytest.mark.parametrize(
    ("reason", "words", "said_by", "field"),
    [
        (None, "Too early", "Rose Okafor", "reason"),
        (NotAgreed.DISAGREEMENT, " ", "Rose Okafor", "words"),
        (NotAgreed.DISAGREEMENT, "No carers", " ", "said_by"),
        (NotAgreed.OTHER, "", "Rose Okafor", "words"),
    ],
)
def test_a_plan_not_agreed_without_why_is_refused_by_field(reason, words, said_by, field):
    with pytest.raises(Invalid) as refused:
        check_not_agreed(reason, words=words, said_by=said_by)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("kind", "scales", "is_asked"),
    [
        (Kind.GOAL, {"importance": 4}, True),
        (Kind.GOAL, {"importance": 5}, False),
        (Kind.GOAL, {}, False),
        (Kind.ACTION, {"confidence": 6}, True),
        (Kind.ACTION, {"confidence": 7}, False),
        (Kind.ACTION, {"confidence": 6, "details": ((Detail.EASIER, "A lift."),)}, False),
        (Kind.STATEMENT, {"confidence": 1, "importance": 1}, False),
    ],
)
def test_q6_below_five_or_seven_somebody_asks_what_would_make_it_easier(made, kind, scales, is_asked):
    assert asks_what_would_help(made("Walk", kind=kind, **scales)) is is_asked
