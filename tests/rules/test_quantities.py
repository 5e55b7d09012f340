"""Results as people read them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.quantities import latest_and_previous, shown_number, shown_pressure, shown_value


@dataclass(frozen=True)
class Result:
    code: str = "http://loinc.org|4548-4"
    unit: str = "mmol/mol"
    taken_at: datetime | None = datetime(2026, 5, 1, 9, tzinfo=UTC)
    status: str = "final"
    value: int = 53


LATEST = Result()
LAST_YEAR = Result(taken_at=datetime(2025, 5, 1, 9, tzinfo=UTC), value=60)
BEFORE_THAT = Result(taken_at=datetime(2024, 5, 1, 9, tzinfo=UTC), value=64)


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("53", "mmol/mol", "53 mmol/mol"),
        ("7.10", "%", "7.10%"),
        ("82", "kg", "82 kg (12 st 13 lb)"),
        ("0.2", "kg", "0.2 kg"),
        ("120", "mm[Hg]", "120 mmHg"),
        ("29.4", "kg/m2", "29.4 kg/m²"),
        ("58", "mL/min/{1.73_m2}", "58 mL/min/1.73 m²"),
        ("6", "{score}", "6"),
        ("3", "1", "3"),
        ("175.98241711129813", "cm", "176 cm"),
        ("0.004", "mg/L", "0.004 mg/L"),
        ("0.0041666", "mg/L", "0.00417 mg/L"),
        ("1E+2", "g", "100 g"),
        ("-3.14159", "", "-3.14"),
        ("0", "mmol/L", "0 mmol/L"),
    ],
)
def test_a_value_is_shown_in_plain_form(number, unit, shown):
    assert shown_value(Decimal(number), unit) == shown


def test_a_comparator_is_shown_before_the_number():
    assert shown_value(Decimal(5), "mg/L", comparator="<") == "<5 mg/L"


def test_a_blood_pressure_is_shown_as_two_numbers():
    assert shown_pressure(Decimal(128), Decimal("82.4")) == "128/82.4 mmHg"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=8))
def test_showing_a_number_never_changes_it_by_more_than_half_a_percent(number):
    assert abs(Decimal(shown_number(number)) - number) <= abs(number) * Decimal("0.005")


def test_the_latest_result_stands_beside_the_one_before():
    (pair,) = latest_and_previous([BEFORE_THAT, LATEST, LAST_YEAR])
    assert (pair.latest, pair.previous) == (LATEST, LAST_YEAR)


def test_a_first_result_stands_alone():
    (pair,) = latest_and_previous([LATEST])
    assert pair.previous is None


def test_values_in_different_units_are_never_set_side_by_side():
    percent = replace(LAST_YEAR, unit="%", value=7)
    (pair,) = latest_and_previous([percent, LATEST, BEFORE_THAT])
    assert pair.previous == BEFORE_THAT


@pytest.mark.parametrize("change", [{"status": "entered-in-error"}, {"status": "cancelled"}, {"taken_at": None}])
def test_results_withdrawn_or_without_a_date_are_left_out(change):
    (pair,) = latest_and_previous([replace(LATEST, **change), LAST_YEAR])
    assert pair.latest == LAST_YEAR


def test_two_results_of_one_moment_are_not_before_and_after():
    (pair,) = latest_and_previous([LATEST, replace(LATEST, value=54)])
    assert pair.previous is None


def test_each_code_has_its_own_pair_newest_first():
    weight = Result(code="http://loinc.org|29463-7", unit="kg", taken_at=datetime(2026, 6, 1, tzinfo=UTC))
    pairs = latest_and_previous([LATEST, weight, LAST_YEAR])
    assert [pair.latest.unit for pair in pairs] == ["kg", "mmol/mol"]
