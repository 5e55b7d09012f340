"""The stages of a round: every move that there is, and no other."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from alongside.rules.refusals import NotReady
from alongside.rules.stages import OPEN, UNDER_WAY, Stage, check_move, next_stages, stages_as_mermaid

# Written out by hand, and not from the table under test.
EXPECTED = {
    None: {"invited", "accepted", "reviewing"},
    "invited": {"accepted", "declined", "not-now", "ended"},
    "not-now": {"invited", "accepted", "declined", "ended"},
    "declined": {"invited", "accepted", "ended"},
    "accepted": {"preparing", "declined", "not-now", "ended"},
    "preparing": {"discussing", "declined", "not-now", "ended"},
    "discussing": {"drafting", "ended"},
    "drafting": {"agreed", "discussing", "ended"},
    "agreed": {"drafting", "closed", "ended"},
    "reviewing": {"preparing", "discussing", "drafting", "ended"},
    "closed": set(),
    "ended": set(),
}


@pytest.mark.parametrize("to", list(Stage))
@pytest.mark.parametrize("stage", [None, *Stage])
def test_a_round_moves_exactly_as_the_table_says(stage, to):
    if to in EXPECTED[stage]:
        check_move(stage, to)
    else:
        with pytest.raises(NotReady):
            check_move(stage, to)
    assert (to in next_stages(stage)) == (to in EXPECTED[stage])


def test_skipping_a_step_names_the_step_that_was_asked_for():
    with pytest.raises(NotReady) as refused:
        check_move(Stage.PREPARING, Stage.AGREED)
    assert refused.value.message == "stages.not-yet-agreed"
    assert refused.value.values == {"stage": Stage.PREPARING, "to": Stage.AGREED}


def test_a_round_that_has_not_begun_cannot_be_agreed():
    with pytest.raises(NotReady) as refused:
        check_move(None, Stage.AGREED)
    assert refused.value.values["stage"] == ""


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.ENDED])
def test_a_round_that_is_over_says_so(stage):
    with pytest.raises(NotReady) as refused:
        check_move(stage, Stage.DRAFTING)
    assert refused.value.message == "stages.round-over"


def test_somebody_can_stop_at_every_stage_that_is_open():
    assert {stage for stage in Stage if Stage.ENDED in next_stages(stage)} == OPEN


def test_a_declined_or_paused_round_waits_for_the_person():
    assert {Stage.DECLINED, Stage.NOT_NOW, Stage.AGREED}.isdisjoint(UNDER_WAY)
    assert {Stage.INVITED, Stage.REVIEWING, Stage.DRAFTING} <= UNDER_WAY


class Round(RuleBasedStateMachine):
    """A round that is pushed about at random, also where it may not go."""

    def __init__(self):
        super().__init__()
        self.stage = None
        self.passed = []

    @rule(to=st.sampled_from(Stage))
    def push(self, to):
        try:
            check_move(self.stage, to)
        except NotReady:
            return
        self.stage = to
        self.passed.append(to)

    @invariant()
    def nothing_is_agreed_without_a_draft_after_talking_or_a_review(self):
        if Stage.AGREED in self.passed:
            before = self.passed[: self.passed.index(Stage.AGREED)]
            assert before[-1] == Stage.DRAFTING
            assert {Stage.DISCUSSING, Stage.REVIEWING} & set(before)

    @invariant()
    def nobody_is_prepared_with_who_did_not_accept_or_come_to_a_review(self):
        if Stage.PREPARING in self.passed:
            before = self.passed[: self.passed.index(Stage.PREPARING)]
            assert before[-1] in (Stage.ACCEPTED, Stage.REVIEWING)

    @invariant()
    def nothing_follows_the_end(self):
        assert not {Stage.CLOSED, Stage.ENDED} & set(self.passed[:-1])


TestRound = Round.TestCase


def test_the_diagram_shows_every_move_once():
    lines = stages_as_mermaid().splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    [*] --> invited" in lines
    assert "    invited --> not_now" in lines
    assert "    closed --> [*]" in lines
    assert len(lines) == len(set(lines)) == 1 + sum(len(to) for to in EXPECTED.values()) + 2


def test_every_stage_can_be_reached():
    reached, edge = set(), {None}
    while edge:
        edge = {to for each in edge for to in next_stages(each)} - reached
        reached |= edge
    assert reached == set(Stage)
