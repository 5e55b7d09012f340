"""Dates, times and the catalogue of paper."""

from datetime import UTC, date, datetime
from string import Formatter

import pytest

from alongside.engines.paper import words
from alongside.engines.paper.wording import Wording


def test_day_in_words():
    assert Wording().day(date(2026, 3, 3)) == "Tuesday 3 March 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "12am"), (0, 5, "12:05am"), (9, 30, "9:30am"), (12, 0, "midday"), (12, 15, "12:15pm"), (23, 0, "11pm")],
)
def test_time_as_people_say_it(hour, minute, said):
    assert Wording().moment(datetime(2026, 3, 3, hour, minute, tzinfo=UTC)) == f"Tuesday 3 March 2026 at {said}"


def test_dates_follow_the_language():
    welsh = {"Tuesday": "Dydd Mawrth", "March": "Mawrth"}
    assert Wording(lambda message: welsh.get(message, message)).day(date(2026, 3, 3)) == "Dydd Mawrth 3 Mawrth 2026"


def test_values_are_never_read_as_patterns():
    assert Wording().say("said", name="{day} {0}", day="today") == "{day} {0}, today"


def test_every_word_is_short_and_plain():
    for message in words.WORDS.values():
        sentences = [each for each in message.replace("?", ".").split(".") if each.strip()]
        assert all(len(sentence.split()) <= 20 for sentence in sentences), message
        assert all(field is None or field.isidentifier() for _, field, _, _ in Formatter().parse(message))
