"""NHS numbers: which are accepted, why others are refused, and the made-up ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.nhs_number import TEST_NUMBERS, can_be_nhs_number, check_nhs_number, nth_test_number, shown
from alongside.rules.refusals import Invalid


@pytest.mark.parametrize("text", ["9990000018", "999 000 0018", " 999-000-0018 ", "999\u00a0000\u00a00018"])
def test_a_valid_number_is_returned_as_ten_digits(text):
    assert check_nhs_number(text) == "9990000018"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nhs-number.ten-digits"),
        ("999000001", "nhs-number.ten-digits"),
        ("99900000180", "nhs-number.ten-digits"),
        ("999000001X", "nhs-number.ten-digits"),
        ("٩٩٩٠٠٠٠٠١٨", "nhs-number.ten-digits"),
        ("９９９０００００１８", "nhs-number.ten-digits"),
        ("999.000.0018", "nhs-number.ten-digits"),
        ("9990000018\x00", "nhs-number.ten-digits"),
        ("9990000019", "nhs-number.check-digit"),
        ("9999999999", "nhs-number.same-digits"),
        ("0000000000", "nhs-number.same-digits"),
        ("0101701234", "nhs-number.check-digit"),
        ("0101701241", "nhs-number.other-country"),
        ("3200000015", "nhs-number.other-country"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(text, message):
    with pytest.raises(Invalid) as refused:
        check_nhs_number(text, field="identifier")
    assert (refused.value.message, refused.value.field) == (message, "identifier")
    assert not can_be_nhs_number(text)


@given(st.integers(0, TEST_NUMBERS - 1))
def test_every_test_number_is_valid_and_starts_999(n):
    assert check_nhs_number(nth_test_number(n))[:3] == "999"


def test_test_numbers_are_all_different():
    assert len({nth_test_number(n) for n in range(50_000)}) == 50_000
    assert nth_test_number(0) == "9990000018"


@pytest.mark.parametrize("n", [-1, TEST_NUMBERS])
def test_there_are_no_more_test_numbers(n):
    with pytest.raises(ValueError, match="test numbers"):
        nth_test_number(n)


@given(st.integers(0, TEST_NUMBERS - 1), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(n, place, change):
    number = nth_test_number(n)
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert not can_be_nhs_number(wrong)


@given(st.text())
def test_any_text_is_accepted_or_refused_never_an_error(text):
    assert can_be_nhs_number(text) in (True, False)


def test_a_number_is_shown_in_three_groups():
    assert shown("9990000018") == "999 000 0018"
