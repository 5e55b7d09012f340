"""A calendar file says when in London's time, is known again when it changes, and cannot be broken by its words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from alongside.engines.calendar.file import CalendarEvent, calendar_file

NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)


def _event(**changed: object) -> CalendarEvent:
    values: dict[str, object] = {
        "uid": "1234@plans.example.org",
        "sequence": 2,
        "starts_at": datetime(2026, 7, 6, 13, 30, tzinfo=UTC),
        "minutes": 40,
        "summary": "Appointment with Greenfield Surgery",
        **changed,
    }
    return CalendarEvent(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("starts_at", "written"),
    [
        (datetime(2026, 7, 6, 13, 30, tzinfo=UTC), "20260706T143000"),
        (datetime(2026, 11, 23, 14, 0, tzinfo=UTC), "20261123T140000"),
        (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "20270328T023000"),  # half an hour after the clocks go forward
    ],
)
def test_the_time_is_that_of_london(starts_at: datetime, written: str) -> None:
    lines = calendar_file((_event(starts_at=starts_at),), made_at=NOW).decode().splitlines()
    assert f"DTSTART;TZID=Europe/London:{written}" in lines
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines


def test_a_change_keeps_its_uid_and_counts_on_and_a_cancelled_one_says_so() -> None:
    found = Calendar.from_ical(calendar_file((_event(), _event(sequence=3, is_cancelled=True)), made_at=NOW))
    first, second = found.walk("VEVENT")
    assert (first["uid"], int(first["sequence"]), str(first["status"])) == ("1234@plans.example.org", 2, "CONFIRMED")
    assert (second["uid"], int(second["sequence"]), str(second["status"])) == (first["uid"], 3, "CANCELLED")


def test_the_same_value_is_the_same_file() -> None:
    assert calendar_file((_event(),), made_at=NOW) == calendar_file((_event(),), made_at=NOW)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200),
    st.integers(5, 480),
)
def test_whatever_the_words_are_there_is_one_event_and_it_says_them(words: str, minutes: int) -> None:
    found = Calendar.from_ical(calendar_file((_event(where=words, minutes=minutes),), made_at=NOW))
    (event,) = found.walk("VEVENT")
    assert event["duration"].dt == timedelta(minutes=minutes)
    assert str(event["location"]) == words


def test_a_line_of_words_starts_no_line_of_the_file() -> None:
    written = calendar_file((_event(where="Side door\r\nEND:VEVENT\r\nBEGIN:VALARM"),), made_at=NOW).decode()
    assert written.count("END:VEVENT\r\n") == 1
