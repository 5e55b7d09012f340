"""`make mutants` itself: a broken lock of the code is caught by a named test, and so the tool's answer is its own.

The locks of the database are all broken in tests/attacks/test_mutants.py; here one of the code stands for the others.
"""

import subprocess
import sys

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.slow


def test_a_broken_lock_of_the_code_is_caught_by_name() -> None:
    command = [sys.executable, "tools/mutants.py", "--only", "visible_to"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "caught    ByActor.visible_to returns all rows  ->  tests/records/sharing/" in done.stdout
