"""Whether somebody may be involved, in which part, and what stands against it."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from alongside.rules.involvement import (
    Answer,
    Asked,
    Attorney,
    Benefit,
    Check,
    Interests,
    Involve,
    Outcome,
    Part,
    Stop,
    bars,
    check_answer,
    check_conflict,
    is_same_name,
    others_who_support,
    stops,
    together,
)
from alongside.rules.refusals import Invalid

TODAY = date(2026, 11, 2)
WANTED = Interests(decision=Involve.INVOLVE)
ANSWER = Answer(decision=Involve.INVOLVE, asked=Asked.ALONE, decided_on=TODAY)
CHECK = Check(
    paid=False,
    paid_how="",
    benefits_from=frozenset({Benefit.INHERITANCE}),
    attorney=Attorney.NONE,
    own_view="I know, and I want her with me.",
    own_view_asked=Asked.ALONE,
    why_not_alone="",
    own_view_on=TODAY,
    independent_view="",
    independent_by="",
    outcome=Outcome.INVOLVE,
    limits="",
    review_on=date(2027, 5, 2),
)


@pytest.mark.parametrize(
    "interests",
    [
        replace(WANTED, decision=Involve.DO_NOT),
        replace(WANTED, outcome=Outcome.DO_NOT),
        replace(WANTED, alleged=True),
    ],
)
def test_who_is_not_wanted_decided_against_or_alleged_to_have_caused_harm_is_barred(interests: Interests) -> None:
    assert bars(interests)


def test_nobody_else_is_barred() -> None:
    """Being paid, gaining by it or holding a power is a reason to ask, and no reason to shut somebody out."""
    for decision, outcome, paid, attorney in product(
        (None, Involve.INVOLVE, Involve.WITH_LIMITS),
        (None, Outcome.UNDECIDED, Outcome.INVOLVE, Outcome.WITH_LIMITS),
        (True, False),
        Attorney,
    ):
        gains = frozenset(Benefit)
        assert not bars(Interests(decision, outcome, False, paid, gains, attorney))


@pytest.mark.parametrize("part", Part)
def test_someone_alleged_to_have_caused_harm_takes_no_part(part: Part) -> None:
    assert stops(part, replace(WANTED, alleged=True)) == (Stop.ALLEGED,)


@pytest.mark.parametrize("part", Part)
def test_somebody_wanted_with_nothing_to_gain_may_take_any_part(part: Part) -> None:
    assert stops(part, WANTED) == ()


@pytest.mark.parametrize("part", Part)
def test_somebody_whom_the_person_does_not_want_takes_no_part(part: Part) -> None:
    assert stops(part, Interests(decision=Involve.DO_NOT)) == (Stop.NOT_WANTED,)
    assert stops(part, Interests(outcome=Outcome.DO_NOT)) == (Stop.NOT_WANTED,)


def test_what_stands_against_one_of_several_of_a_name_stands_against_the_name() -> None:
    gains = frozenset({Benefit.TENANCY})
    known = together([WANTED, replace(WANTED, paid=True, benefits_from=gains)])
    assert known == Interests(paid=True, benefits_from=gains)
    assert together([WANTED, Interests(outcome=Outcome.DO_NOT)]).is_refused
    assert together([]) == Interests()
    assert together([replace(WANTED, alleged=True)]).alleged
    assert together([replace(WANTED, attorney=Attorney.DEPUTY), WANTED]).attorney == Attorney.DEPUTY


def test_names_are_alike_but_for_capitals_and_spaces_and_no_name_is_like_none() -> None:
    assert is_same_name("Zinnia  begum ", "zinnia Begum")
    assert not is_same_name("Zinnia Begum", "Zinnia")
    assert not is_same_name("", " ")


def test_a_paid_carer_is_no_appropriate_individual_and_may_be_everything_else() -> None:
    """Care Act 2014 s.67(5); rule A11."""
    paid = replace(WANTED, paid=True)
    assert [part for part in Part if stops(part, paid)] == [Part.APPROPRIATE_INDIVIDUAL]


@pytest.mark.parametrize(
    "interests",
    [
        *(replace(WANTED, attorney=kind) for kind in set(Attorney) - {Attorney.NONE}),
        *(replace(WANTED, benefits_from=frozenset({benefit})) for benefit in Benefit),
    ],
)
def test_an_attorney_or_one_who_gains_by_it_witnesses_nothing(interests: Interests) -> None:
    """SI 2007/1253 reg. 9; rule D8."""
    assert [part for part in Part if stops(part, interests)] == [Part.WITNESS]


def test_who_is_left_to_rely_on() -> None:
    alleged = Interests(alleged=True)
    assert others_who_support([alleged, WANTED, Interests()]) == 2
    assert others_who_support([alleged, Interests(decision=Involve.DO_NOT)]) == 0


def test_an_answer_says_how_the_person_was_asked() -> None:
    check_answer(ANSWER, TODAY)
    check_answer(replace(ANSWER, asked=Asked.NOT_ALONE, why_not_alone="Her interpreter was there."), TODAY)
    check_answer(replace(ANSWER, decision=Involve.WITH_LIMITS, limits="Nothing about money."), TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"asked": Asked.NOT_ALONE}, "why_not_alone"),
        ({"asked": Asked.NOT_ALONE, "why_not_alone": "  "}, "why_not_alone"),
        ({"asked": Asked.NOT_ASKED, "why_not_alone": "She was asleep."}, "asked"),
        ({"decision": Involve.WITH_LIMITS, "limits": " "}, "limits"),
        ({"decided_on": date(2026, 11, 3)}, "decided_on"),
    ],
)
def test_an_answer_that_leaves_something_out_is_not_kept(change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_answer(replace(ANSWER, **change), TODAY)
    assert refused.value.field == field


def test_a_conflict_may_stay_open_and_is_decided_with_the_persons_own_view() -> None:
    check_conflict(CHECK, TODAY)
    open_one = replace(
        CHECK, own_view="", own_view_asked=Asked.NOT_ASKED, why_not_alone="In hospital.", own_view_on=None
    )
    check_conflict(replace(open_one, outcome=Outcome.UNDECIDED, review_on=None), TODAY)
    with_advocate = {"independent_view": "She was clear.", "independent_by": "Ada, her advocate"}
    check_conflict(replace(open_one, **with_advocate), TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"paid": True}, "paid_how"),
        ({"outcome": Outcome.WITH_LIMITS}, "limits"),
        ({"own_view_asked": Asked.NOT_ALONE}, "why_not_alone"),
        ({"own_view_asked": Asked.NOT_ALONE, "why_not_alone": "He would not go."}, "independent_view"),
        ({"own_view_asked": Asked.NOT_ASKED, "why_not_alone": "In hospital."}, "independent_view"),
        ({"own_view": ""}, "own_view"),
        ({"own_view_on": None}, "own_view_on"),
        ({"own_view_on": date(2026, 11, 3)}, "own_view_on"),
        ({"independent_view": "She was clear."}, "independent_by"),
        ({"independent_by": "Ada"}, "independent_by"),
        ({"review_on": None}, "review_on"),
        ({"review_on": TODAY}, "review_on"),
        ({"review_on": date(2027, 11, 3)}, "review_on"),
    ],
)
def test_a_conflict_that_leaves_something_out_is_not_kept(change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_conflict(replace(CHECK, **change), TODAY)
    assert refused.value.field == field
