"""A preparation pack goes out on its day, on paper with its note and without what is held, and once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
import time_machine
from pytest_django import Settings

from alongside.doors.jobs.send_messages import send_due
from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import release_pack
from alongside.records.messaging.models import Message
from alongside.records.messaging.values import MessageKind
from alongside.rules.actors import system
from tests.cast import Cast, make_cast
from tests.preparing import OPEN_AT, RELEASE_ON, with_made_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(settings: Settings, tmp_path: Path) -> Path:
    settings.LETTER_FOLDER, settings.LETTER_WAY = tmp_path / "letters", "folder"
    return tmp_path / "letters"


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """Released for 12 November; it is the 13th."""
    with time_machine.travel(OPEN_AT, tick=False):
        cast = with_made_pack(make_cast())
        release_pack(by=cast.coordinator, round_id=cast.rounds["Amina"], release_on=RELEASE_ON, now=cast.now)
        yield cast


def test_the_pack_goes_out_as_a_letter(cast: Cast, letters: Path) -> None:
    assert send_due() == 2, "the two appointments, and the pack"
    titles = [_title(letter) for letter in letters.glob("*.pdf")]
    assert len(titles) == 2
    assert any("Getting ready for your conversation" in title for title in titles)


def test_when_another_day_was_chosen_only_that_days_message_goes_out(cast: Cast, letters: Path) -> None:
    set_identity(cast.coordinator, cast.now)
    later = RELEASE_ON + timedelta(days=3)
    release_pack(by=cast.coordinator, round_id=cast.rounds["Amina"], release_on=later, now=cast.now)
    assert send_due() == 2, "the two appointments, and the pack"
    assert len(list(letters.glob("*.pdf"))) == 1, "the appointments alone"
    set_identity(system(), cast.now)
    packs = Message.objects.filter(kind=MessageKind.PACK_READY)
    assert {(each.status, each.why) for each in packs} == {("stopped", "another-day"), ("waiting", "")}


def _title(letter: Path) -> str:
    with pikepdf.open(letter) as pdf:
        return str(pdf.docinfo.get("/Title"))
