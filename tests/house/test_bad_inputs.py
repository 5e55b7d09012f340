"""Every bad input of docs/reference/bad-inputs.toml is tried by a test that exists, or says what brings it."""

import bad_inputs
from alongside.doors.catalogue import MESSAGES
from tests.house.named import is_test, words
from tests.house.source import listed

BESIDE = ("tests/attacks/bad_values.py", "tests/attacks/trying.py")  # where the cases of many tests are kept


def test_no_bad_input_is_left_out() -> None:
    problems = bad_inputs.problems_with(bad_inputs.bad_inputs())
    assert not problems, listed(problems)


def test_every_test_of_a_bad_input_exists() -> None:
    named = [(each.number, test) for each in bad_inputs.bad_inputs() for test in each.tests]
    assert not (gone := [f"{number}: {test}" for number, test in named if not is_test(test)]), listed(gone)


def test_every_case_of_a_bad_input_is_in_its_tests() -> None:
    problems = []
    for each in bad_inputs.bad_inputs():
        files = {*(test.partition("::")[0] for test in each.tests), *BESIDE}
        there = frozenset().union(*map(words, files))
        problems += [f"{each.number}: no case {case!r}" for case in each.cases if case not in there]
    assert not problems, listed(problems)


def test_every_sentence_of_a_bad_input_is_in_the_catalogue() -> None:
    problems = [
        f"{each.number}: {word}" for each in bad_inputs.bad_inputs() for word in each.words if word not in MESSAGES
    ]
    assert not problems, listed(problems)
