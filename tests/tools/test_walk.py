"""`make walk`, as a newcomer runs it: the demo from an empty home, and one person through the five verbs."""

import re
import subprocess
import sys

import pytest

from tests.house.source import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VERBS = ("Identify", "Prepare", "Discuss", "Document", "Review")


def test_the_whole_journey_is_walked() -> None:
    done = subprocess.run([sys.executable, "tools/walk.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert [verb for verb in VERBS if f" {verb}: " not in done.stdout] == []
    named = re.findall(r"^  (\d\d-\S+)$", done.stdout, re.MULTILINE)
    assert len(named) > 30
    assert [name for name in named if not (ROOT / "walk" / name).stat().st_size] == []
