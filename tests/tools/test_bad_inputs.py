"""The list of bad inputs names single cases of tests: pytest knows each of them."""

import pytest

import bad_inputs
from tests.house.named import not_collected

pytestmark = pytest.mark.slow


def test_every_case_that_is_named_by_its_parameter_is_collected() -> None:
    named = [test for each in bad_inputs.bad_inputs() for test in each.tests]
    assert any(test.endswith("]") for test in named)
    assert not_collected(named) == []


def test_a_case_that_is_not_there_is_noticed() -> None:
    gone = "tests/rules/test_nhs_number.py::test_a_refusal_says_what_is_wrong_and_where[planted]"
    assert not_collected([gone]) == [gone]
