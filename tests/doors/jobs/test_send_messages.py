"""What waits in the outbox goes out once, to the living who want it, by the way that the person chose."""

from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from pytest_django import Settings

from alongside.doors.jobs import send_messages
from alongside.doors.jobs.send_messages import send_due
from alongside.engines.gateways.outcome import Failed
from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.changes import MOST_TRIES, queue_message
from alongside.records.messaging.models import Message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.mending import record_death, record_move_away
from alongside.records.people.changes.people import record_contact
from alongside.rules.actors import system
from tests.cast import Cast, make_cast, with_agreed_plan

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
