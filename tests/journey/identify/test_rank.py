"""The database's order of the list and the rules' reasons say the same of everybody."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.rules.identify import PersonFacts, Reason, reasons_for
from alongside.rules.stages import UNDER_WAY, Stage

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)
PLACES = {
    Reason.REVIEW_OVERDUE: 1,
    Reason.REVIEW_DUE: 2,
    Reason.NOTHING_BOOKED: 3,
    Reason.NO_ANSWER: 4,
    Reason.ASK_AGAIN: 5,
    Reason.OFFER_AGAIN: 6,
    Reason.NO_PLAN: 7,
}
DAYS = [None, *(TODAY + timedelta(days=days) for days in (-800, -366, -185, -184, -22, -21, -1, 0, 1, 41, 42, 43, 200))]
_RANK = "select identify_rank(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


def rank(facts: PersonFacts) -> int | None:
    values = (facts.died_on, facts.moved_away_on, facts.stage, facts.stage_on, facts.not_now_until, facts.agreed_on)
    with connection.cursor() as cursor:
        cursor.execute(_RANK, [*values, facts.review_on, facts.conversation_on, TODAY])
        return cursor.fetchone()[0]


def expected(facts: PersonFacts) -> int | None:
    reasons = reasons_for(facts, TODAY)
    return PLACES[reasons[0].reason] if reasons else None


@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_stage_on_every_kind_of_day(stage: Stage | None) -> None:
    for stage_on, agreed_on, until in product(DAYS, (None, DAYS[1], DAYS[5]), (None, DAYS[7], DAYS[9])):
        facts = PersonFacts(stage=stage, stage_on=stage_on, agreed_on=agreed_on, not_now_until=until)
        assert rank(facts) == expected(facts), facts


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=st.builds(
        PersonFacts,
        died_on=st.sampled_from([None, None, None, TODAY]),
        moved_away_on=st.sampled_from(DAYS),
        agreed_on=st.sampled_from(DAYS),
        review_on=st.sampled_from(DAYS),
        stage=st.sampled_from([None, *Stage]),
        stage_on=st.sampled_from(DAYS),
        not_now_until=st.sampled_from(DAYS),
        conversation_on=st.sampled_from(DAYS),
    )
)
def test_anybody_at_all(facts: PersonFacts) -> None:
    assert rank(facts) == expected(facts)


def test_the_database_knows_the_same_stages_as_under_way() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select under_way()")
        assert set(cursor.fetchone()[0]) == set(UNDER_WAY)
