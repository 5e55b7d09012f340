"""What every import refuses."""

import inspect
import re
from datetime import date

import pytest

from alongside.rules import nhs_number, text
from alongside.rules.importing import can_be_email, impossible_life, reason_for
from alongside.rules.nhs_number import check_nhs_number
from alongside.rules.received import Precision, When
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_line

TODAY = date(2026, 6, 1)


def when(text):
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(text)]
    return When(text, precision, date.fromisoformat(text + "-01-01"[: 10 - len(text)]))


@pytest.mark.parametrize(
    ("born", "died", "expected"),
    [
        ("1948-07-05", "2026-06-01", []),
        ("1948-07-05", "1948-07-05", []),
        ("1948-07-05", "1948-07-04", ["died date.death-before-birth"]),
        ("1948-07-05", "1948-06", ["died date.death-before-birth"]),
        ("1948-07-05", "1948-07", []),
        ("1948-07-05", "1948", []),
        ("1948", "1947-12-31", ["died date.death-before-birth"]),
        ("1900-01-01", "", []),
        ("1899-12-31", "", ["born date.birth-too-early"]),
        ("2026-06-02", "", ["born date.birth-in-future"]),
        ("", "2026-06-02", ["died date.death-in-future"]),
        ("", "", []),
    ],
)
def test_an_impossible_life_is_noticed_and_only_a_sure_one(born, died, expected):
    found = impossible_life((born and when(born)) or None, (died and when(died)) or None, TODAY)
    assert [f"{which} {reason.message}" for which, reason in found] == expected


@pytest.mark.parametrize("words", ["rose@example.org", "o'brien+plan@ex.ample"])
def test_an_email_address_has_a_name_and_a_place(words):
    assert can_be_email(words)


@pytest.mark.parametrize("words", ["", "rose", "@example.org", "rose@", "a@b@c", "a b@c", "a@b\r\nBcc: d"])
def test_anything_else_is_no_email_address(words):
    assert not can_be_email(words)


def test_there_are_words_for_everything_that_the_rules_refuse():
    for module in (nhs_number, text):
        for message in re.findall(r'Invalid\("([a-z.-]+)"', inspect.getsource(module)):
            assert reason_for(Invalid(message)).words.endswith(".")


@pytest.mark.parametrize("number", ["1", "9999999999", "9990000019", "3200000015"])
def test_every_reason_of_an_nhs_number_has_words(number):
    with pytest.raises(Invalid) as refused:
        check_nhs_number(number)
    assert reason_for(refused.value).words.endswith(".")


@pytest.mark.parametrize("words", ["x" * 300, "a\x00", "a" + "\u0301" * 12, "\u200d", "a\nb"])
def test_every_reason_of_a_text_has_words(words):
    with pytest.raises(Invalid) as refused:
        safe_line(words, field="name")
    assert reason_for(refused.value).words.endswith(".")
