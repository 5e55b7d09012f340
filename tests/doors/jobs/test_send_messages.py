"""What waits in the outbox goes out once, to the living who want it, by the way that the person chose."""

from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django import Settings

from alongside.doors.jobs import send_messages
from alongside.doors.jobs.send_messages import send_due
from alongside.doors.web.messages.wording import reason_words
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome, Unsure
from alongside.engines.gateways.printing import LetterFile
from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import book_contacts, cancel_contact
from alongside.records.messaging.changes import (
    MOST_TRIES,
    STALLED,
    UNSURE,
    begin_hand_over,
    claim_messages,
    queue_message,
    send_again,
)
from alongside.records.messaging.models import Message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.mending import record_death, record_move_away
from alongside.records.people.changes.people import record_contact
from alongside.rules.actors import system
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.preparing import CONVERSATION_AT, conversation, gathering, with_contacts

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> Path:
    settings.LETTER_FOLDER, settings.EMAIL_FOLDER = tmp_path / "letters", tmp_path / "emails"
    settings.LETTER_WAY = settings.EMAIL_WAY = "folder"
    return tmp_path


def test_a_copy_of_the_plan_goes_out_as_an_accessible_letter_once(cast: Cast, folders: Path) -> None:
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    assert send_due() == 1
    assert send_due() == 0
    (letter,) = (folders / "letters").glob("*.pdf")
    with pikepdf.open(letter) as pdf:
        assert "Lang" in str(pdf.Root.keys())
    assert _status(cast) == ("sent", "")


def test_an_invitation_carries_a_code(cast: Cast, folders: Path) -> None:
    _queue(cast, MessageKind.INVITATION, {})
    assert send_due() == 1
    assert len(list((folders / "letters").glob("*.pdf"))) == 1


def test_an_email_says_that_something_is_there_and_nothing_of_it(cast: Cast, folders: Path) -> None:
    set_identity(cast.coordinator, cast.now)
    record_contact(
        by=cast.coordinator,
        person=cast.people["Amina"],
        contact_by="email",
        email="amina@example.org",
        no_messages=False,
        now=cast.now,
    )
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    assert send_due() == 1
    (email,) = (folders / "emails").glob("*.eml")
    text = email.read_text(encoding="utf-8")
    assert "amina@example.org" in text
    assert "granddaughter" not in text
    assert "allotment" not in text


@pytest.mark.parametrize("why", ["died", "moved-away", "wants-no-messages"])
def test_death_moving_away_and_opting_out_are_checked_at_the_moment_of_sending(
    cast: Cast, folders: Path, why: str
) -> None:
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    by, person, today = cast.coordinator, cast.people["Amina"], cast.now.date()
    set_identity(by, cast.now)
    if why == "died":
        record_death(by=by, person=person, died_on=today, told_by="family-or-friend", now=cast.now)
    elif why == "moved-away":
        record_move_away(by=by, person=person, moved_away_on=today, told_by="person", now=cast.now)
    else:
        record_contact(by=by, person=person, contact_by="letter", email="", no_messages=True, now=cast.now)
    assert send_due() == 1
    assert _status(cast) == ("stopped", why)
    assert not list(folders.glob("*/*"))


def test_what_is_not_due_waits(cast: Cast, folders: Path) -> None:
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"}, days=3)
    assert send_due() == 0
    assert _status(cast) == ("waiting", "")


def test_the_same_effect_is_queued_once(cast: Cast) -> None:
    assert _queue(cast, MessageKind.PLAN_COPY, {"version": "1"}) is not None
    assert _queue(cast, MessageKind.PLAN_COPY, {"version": "1"}) is None


def test_a_carrier_in_trouble_is_tried_again_and_then_a_human_looks(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def put(self, letter: object) -> Failed:
            return Failed("carrier-is-down", retry=True)

    monkeypatch.setattr(send_messages, "letter_way", Broken)
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    for _ in range(MOST_TRIES):
        set_identity(system(), cast.now)
        Message.objects.filter(status="waiting").update(due_at=cast.now)
        assert send_due() == 1
    assert _status(cast) == ("failed", "carrier-is-down")


class Killed(BaseException):
    """The worker is gone: nothing of it runs any more."""


class Deadly:
    """A way out that takes what it is given, and whose answer the worker does not live to hear."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.kills = True

    def put(self, letter: LetterFile) -> Outcome:
        self.taken.append(letter.reference)
        if self.kills:
            raise Killed
        return Delivered(letter.reference)


@pytest.fixture
def deadly(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Deadly:
    """A letter that was being handed over when the worker was killed; that was long ago."""
    way = Deadly()
    monkeypatch.setattr(send_messages, "letter_way", lambda: way)
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    with pytest.raises(Killed):
        send_due()
    way.kills = False
    assert send_due() == 0, "somebody else's claim was taken too early"
    _claimed_at(timezone.now() - STALLED - timedelta(seconds=1))
    return way


def test_what_was_being_handed_over_to_who_takes_it_twice_waits_for_a_human(
    cast: Cast, deadly: Deadly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_messages, "safe_channels", lambda: ())
    send_due()
    assert len(deadly.taken) == 1
    assert _status(cast) == ("failed", UNSURE)
    assert "We do not know whether it left" in reason_words(UNSURE)[0]


def test_what_was_being_handed_over_to_who_takes_it_once_is_handed_over_again(cast: Cast, deadly: Deadly) -> None:
    assert send_due() == 1
    assert len(deadly.taken) == 2
    assert _status(cast) == ("sent", "")


def test_a_human_sends_it_again_when_it_did_not_arrive(
    cast: Cast, deadly: Deadly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_messages, "safe_channels", lambda: ())
    send_due()
    set_identity(cast.coordinator, timezone.now())
    send_again(by=cast.coordinator, message=Message.objects.get().id, now=timezone.now())
    assert send_due() == 1
    assert _status(cast) == ("sent", "")


def test_a_line_that_breaks_after_all_was_said_waits_for_a_human(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    class Breaking:
        def put(self, letter: LetterFile) -> Unsure:
            return Unsure("smtp-no-answer")

    monkeypatch.setattr(send_messages, "letter_way", Breaking)
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    assert send_due() == 1
    assert _status(cast) == ("failed", "unsure-smtp-no-answer")


def test_a_slow_worker_hands_over_nothing_that_somebody_else_has_claimed(cast: Cast) -> None:
    _queue(cast, MessageKind.PLAN_COPY, {"version": "1"})
    first, second = timezone.now(), timezone.now() + STALLED * 2
    set_identity(system(), first)
    (slow,) = claim_messages(by=system(), most=1, now=first)
    set_identity(system(), second)
    (quick,) = claim_messages(by=system(), most=1, now=second)
    assert slow.id == quick.id
    assert not begin_hand_over(by=system(), message=slow.id, claimed_at=slow.claimed_at, now=second)
    assert begin_hand_over(by=system(), message=quick.id, claimed_at=quick.claimed_at, now=second)
    assert not begin_hand_over(by=system(), message=quick.id, claimed_at=quick.claimed_at, now=second)


def _claimed_at(then: datetime) -> None:
    set_identity(system(), timezone.now())
    Message.objects.update(claimed_at=then)


def _queue(cast: Cast, kind: MessageKind, about: dict[str, str], days: int = 0) -> object:
    set_identity(cast.coordinator, cast.now)
    return queue_message(
        by=cast.coordinator,
        person=cast.people["Amina"],
        organisation=cast.organisations["Greenfield Surgery"],
        kind=kind,
        effect_key=f"{kind}:1",
        about=about,
        due_at=timezone.now() + timedelta(days=days) if days else None,
        now=cast.now,
    )


def _status(cast: Cast) -> tuple[str, str]:
    set_identity(system(), cast.now)
    return Message.objects.values_list("status", "why").get(person_id=cast.people["Amina"])


def test_only_the_letter_about_the_appointments_as_they_stand_leaves(folders: Path) -> None:
    cast = with_contacts(make_cast(), "Bert")
    set_identity(cast.coordinator, cast.now)
    later = conversation(starts_at=CONVERSATION_AT + timedelta(hours=1))
    round_id = cast.rounds["Bert"]
    book_contacts(by=cast.coordinator, round_id=round_id, gathering=gathering(), conversation=later, now=cast.now)
    assert send_due() == 2
    assert sorted(Message.objects.values_list("status", "why")) == [("sent", ""), ("stopped", "another-day")]
    assert len(list((folders / "letters").glob("*.pdf"))) == 1


def test_who_uses_email_gets_an_invite_that_changes_what_their_calendar_has(folders: Path) -> None:
    cast = with_contacts(make_cast(), "Bert")
    by, bert, round_id = cast.coordinator, cast.people["Bert"], cast.rounds["Bert"]
    set_identity(by, cast.now)
    record_contact(by=by, person=bert, contact_by="email", email="bert@example.org", no_messages=False, now=cast.now)
    later = conversation(starts_at=CONVERSATION_AT + timedelta(hours=1))
    book_contacts(by=by, round_id=round_id, gathering=gathering(), conversation=later, now=cast.now)
    cancel_contact(by=by, round_id=round_id, kind="gathering", because="He is away.", now=cast.now)
    assert send_due() == 3
    (email,) = (folders / "emails").glob("*.eml")
    message = message_from_bytes(email.read_bytes(), policy=default)
    (file,) = message.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    found = Calendar.from_ical(file.get_content())
    events = {str(each["status"]): (int(each["sequence"]), str(each["summary"])) for each in found.walk("VEVENT")}
    summary = "Appointment with Greenfield Surgery"
    assert events == {"CANCELLED": (1, summary), "CONFIRMED": (1, summary)}
    assert "Bert" not in str(found.to_ical())
