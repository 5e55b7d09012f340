"""When a pack is released, who may answer it, and how long an answer waits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.actors import Actor, Role
from alongside.rules.explanations import EXPLANATIONS, explanation_for
from alongside.rules.plan.content import Whose
from alongside.rules.prepare import (
    AfterMove,
    PackStatus,
    ReleaseWarning,
    Wait,
    Waited,
    after_move,
    check_can_answer,
    check_contacts,
    check_release,
    lead_of,
    pack_status,
    questions,
    release_window,
    unanswered_clock,
    voice_of,
)
from alongside.rules.prompts.everyone import EVERYONE
from alongside.rules.refusals import Invalid, Refusal, Unknown
from alongside.rules.stages import Stage

TODAY = date(2026, 11, 2)
TALK = date(2026, 11, 20)


def test_the_window_is_one_to_two_weeks_before():
    assert release_window(TALK) == (date(2026, 11, 6), date(2026, 11, 13))


@pytest.mark.parametrize("release_on", [date(2026, 11, 6), date(2026, 11, 10), date(2026, 11, 13)])
def test_a_release_in_the_window_needs_no_reason(release_on):
    assert check_release(release_on, TALK, TODAY) == ()


@pytest.mark.parametrize(
    ("release_on", "warning", "days"),
    [
        (TODAY, ReleaseWarning.TOO_EARLY, 18),
        (date(2026, 11, 5), ReleaseWarning.TOO_EARLY, 15),
        (date(2026, 11, 14), ReleaseWarning.TOO_LATE, 6),
        (TALK, ReleaseWarning.TOO_LATE, 0),
    ],
)
def test_a_release_outside_the_window_needs_a_reason(release_on, warning, days):
    with pytest.raises(Invalid) as refused:
        check_release(release_on, TALK, TODAY, reason=" ")
    assert (refused.value.message, refused.value.field) == (f"prepare.release-{warning}", "reason")
    assert refused.value.values["days"] == days
    assert check_release(release_on, TALK, TODAY, reason="She is away until then") == (warning,)


@pytest.mark.parametrize(
    ("release_on", "message"),
    [(date(2026, 11, 1), "prepare.release-past"), (date(2026, 11, 21), "prepare.release-after")],
)
def test_a_release_in_the_past_or_after_the_conversation_is_refused_whatever_the_reason(release_on, message):
    with pytest.raises(Invalid) as refused:
        check_release(release_on, TALK, TODAY, reason="We forgot")
    assert (refused.value.message, refused.value.field) == (message, "release_on")


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_reason_is_needed_exactly_outside_7_to_14_days(wait, before):
    release_on = TODAY + timedelta(days=wait)
    warnings = check_release(release_on, release_on + timedelta(days=before), TODAY, reason="They asked")
    assert bool(warnings) == (not 7 <= before <= 14)


def why_not(**changes):
    """The refusal's message; empty when it can be answered."""
    facts = {"stage": Stage.PREPARING, "release_on": TODAY, "today": TODAY, "prompt": "hardest"}
    try:
        check_can_answer(**(facts | changes), prompts=EVERYONE.prompts)
    except Refusal as refusal:
        return refusal.message
    return ""


@pytest.mark.parametrize("stage", list(Stage))
def test_a_pack_is_answered_until_the_talking_is_done_and_at_no_other_stage(stage):
    can_answer = stage in (Stage.PREPARING, Stage.DISCUSSING)
    assert why_not(stage=stage) == ("" if can_answer else "prepare.not-answering-now")


@pytest.mark.parametrize("release_on", [None, date(2026, 11, 3)])
def test_a_pack_cannot_be_answered_before_its_release(release_on):
    assert why_not(release_on=release_on) == "prepare.not-released"


def test_only_a_prompt_of_the_pack_can_be_answered():
    with pytest.raises(Unknown):
        check_can_answer(
            stage=Stage.PREPARING, release_on=TODAY, today=TODAY, prompt="password", prompts=EVERYONE.prompts
        )


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"release_on": None}, PackStatus.NOT_RELEASED),
        ({"release_on": date(2026, 11, 3)}, PackStatus.WAITING),
        ({}, PackStatus.READY),
        ({"answered": 1}, PackStatus.STARTED),
        ({"answered": 12}, PackStatus.FINISHED),
        ({"finished": True}, PackStatus.FINISHED),
        ({"total": 0}, PackStatus.READY),
    ],
)
def test_how_a_pack_stands(facts, status):
    default = {"release_on": TODAY, "today": TODAY, "answered": 0, "total": 12, "finished": False}
    assert pack_status(**(default | facts)) == status


def test_questions_are_numbered_pages_that_know_their_answers():
    pages = questions(EVERYONE.prompts, {"hardest"})
    assert [page.number for page in pages] == list(range(1, len(EVERYONE.prompts) + 1))
    assert {page.total for page in pages} == {len(EVERYONE.prompts)}
    assert [page.prompt.key for page in pages if page.answered] == ["hardest"]


NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waited", "expected"),
    [
        (timedelta(minutes=59), Waited(0, Wait.NEW)),
        (timedelta(hours=23, minutes=59), Waited(23, Wait.NEW)),
        (timedelta(hours=24), Waited(24, Wait.WAITING)),
        (timedelta(hours=71, minutes=59), Waited(71, Wait.WAITING)),
        (timedelta(hours=72), Waited(72, Wait.LATE)),
        (timedelta(days=30), Waited(720, Wait.LATE)),
        (timedelta(minutes=-5), Waited(0, Wait.NEW)),
    ],
)
def test_the_clock_of_an_unread_answer(waited, expected):
    assert unanswered_clock(NOW - waited, NOW) == expected


SOON, LATER = NOW + timedelta(days=7), NOW + timedelta(days=21)


def test_two_contacts_to_come_with_the_gathering_first():
    check_contacts(SOON, LATER, NOW)


@pytest.mark.parametrize(
    ("gathering_at", "conversation_at", "field", "message"),
    [
        (NOW, LATER, "gathering_at", "appointment.in-the-past"),
        (SOON, NOW - timedelta(days=1), "conversation_at", "appointment.in-the-past"),
        (LATER, SOON, "gathering_at", "prepare.gathering-first"),
        (SOON, SOON, "gathering_at", "prepare.gathering-first"),
    ],
)
def test_contacts_in_the_past_or_in_the_wrong_order_are_refused(gathering_at, conversation_at, field, message):
    with pytest.raises(Invalid) as refused:
        check_contacts(gathering_at, conversation_at, NOW)
    assert (refused.value.field, refused.value.message) == (field, message)


def test_a_contact_that_took_place_may_stay_as_it_was():
    check_contacts(NOW - timedelta(days=1), SOON, NOW, unchanged={"gathering_at"})
    with pytest.raises(Invalid):
        check_contacts(NOW - timedelta(days=1), SOON, NOW, unchanged={"conversation_at"})


@pytest.mark.parametrize("role", list(Role))
def test_only_a_carers_answer_is_not_the_persons(role):
    assert voice_of(Actor(role=role)) == (Whose.CARER if role == "carer" else Whose.PERSON)


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (("4548-4",), "result.hba1c"),
        (("55284-4",), "result.blood-pressure"),
        (("999791000000106", "4548-4"), "result.hba1c"),
        (("local-1", "718-7"), "result.haemoglobin"),
        (("local-1",), "result.other"),
        ((), "result.other"),
    ],
)
def test_a_result_is_explained_by_its_code(codes, message):
    assert explanation_for(*codes) == message


def test_no_code_has_two_explanations():
    codes = [code for each in EXPLANATIONS for code in each.codes]
    assert len(codes) == len(set(codes))
    assert len({each.message for each in EXPLANATIONS}) == len(EXPLANATIONS)


@pytest.mark.parametrize(
    ("days", "flag", "is_flagged"),
    [
        (-1, "too-late", True),
        (6, "too-late", True),
        (7, "in-time", False),
        (14, "in-time", False),
        (15, "early", False),
        (21, "early", False),
        (22, "too-early", True),
    ],
)
def test_q3_counts_exact_days_and_flags_fewer_than_7_or_more_than_21(days, flag, is_flagged):
    lead = lead_of(TALK - timedelta(days=days), TALK)
    assert (lead.days, lead.flag, lead.is_flagged) == (days, flag, is_flagged)


def test_q3_is_met_by_a_person_who_chose_to_have_no_pack_and_not_by_one_who_was_forgotten():
    assert not lead_of(None, TALK, chose_not_to=True).is_flagged
    assert lead_of(None, TALK).is_flagged


@pytest.mark.parametrize(
    ("release_on", "outcome"),
    [
        (None, AfterMove.NO_DAY),
        (TODAY, AfterMove.WITH_PERSON),
        (date(2026, 11, 5), AfterMove.DECIDE_ANEW),
        (date(2026, 11, 6), AfterMove.STANDS),
        (date(2026, 11, 13), AfterMove.STANDS),
        (date(2026, 11, 14), AfterMove.DECIDE_ANEW),
    ],
)
def test_a_conversation_that_moved_asks_for_the_day_again_when_it_is_outside_the_window(release_on, outcome):
    assert after_move(release_on, TALK, TODAY) == outcome
