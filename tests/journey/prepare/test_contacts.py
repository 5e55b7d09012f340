"""The two linked contacts: moved, cancelled, missed and booked again, and what that means for the pack."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import book_contacts, cancel_contact, miss_contact, release_pack
from alongside.journey.prepare.doubts import doubts_about
from alongside.journey.prepare.reads import pack_for
from alongside.journey.prepare.values import PackView
from alongside.records.appointments.models import Appointment
from alongside.records.messaging.models import Message
from alongside.rules.prepare import AfterMove, PackStatus
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.working_days import Nation
from tests.cast import Cast, make_cast
from tests.preparing import CONVERSATION_AT, GATHERING_AT, RELEASE_ON, conversation, gathering, with_contacts
from tests.preparing import with_made_pack as made_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _pack(cast: Cast) -> PackView:
    set_identity(cast.coordinator, cast.now)
    return pack_for(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)


def _book(cast: Cast, **changed: object) -> AfterMove | None:
    set_identity(cast.coordinator, cast.now)
    return book_contacts(
        by=cast.coordinator,
        round_id=cast.rounds["Amina"],
        gathering=gathering(),
        conversation=conversation(**changed),
        now=cast.now,
    )


def _released(cast: Cast) -> Cast:
    made_pack(cast)
    set_identity(cast.coordinator, cast.now)
    release_pack(by=cast.coordinator, round_id=cast.rounds["Amina"], release_on=RELEASE_ON, now=cast.now)
    return cast


def _messages() -> list[str]:
    return [each.about["state"] for each in Message.objects.filter(kind="appointments").order_by("queued_at", "id")]


def test_who_where_and_with_whom_is_kept_as_it_was_said(cast: Cast) -> None:
    with_contacts(cast)
    _book(cast, where_words="14 Brook Street, side door", companion="my sister Rana", interpreter_booked=True)
    talk = _pack(cast).conversation
    assert talk is not None
    assert (talk.where_words, talk.companion, talk.interpreter_booked) == (
        "14 Brook Street, side door",
        "my sister Rana",
        True,
    )


def test_each_state_of_the_two_is_told_once(cast: Cast) -> None:
    with_contacts(cast)
    first = _messages()
    _book(cast)
    assert _messages() == first
    _book(cast, starts_at=CONVERSATION_AT + timedelta(hours=1))
    assert len(set(_messages())) == 2


def test_a_conversation_that_moves_out_of_the_window_has_its_pack_decided_anew(cast: Cast) -> None:
    _released(cast)
    moved = _book(cast, starts_at=CONVERSATION_AT + timedelta(days=10))
    pack = _pack(cast)
    assert (moved, pack.release_on, pack.status) == (AfterMove.DECIDE_ANEW, None, PackStatus.NOT_RELEASED)
    assert pack.round.due_on == date(2026, 11, 26)  # a week before the new day


def test_a_day_that_still_fits_stands(cast: Cast) -> None:
    _released(cast)
    assert _book(cast, starts_at=CONVERSATION_AT + timedelta(days=2)) == AfterMove.STANDS
    pack = _pack(cast)
    assert (pack.release_on, pack.round.due_on) == (RELEASE_ON, date(2026, 11, 25))


def test_another_hour_of_the_same_day_asks_nothing(cast: Cast) -> None:
    _released(cast)
    assert _book(cast, starts_at=CONVERSATION_AT + timedelta(hours=1)) is None
    assert _pack(cast).release_on == RELEASE_ON


def test_a_pack_that_the_person_has_stays_with_them_whatever_moves(cast: Cast) -> None:
    _released(cast)
    cast.now = datetime(2026, 11, 13, 9, tzinfo=UTC)
    assert _book(cast, starts_at=datetime(2026, 11, 17, 9, tzinfo=UTC)) == AfterMove.WITH_PERSON
    assert _pack(cast).release_on == RELEASE_ON


def test_a_cancelled_conversation_takes_its_packs_day_along_and_can_be_booked_again(cast: Cast) -> None:
    _released(cast)
    _cancel(cast)
    pack = _pack(cast)
    assert (pack.conversation, pack.release_on) == (None, None)
    assert len(_messages()) == 2
    _book(cast, starts_at=CONVERSATION_AT + timedelta(days=7))
    talk = _pack(cast).conversation
    assert talk is not None
    assert talk.starts_at == CONVERSATION_AT + timedelta(days=7)
    assert Appointment.objects.filter(kind="conversation").count() == 2


def test_cancelling_twice_finds_nothing_the_second_time(cast: Cast) -> None:
    with_contacts(cast)
    _cancel(cast)
    with pytest.raises(Unknown):
        _cancel(cast)


def test_nobody_can_miss_what_has_not_begun(cast: Cast) -> None:
    with_contacts(cast)
    with pytest.raises(NotReady) as refused:
        _miss(cast)
    assert refused.value.message == "appointment.not-yet"
    cast.now = GATHERING_AT + timedelta(hours=1)
    _miss(cast)
    assert _pack(cast).gathering is None
    assert Appointment.objects.get(kind="gathering").over_because == "They did not say."


def test_two_of_a_kind_cannot_stand_beside_each_other(cast: Cast) -> None:
    with_contacts(cast)
    row = Appointment.objects.get(kind="gathering")
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            person_id=row.person_id,
            organisation_id=row.organisation_id,
            round=row.round,
            kind="gathering",
            starts_at=row.starts_at,
            minutes=20,
            place="surgery",
            with_name="Hana Lee",
        )


def test_only_what_is_new_is_doubted(cast: Cast) -> None:
    with_contacts(cast)
    pack = _pack(cast)
    booked = {"gathering": gathering(), "conversation": conversation()}
    assert doubts_about(pack, **booked, nation=Nation.ENGLAND) == ()
    sunday = conversation(starts_at=datetime(2026, 11, 22, 14, tzinfo=UTC), minutes=15)
    found = doubts_about(pack, gathering=gathering(), conversation=sunday, nation=Nation.ENGLAND)
    assert [each.message for each in found] == ["appointment.weekend", "appointment.short-talk"]


def _cancel(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    round_id = cast.rounds["Amina"]
    cancel_contact(by=cast.coordinator, round_id=round_id, kind="conversation", because="She is away.", now=cast.now)


def _miss(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    round_id = cast.rounds["Amina"]
    miss_contact(by=cast.coordinator, round_id=round_id, kind="gathering", because="They did not say.", now=cast.now)
