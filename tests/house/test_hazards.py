"""The hazard log is whole: its numbers, its arithmetic, its states, and the tests that its controls stand on."""

import hazards
from tests.house.named import is_test
from tests.house.source import listed


def test_the_hazard_log_is_whole_and_adds_up() -> None:
    problems = hazards.problems_with(hazards.hazards())
    assert not problems, listed(problems)


def test_every_control_of_a_hazard_stands_on_a_test_that_exists() -> None:
    named = [(each.file, test) for each in hazards.hazards() for test in hazards.tests_of(each)]
    assert not (gone := [f"{file}: {test}" for file, test in named if not is_test(test)]), listed(gone)
