"""A result that the person is to be told first is nowhere that they, their carer or a reader of their plan looks."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.document.reads import copy_of, plan_page_for
from alongside.journey.prepare.changes import hold_result, make_pack, stop_holding_result
from alongside.journey.prepare.reads import pack_for
from alongside.journey.prepare.values import PackView
from alongside.records.health.changes import NewResult, add_result
from alongside.records.health.reads import results_of
from alongside.records.health.values import HealthSummary
from alongside.records.plans.changes import move_round
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage
from tests.cast import Cast, agree_again, make_cast, say_what_matters
from tests.preparing import with_made_pack, with_round

pytestmark = pytest.mark.django_db

HELD, BEFORE = "53 mmol/mol", "58 mmol/mol"


@pytest.fixture
def cast() -> Cast:
    """Amina's HbA1c is held, and her plan is agreed."""
    cast = with_made_pack(make_cast())
    by, round_id = cast.coordinator, cast.rounds["Amina"]
    hold_result(by=by, round_id=round_id, result=_held(cast), now=cast.now)
    for stage in (Stage.DISCUSSING, Stage.DRAFTING):
        move_round(by=by, round_id=round_id, to=stage, now=cast.now)
    person = cast.person("Amina")
    set_identity(person, cast.now)
    say_what_matters(cast, "Amina")
    agree_again(cast, "Amina")
    readers = (Reader(organisation=cast.organisations["Riverside"]), Reader(account=_carer(cast).account))
    set_identity(person, cast.now)
    for reader in readers:
        sections = {Section.WHAT_MATTERS, Section.HEALTH}
        share(by=person, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)
    return cast


def _carer(cast: Cast) -> Actor:
    account = cast.person("Bert").account
    amina = cast.people["Amina"]
    return Actor(role=Role.CARER, account=account, on_behalf_of=amina, name="Bert", assurance=Assurance.TWO_FACTOR)


def _delivery(cast: Cast) -> Actor:
    return Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, on_behalf_of=cast.people["Amina"], name="delivery")


def _held(cast: Cast) -> UUID:
    return next(each.id for each in _pack(cast).results if each.name == "HbA1c")


def _hba1c(health: HealthSummary | None) -> list[str]:
    assert health is not None
    return [latest.shown for latest, _previous in health.results if latest.name == "HbA1c"]


def _on_the_plan(cast: Cast, by: Actor) -> list[str]:
    set_identity(by, cast.now)
    return _hba1c(plan_page_for(by=by, person=cast.people["Amina"], now=cast.now).health)


def _told(cast: Cast) -> None:
    by = cast.coordinator
    held = _held(cast)
    told = {"said": "She wants to think first.", "called_at": cast.now}
    stop_holding_result(by=by, round_id=cast.rounds["Amina"], result=held, now=cast.now, **told)


READERS = {"person": lambda cast: cast.person("Amina"), "carer": _carer, "charity": lambda cast: cast.charity_worker}


@pytest.mark.parametrize("who", READERS)
def test_the_plan_has_it_only_when_the_person_has_been_told(cast: Cast, who: str) -> None:
    reader = READERS[who](cast)
    assert _on_the_plan(cast, reader) == [BEFORE]
    _told(cast)
    assert _on_the_plan(cast, reader) == [HELD]


PRINTERS = {"person": lambda cast: cast.person("Amina"), "job": _delivery, "team": lambda cast: cast.nurse}


@pytest.mark.parametrize("who", PRINTERS)
def test_the_paper_copy_has_it_only_when_the_person_has_been_told(cast: Cast, who: str) -> None:
    def copied() -> list[str]:
        by = PRINTERS[who](cast)
        set_identity(by, cast.now)
        return _hba1c(copy_of(by=by, person=cast.people["Amina"], version=None, now=cast.now).health)

    assert copied() == [BEFORE]
    _told(cast)
    assert copied() == [HELD]


def test_the_team_sees_it_all_along(cast: Cast) -> None:
    assert _on_the_plan(cast, cast.nurse) == [HELD]


def test_a_reader_whose_plan_is_not_open_does_not_see_it_either(cast: Cast) -> None:
    by = cast.person("Amina")
    set_identity(by, cast.now)
    assert HELD not in [each.shown for each in results_of(by=by, person=cast.people["Amina"])]


def test_another_persons_hold_hides_nothing(cast: Cast) -> None:
    nurse, person = cast.nurse, cast.person("Bert")
    set_identity(nurse, cast.now)
    result = NewResult(name="HbA1c", code="4548-4", unit="mmol/mol", value=Decimal(53), taken_at=cast.now)
    add_result(by=nurse, person=cast.people["Bert"], result=result, now=cast.now)
    set_identity(person, cast.now)
    assert [each.shown for each in results_of(by=person, person=cast.people["Bert"])] == [HELD]


def test_a_held_result_is_not_the_one_before_in_the_next_pack(cast: Cast) -> None:
    _in_the_next_round(cast)
    newest = NewResult(name="HbA1c", code="4548-4", unit="mmol/mol", value=Decimal(50), taken_at=cast.now)
    _make_next(cast, add_result(by=cast.coordinator, person=cast.people["Amina"], result=newest, now=cast.now))
    assert [each.last_value for each in _pack(cast).results] == [""]


def test_a_held_result_is_held_in_the_next_pack_too_and_telling_once_ends_it(cast: Cast) -> None:
    _in_the_next_round(cast)
    held = next(each.id for each in results_of(by=cast.coordinator, person=cast.people["Amina"]) if each.shown == HELD)
    _make_next(cast, held)
    assert [each.is_held for each in _pack(cast).results] == [True]
    _told(cast)
    assert _on_the_plan(cast, cast.person("Amina")) == [HELD]


def _in_the_next_round(cast: Cast) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    move_round(by=by, round_id=cast.rounds["Amina"], to=Stage.CLOSED, now=cast.now)
    cast.now += timedelta(days=200)
    with_round(cast)
    move_round(by=by, round_id=cast.rounds["Amina"], to=Stage.PREPARING, now=cast.now)


def _make_next(cast: Cast, result: UUID) -> None:
    round_id = cast.rounds["Amina"]
    make_pack(by=cast.coordinator, round_id=round_id, prompt_sets=["everyone"], results=[result], now=cast.now)


def _pack(cast: Cast) -> PackView:
    set_identity(cast.coordinator, cast.now)
    return pack_for(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
