"""Log lines for a machine: each is one JSON object, whatever stands in the message."""

import json
import logging
import sys
from datetime import datetime

import pytest

from alongside.config.log_lines import JsonLines
from tests.config.test_production import ASKED, python


def line_of(message: str, *given: object, broken: bool = False) -> dict[str, str]:
    try:
        raise ValueError("broken")
    except ValueError:
        why = sys.exc_info() if broken else None
    record = logging.LogRecord("alongside.doors", logging.WARNING, "here.py", 1, message, given, why)
    text = JsonLines().format(record)
    assert "\n" not in text
    return dict(json.loads(text))


@pytest.mark.parametrize("words", ["signed in\n2026-11-13 INFO forged", 'a "quote"', "\u2028 \x1b[31m", "Łódź 🫖"])
def test_a_message_is_one_line_and_comes_back_whole(words: str) -> None:
    line = line_of("%s", words)
    assert (line["level"], line["from"], line["message"]) == ("WARNING", "alongside.doors", words)
    assert datetime.fromisoformat(line["at"]).utcoffset() is not None


def test_what_broke_is_named() -> None:
    line = line_of("it broke", broken=True)
    assert line["error"] == "ValueError"
    assert "test_log_lines.py" in line["trace"]


def test_the_setting_chooses_it_and_another_is_refused() -> None:
    there = python("-c", ASKED, ALONGSIDE_LOG_FORMAT="json")
    assert json.loads(there.stdout)["LOGGING"]["handlers"]["stderr"]["formatter"] == "json"
    refused = python("-c", ASKED, ALONGSIDE_LOG_FORMAT="xml")
    assert "Use plain or json" in refused.stderr
