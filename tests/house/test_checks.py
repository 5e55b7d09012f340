"""Every check of `make check` passes, so that one run of the tests tells everything."""

import pytest

import check

OTHERS = [checker for checker in check.CHECKERS if checker.name != "house"]


@pytest.mark.slow
@pytest.mark.parametrize("checker", OTHERS, ids=lambda checker: checker.name)
def test_check(checker: check.Checker) -> None:
    done = check.run(checker, [])
    assert done.returncode == 0, done.stdout + done.stderr
