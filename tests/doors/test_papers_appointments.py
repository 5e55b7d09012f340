"""What the letter about the two appointments says: when, where and with whom, and nothing about health."""

from datetime import UTC, datetime
from uuid import uuid4

from alongside.doors.papers_appointments import appointment_words
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.values import OrganisationView

SURGERY = OrganisationView(uuid4(), "Greenfield Surgery", None, "01632 960001", "1 High Street")
TALK = AppointmentView(
    id=uuid4(),
    person=uuid4(),
    round=uuid4(),
    kind="conversation",
    starts_at=datetime(2026, 7, 6, 13, 30, tzinfo=UTC),
    minutes=40,
    place="home",
    with_name="Nadia Rahman",
    status="booked",
    where_words="14 Brook Street, side door",
    interpreter_booked=True,
)


def test_both_as_they_stand_in_london_time() -> None:
    _, (first, talk, last) = appointment_words((TALK,), SURGERY)
    assert talk.heading == "Our conversation"
    assert talk.paragraphs == (
        "Monday 6 July 2026 at 2:30 p.m., about 40 minutes",
        "At your home",
        "14 Brook Street, side door",
        "With Nadia Rahman",
        "An interpreter will be there.",
    )
    assert "Earlier days do not count" in first.paragraphs[0]
    assert last.paragraphs[-1] == "If a day or a time is wrong for you, ring Greenfield Surgery."


def test_when_nothing_is_booked_any_more_it_says_so() -> None:
    _, (first, last) = appointment_words((), SURGERY)
    assert first.paragraphs == ("Your appointment with us is cancelled. Nothing is booked now.",)
    assert len(last.paragraphs) == 1
