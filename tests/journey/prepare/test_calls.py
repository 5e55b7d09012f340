"""Scenario 3: a serious result that nobody expected is held for a call; the rest of the pack goes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import hold_result, make_pack, release_pack, stop_holding_result
from alongside.journey.prepare.models import HeldCall
from alongside.journey.prepare.reads import calls_to_make, count_my_calls, pack_for
from alongside.journey.prepare.values import PackView
from alongside.records.audit.models import Event
from alongside.records.messaging.models import Message
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.refusals import Invalid
from tests.cast import Cast, make_cast
from tests.preparing import RELEASE_ON, with_made_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Amina's HbA1c is held back for the nurse to tell her."""
    cast = with_made_pack(make_cast())
    set_identity(cast.coordinator, cast.now)
    _hold(cast, caller=cast.nurse.account)
    return cast


def _pack(cast: Cast, by: Actor) -> PackView:
    set_identity(by, cast.now)
    return pack_for(by=by, round_id=cast.rounds["Amina"], now=cast.now)


def _hold(cast: Cast, **more: object) -> None:
    held = next(each.id for each in _pack(cast, cast.coordinator).results if each.name == "HbA1c")
    hold_result(by=cast.coordinator, round_id=cast.rounds["Amina"], result=held, now=cast.now, **more)  # type: ignore[arg-type]


def _tell(cast: Cast, **changed: object) -> None:
    held = next(each.id for each in _pack(cast, cast.nurse).results if each.is_held)
    values: dict[str, object] = {"said": "I was afraid of that.", "called_at": cast.now, **changed}
    stop_holding_result(by=cast.nurse, round_id=cast.rounds["Amina"], result=held, now=cast.now, **values)  # type: ignore[arg-type]


def _delivery(cast: Cast) -> Actor:
    return Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, on_behalf_of=cast.people["Amina"], name="delivery")


def test_scenario_3_the_rest_of_the_pack_goes_and_the_call_is_a_task(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    release_pack(by=cast.coordinator, round_id=cast.rounds["Amina"], release_on=RELEASE_ON, now=cast.now)
    assert Message.objects.filter(kind="pack-ready").count() == 1
    assert [each.name for each in _pack(cast, _delivery(cast)).results] == ["Blood pressure"]
    set_identity(cast.nurse, cast.now)
    (task,) = calls_to_make(by=cast.nurse, now=cast.now)
    assert (task.person.id, task.is_mine) == (cast.people["Amina"], True)
    assert "HbA1c" not in repr(task)
    assert count_my_calls(by=cast.nurse) == 1
    _tell(cast)
    assert calls_to_make(by=cast.nurse, now=cast.now) == ()
    call = HeldCall.objects.get()
    assert (call.called_by_name, call.said, call.called_at) == (cast.nurse.name, "I was afraid of that.", cast.now)
    assert {each.name for each in _pack(cast, _delivery(cast)).results} == {"HbA1c", "Blood pressure"}


def test_a_colleague_sees_whose_call_it_is(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    (task,) = calls_to_make(by=cast.coordinator, now=cast.now)
    assert (task.is_mine, task.for_name) == (False, cast.nurse.name)
    assert count_my_calls(by=cast.coordinator) == 0


def test_the_person_learns_of_the_call_when_it_was_made_and_not_before(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    assert not HeldCall.objects.exists()
    assert not Event.objects.filter(kind__contains="call").exists()
    _tell(cast)
    set_identity(person, cast.now)
    assert HeldCall.objects.get().said == "I was afraid of that."
    assert Event.objects.filter(kind="call.recorded").count() == 1


def test_holding_twice_is_one_call_and_a_pack_made_anew_keeps_it(cast: Cast) -> None:
    results = [each.result for each in _pack(cast, cast.coordinator).results]
    _hold(cast)
    make_pack(
        by=cast.coordinator, round_id=cast.rounds["Amina"], prompt_sets=["everyone"], results=results, now=cast.now
    )
    assert HeldCall.objects.count() == 1
    _tell(cast)
    assert not any(each.is_held for each in _pack(cast, cast.nurse).results)


@pytest.mark.parametrize(
    ("changed", "field"), [({"said": " "}, "said"), ({"called_at": timedelta(minutes=1)}, "called_at")]
)
def test_a_call_has_words_and_took_place(cast: Cast, changed: dict[str, object], field: str) -> None:
    if "called_at" in changed:
        changed = {"called_at": cast.now + timedelta(minutes=1)}
    with pytest.raises(Invalid) as refused:
        _tell(cast, **changed)
    assert refused.value.field == field
    assert HeldCall.objects.get().called_at is None


def test_only_somebody_who_works_here_is_given_a_call(cast: Cast) -> None:
    theirs = cast.staff("Hugo Vale", Role.PROFESSIONAL, "Hillview Surgery")
    desk = cast.staff("Pat Lowe", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    for somebody in (theirs, desk):
        with pytest.raises(Invalid) as refused:
            _hold(cast, caller=somebody.account)
        assert refused.value.field == "caller"


def test_the_database_holds_a_call_whole(cast: Cast) -> None:
    set_identity(cast.nurse, cast.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldCall.objects.update(called_at=cast.now, called_by=cast.nurse.account)
    assert HeldCall.objects.get().asked_at.date() == date(2026, 11, 2)
