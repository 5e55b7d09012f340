"""Who is on the list, why, and who must not be asked today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.identify import (
    Offer,
    PersonFacts,
    Reason,
    ReasonFound,
    WhyNot,
    check_can_invite,
    check_offer_answer,
    reasons_for,
    why_not,
)
from alongside.rules.refusals import Invalid, NotReady
from alongside.rules.stages import Stage

TODAY = date(2026, 11, 2)


def reasons(facts):
    return [found.reason for found in reasons_for(facts, TODAY)]


def test_somebody_without_a_plan_is_on_the_list():
    assert reasons_for(PersonFacts(), TODAY) == (ReasonFound(Reason.NO_PLAN),)


def test_conditions_are_told_beside_another_reason_and_never_alone():
    assert reasons_for(PersonFacts(conditions=4), TODAY)[-1] == ReasonFound(Reason.MANY_CONDITIONS, {"count": 4})
    assert reasons(PersonFacts(conditions=2)) == [Reason.NO_PLAN, Reason.MANY_CONDITIONS]
    assert reasons(PersonFacts(conditions=1)) == [Reason.NO_PLAN]
    assert reasons(PersonFacts(conditions=9, agreed_on=TODAY)) == []


@pytest.mark.parametrize(
    ("review_on", "expected"),
    [
        (date(2026, 12, 15), []),
        (date(2026, 12, 14), [Reason.REVIEW_DUE]),
        (TODAY, [Reason.REVIEW_DUE]),
        (date(2026, 11, 1), [Reason.REVIEW_OVERDUE]),
    ],
)
def test_a_review_is_due_for_six_weeks_and_then_overdue(review_on, expected):
    facts = PersonFacts(agreed_on=date(2026, 1, 10), review_on=review_on, stage=Stage.AGREED)
    assert reasons(facts) == expected


def test_a_plan_without_a_review_date_is_due_after_a_year():
    facts = PersonFacts(agreed_on=date(2025, 11, 1), stage=Stage.AGREED)
    assert reasons_for(facts, TODAY) == (ReasonFound(Reason.REVIEW_OVERDUE, {"on": date(2026, 11, 1)}),)


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.DISCUSSING, Stage.DRAFTING, Stage.REVIEWING])
def test_a_review_that_is_under_way_is_not_due_again(stage):
    facts = PersonFacts(agreed_on=date(2020, 1, 1), stage=stage, conversation_on=TODAY)
    assert reasons(facts) == []


def test_somebody_who_accepted_and_has_nothing_booked_is_on_the_list():
    facts = PersonFacts(stage=Stage.ACCEPTED, stage_on=date(2026, 10, 1))
    assert reasons_for(facts, TODAY) == (ReasonFound(Reason.NOTHING_BOOKED, {"since": date(2026, 10, 1)}),)
    assert reasons(replace(facts, stage=Stage.PREPARING, stage_on=None)) == [Reason.NOTHING_BOOKED]
    assert reasons(replace(facts, conversation_on=date(2026, 11, 20))) == []


def test_an_invitation_without_an_answer_comes_back_after_three_weeks():
    facts = PersonFacts(stage=Stage.INVITED, stage_on=TODAY - timedelta(days=21))
    assert reasons_for(facts, TODAY) == (ReasonFound(Reason.NO_ANSWER, {"since": TODAY - timedelta(days=21)}),)
    assert reasons(replace(facts, stage_on=TODAY - timedelta(days=20))) == []
    assert reasons(replace(facts, stage_on=None)) == []


def test_somebody_who_declined_is_left_alone_for_six_months():
    facts = PersonFacts(stage=Stage.DECLINED, stage_on=date(2026, 5, 3))
    assert why_not(facts, TODAY) == WhyNot.DECLINED
    assert reasons(facts) == []
    with pytest.raises(NotReady) as refused:
        check_can_invite(facts, TODAY)
    assert refused.value.message == "identify.declined"
    assert refused.value.values["until"] == date(2026, 11, 3)


def test_somebody_who_declined_six_months_ago_may_be_offered_again():
    facts = PersonFacts(stage=Stage.DECLINED, stage_on=date(2026, 5, 2))
    assert reasons_for(facts, TODAY) == (ReasonFound(Reason.OFFER_AGAIN, {"declined_on": date(2026, 5, 2)}),)
    check_can_invite(facts, TODAY)


def test_nobody_is_offered_again_because_the_day_of_declining_is_missing():
    assert why_not(PersonFacts(stage=Stage.DECLINED), TODAY) == WhyNot.DECLINED


@pytest.mark.parametrize("stage", [Stage.DECLINED, Stage.NOT_NOW])
def test_somebody_who_asks_is_never_made_to_wait(stage):
    facts = PersonFacts(stage=stage, stage_on=TODAY, not_now_until=date(2027, 5, 1), asked=True)
    assert reasons(facts) == [Reason.ASKED]
    check_can_invite(facts, TODAY)


def test_somebody_who_asked_and_is_already_on_the_way_is_not_listed_for_asking():
    assert reasons(PersonFacts(asked=True, stage=Stage.DISCUSSING, conversation_on=TODAY)) == []


def test_not_now_lasts_until_the_date_that_was_given():
    facts = PersonFacts(stage=Stage.NOT_NOW, not_now_until=date(2026, 11, 3))
    assert why_not(facts, TODAY) == WhyNot.NOT_NOW
    with pytest.raises(NotReady) as refused:
        check_can_invite(facts, TODAY)
    assert (refused.value.message, refused.value.values) == ("identify.not-now", {"until": date(2026, 11, 3)})
    come = replace(facts, not_now_until=TODAY)
    assert reasons_for(come, TODAY) == (ReasonFound(Reason.ASK_AGAIN, {"on": TODAY}),)


def test_not_now_without_a_date_hides_nobody():
    assert reasons(PersonFacts(stage=Stage.NOT_NOW)) == [Reason.NO_PLAN]


@pytest.mark.parametrize("why", [WhyNot.DIED, WhyNot.MOVED_AWAY])
def test_nobody_who_died_or_moved_away_is_listed_or_invited(why):
    facts = PersonFacts(**{f"{why.replace('-', '_')}_on": TODAY}, asked=True)
    assert why_not(facts, TODAY) == why
    assert reasons(facts) == []
    with pytest.raises(NotReady) as refused:
        check_can_invite(facts, TODAY)
    assert refused.value.message == f"identify.{why}"


def test_somebody_who_will_move_next_month_is_still_here():
    assert why_not(PersonFacts(moved_away_on=date(2026, 12, 1)), TODAY) is None


def test_nobody_is_invited_twice():
    with pytest.raises(NotReady) as refused:
        check_can_invite(PersonFacts(stage=Stage.INVITED), TODAY)
    assert refused.value.message == "identify.round-under-way"


@pytest.mark.parametrize("stage", [None, Stage.AGREED, Stage.CLOSED, Stage.ENDED])
def test_somebody_with_no_round_under_way_can_be_invited(stage):
    check_can_invite(PersonFacts(stage=stage, agreed_on=TODAY if stage else None), TODAY)


NEAR = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
FACTS = st.builds(
    PersonFacts,
    died_on=NEAR,
    moved_away_on=NEAR,
    asked=st.booleans(),
    conditions=st.integers(0, 9),
    agreed_on=NEAR,
    review_on=NEAR,
    stage=st.none() | st.sampled_from(Stage),
    stage_on=NEAR,
    not_now_until=NEAR,
    conversation_on=NEAR,
)


@given(FACTS)
def test_nobody_is_listed_whom_something_keeps_off(facts):
    if why_not(facts, TODAY) is not None:
        assert reasons_for(facts, TODAY) == ()
        with pytest.raises(NotReady):
            check_can_invite(facts, TODAY)


@given(FACTS)
def test_each_reason_is_given_once(facts):
    found = reasons(facts)
    assert len(found) == len(set(found))
    assert found != [Reason.MANY_CONDITIONS]


def answer(offer, *, reason="", not_now_until=None):
    return check_offer_answer(offer, reason=reason, not_now_until=not_now_until, today=TODAY)


def test_an_answer_leads_to_a_stage():
    assert answer(Offer.ACCEPTED) == Stage.ACCEPTED
    assert answer(Offer.DECLINED, reason="They did not say") == Stage.DECLINED
    assert answer(Offer.UNDECIDED, not_now_until=date(2026, 11, 3)) == Stage.NOT_NOW
    assert answer(Offer.UNABLE, not_now_until=date(2027, 11, 2)) == Stage.NOT_NOW


@pytest.mark.parametrize(
    ("offer", "values", "field", "message"),
    [
        (Offer.NOT_OFFERED, {}, "offer", "identify.not-an-answer"),
        (Offer.NOT_OFFERED_OTHER, {}, "offer", "identify.not-an-answer"),
        (Offer.DECLINED, {"reason": "  "}, "reason", "identify.declined-reason"),
        (Offer.UNDECIDED, {}, "not_now_until", "identify.not-now-date"),
        (Offer.UNABLE, {"not_now_until": TODAY}, "not_now_until", "identify.not-now-range"),
        (Offer.UNDECIDED, {"not_now_until": date(2027, 11, 3)}, "not_now_until", "identify.not-now-range"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_by_field(offer, values, field, message):
    with pytest.raises(Invalid) as refused:
        answer(offer, **values)
    assert (refused.value.field, refused.value.message) == (field, message)
