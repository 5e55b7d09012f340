"""Booking both contacts, making the pack, holding a result, and releasing it for a day."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import (
    book_contacts,
    hold_result,
    make_pack,
    release_pack,
    stop_holding_result,
)
from alongside.journey.prepare.reads import pack_for, packs_to_release, results_for, results_to_choose
from alongside.journey.prepare.values import PackView
from alongside.records.audit.models import Event
from alongside.records.messaging.models import Message
from alongside.records.plans.reads import round_view
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.prepare import PackStatus, ReleaseWarning
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast
from tests.preparing import (
    RELEASE_ON,
    conversation,
    gathering,
    with_contacts,
    with_made_pack,
    with_pack,
    with_results,
    with_round,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _book(cast: Cast, **times: object) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    book_contacts(
        by=by,
        round_id=cast.rounds["Amina"],
        gathering=gathering(**times.get("gathering", {})),  # type: ignore[arg-type]
        conversation=conversation(**times.get("conversation", {})),  # type: ignore[arg-type]
        now=cast.now,
    )


def _pack(cast: Cast, by: Actor | None = None) -> PackView:
    by = by or cast.coordinator
    set_identity(by, cast.now)
    return pack_for(by=by, round_id=cast.rounds["Amina"], now=cast.now)


def _release(cast: Cast, day: date, reason: str = "") -> tuple[ReleaseWarning, ...]:
    by = cast.coordinator
    set_identity(by, cast.now)
    return release_pack(by=by, round_id=cast.rounds["Amina"], release_on=day, reason=reason, now=cast.now)


def test_booking_both_begins_preparing_and_says_by_when_the_pack_has_to_go(cast: Cast) -> None:
    with_round(cast)
    _book(cast)
    row = round_view(by=cast.coordinator, round_id=cast.rounds["Amina"])
    assert (row.stage, row.due_on) == (Stage.PREPARING, date(2026, 11, 16))


def test_saying_the_same_again_changes_nothing_and_another_time_moves_it(cast: Cast) -> None:
    with_contacts(cast)
    _book(cast)
    assert not Event.objects.filter(kind="appointment.moved").exists()
    _book(cast, conversation={"minutes": 60})
    assert Event.objects.filter(kind="appointment.moved").count() == 1
    talk = _pack(cast).conversation
    assert talk is not None and talk.minutes == 60


def test_a_contact_that_took_place_stays_while_the_other_moves(cast: Cast) -> None:
    with_contacts(cast)
    cast.now += timedelta(days=10)
    _book(cast, conversation={"starts_at": conversation().starts_at + timedelta(days=1)})
    talk = _pack(cast).conversation
    assert talk is not None and talk.starts_at.day == 24


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"gathering": {"starts_at": conversation().starts_at}}, "gathering_at"),
        ({"gathering": {"starts_at": gathering().starts_at - timedelta(days=30)}}, "gathering_at"),
        ({"conversation": {"starts_at": gathering().starts_at - timedelta(days=30)}}, "conversation_at"),
        ({"conversation": {"place": "moon"}}, "place"),
    ],
)
def test_contacts_that_cannot_be_are_refused_by_name(cast: Cast, times: dict[str, object], field: str) -> None:
    with_round(cast)
    with pytest.raises(Invalid) as refused:
        _book(cast, **times)
    assert refused.value.field == field


def test_nothing_is_booked_before_the_person_said_yes(cast: Cast) -> None:
    with_round(cast, stage=Stage.INVITED)
    with pytest.raises(NotReady):
        _book(cast)


def test_the_pack_copies_this_result_the_last_their_dates_and_an_explanation(cast: Cast) -> None:
    pack = _pack(with_made_pack(cast))
    hba1c, pressure = pack.results
    assert (hba1c.value, hba1c.last_value, hba1c.explanation) == ("53 mmol/mol", "58 mmol/mol", "result.hba1c")
    assert (hba1c.taken_on, hba1c.last_taken_on) == (date(2026, 10, 23), date(2025, 10, 18))
    assert (pressure.value, pressure.last_value, pressure.last_taken_on) == ("128/82 mmHg", "", None)
    assert len(pack.prompts) == 14


def test_results_over_time_run_up_to_the_day_of_the_pack(cast: Cast) -> None:
    with_made_pack(cast)
    results = results_for(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now).results
    assert [each.shown for each in results[0][1]] == ["61 mmol/mol", "58 mmol/mol", "53 mmol/mol"]


def test_what_can_be_chosen_is_the_newest_of_each_kind_and_the_last_year_is_ticked(cast: Cast) -> None:
    with_contacts(cast)
    with_results(cast)
    choices = results_to_choose(by=cast.nurse, round_id=cast.rounds["Amina"], now=cast.now)
    assert [(each.latest.name, each.is_chosen) for each in choices] == [("Blood pressure", True), ("HbA1c", True)]
    later = cast.now + timedelta(days=500)
    assert not any(
        each.is_chosen for each in results_to_choose(by=cast.nurse, round_id=cast.rounds["Amina"], now=later)
    )


def test_a_pack_made_anew_keeps_what_was_held(cast: Cast) -> None:
    with_made_pack(cast)
    round_id, results = cast.rounds["Amina"], [each.result for each in _pack(cast).results]
    hold_result(by=cast.coordinator, round_id=round_id, result=_pack(cast).results[0].id, now=cast.now)
    make_pack(
        by=cast.coordinator, round_id=round_id, prompt_sets=["everyone", "diabetes"], results=results, now=cast.now
    )
    pack = _pack(cast)
    assert [each.is_held for each in pack.results] == [True, False]
    assert pack.prompt_sets == ("everyone", "diabetes")


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"prompt_sets": []}, Invalid),
        ({"prompt_sets": ["no-such"]}, Unknown),
        ({"results": [UUID(int=1)]}, Unknown),
        ({"note": "a\x00b"}, Invalid),
    ],
)
def test_a_pack_that_cannot_be_is_refused(cast: Cast, given: dict[str, object], refusal: type[Exception]) -> None:
    with_contacts(cast)
    values: dict[str, object] = {"prompt_sets": ["everyone"], "results": [], **given}
    with pytest.raises(refusal):
        make_pack(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now, **values)  # type: ignore[arg-type]


def test_a_pack_is_made_while_preparing_and_by_those_who_may_see_results(cast: Cast) -> None:
    with_round(cast)
    pack = {"round_id": cast.rounds["Amina"], "prompt_sets": ["everyone"], "results": [], "now": cast.now}
    with pytest.raises(NotReady):
        make_pack(by=cast.coordinator, **pack)  # type: ignore[arg-type]
    office = cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    set_identity(office, cast.now)
    with pytest.raises(NotAllowed):
        make_pack(by=office, **pack)  # type: ignore[arg-type]


def test_a_held_result_reaches_neither_the_person_nor_the_job_that_prints(cast: Cast) -> None:
    with_made_pack(cast)
    round_id, held = cast.rounds["Amina"], _pack(cast).results[0]
    hold_result(by=cast.coordinator, round_id=round_id, result=held.id, now=cast.now)
    job = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, on_behalf_of=cast.people["Amina"], name="delivery")
    for by in (cast.person("Amina"), job):
        assert [each.name for each in _pack(cast, by).results] == ["Blood pressure"]
    set_identity(cast.coordinator, cast.now)
    told = {"said": "I thought so.", "called_at": cast.now}
    stop_holding_result(by=cast.coordinator, round_id=round_id, result=held.id, now=cast.now, **told)
    assert len(_pack(cast, cast.person("Amina")).results) == 2


def test_holding_says_nothing_in_the_persons_log(cast: Cast) -> None:
    with_made_pack(cast)
    hold_result(by=cast.coordinator, round_id=cast.rounds["Amina"], result=_pack(cast).results[0].id, now=cast.now)
    set_identity(cast.person("Amina"), cast.now)
    assert not Event.objects.filter(kind__contains="held").exists()


def test_a_result_that_the_person_has_seen_cannot_be_held(cast: Cast) -> None:
    with_pack(cast)
    result = _pack(cast).results[0].id
    with pytest.raises(NotReady):
        hold_result(by=cast.coordinator, round_id=cast.rounds["Amina"], result=result, now=cast.now)


def test_releasing_queues_one_message_for_the_morning_of_its_day(cast: Cast) -> None:
    with_made_pack(cast)
    for _ in range(2):
        assert _release(cast, RELEASE_ON) == ()
    message = Message.objects.get(kind="pack-ready")
    assert (message.kind, message.due_at.isoformat()) == ("pack-ready", "2026-11-12T08:00:00+00:00")
    assert message.about["release_on"] == "2026-11-12"
    pack = _pack(cast)
    assert (pack.status, pack.round.due_on) == (PackStatus.WAITING, date(2026, 11, 23))


def test_the_day_can_be_chosen_again_until_it_comes(cast: Cast) -> None:
    with_made_pack(cast)
    _release(cast, RELEASE_ON)
    _release(cast, RELEASE_ON + timedelta(days=1))
    assert _pack(cast).release_on == date(2026, 11, 13)
    cast.now += timedelta(days=20)
    with pytest.raises(NotReady):
        _release(cast, date(2026, 11, 23))


@pytest.mark.parametrize("day", [date(2026, 11, 8), date(2026, 11, 17)])
def test_outside_the_window_needs_a_reason_and_is_kept_with_it(cast: Cast, day: date) -> None:
    with_made_pack(cast)
    with pytest.raises(Invalid) as refused:
        _release(cast, day)
    assert refused.value.field == "reason"
    assert len(_release(cast, day, reason="Amina was away.")) == 1
    assert _pack(cast).outside_reason == "Amina was away."


def test_nothing_is_released_without_a_pack_or_a_conversation(cast: Cast) -> None:
    with_round(cast)
    with pytest.raises(NotReady) as refused:
        _release(cast, RELEASE_ON)
    assert refused.value.message == "prepare.no-pack"


def test_looking_at_somebodys_pack_is_logged_for_them(cast: Cast) -> None:
    with_made_pack(cast)
    _pack(cast, cast.nurse)
    person = cast.person("Amina")
    _pack(cast, person)
    opened = Event.objects.filter(kind="pack.opened")
    assert [each.account for each in opened] == [cast.nurse.account]


def test_the_team_sees_who_is_getting_ready_and_another_team_nobody(cast: Cast) -> None:
    with_pack(cast)
    with_round(cast, "Bert")  # said yes; nothing is booked
    set_identity(cast.coordinator, cast.now)
    found = packs_to_release(by=cast.coordinator, now=cast.now).tasks
    assert [(each.person.given_name, each.status) for each in found] == [("Amina", PackStatus.READY)]
    set_identity(cast.intruder, cast.now)
    assert packs_to_release(by=cast.intruder, now=cast.now).tasks == ()
