"""Nothing that was acknowledged is lost when the database is killed, and the run that says so can see a loss."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.database_kills import run_straight_in

KILLS = 20


@pytest.fixture
def home_on_disk() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="al-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


@pytest.mark.slow
def test_no_acknowledged_save_is_lost(home_on_disk: Path) -> None:
    outcome = run_straight_in(home_on_disk, kills=KILLS, forget_to_flush=False)
    assert outcome.kills == KILLS
    assert outcome.acknowledged > KILLS * 40
    assert outcome.unavailable > 0, "the kills were not noticed"
    assert outcome.wrong == 0
    assert outcome.lost == frozenset()


@pytest.mark.slow
def test_the_run_would_see_a_lost_save(home_on_disk: Path) -> None:
    outcome = run_straight_in(home_on_disk, kills=5, forget_to_flush=True)
    assert outcome.lost, f"a server that acknowledges too early went unnoticed: {outcome}"
