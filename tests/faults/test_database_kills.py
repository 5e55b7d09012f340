"""Nothing that was acknowledged is lost when the database is killed, and the run that says so can see a loss."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.database_kills import WholeRun, run_straight_in
from faults.through_pages import run_through_pages

KILLS = 20
WAYS = pytest.mark.parametrize("whole_run", [run_straight_in, run_through_pages])

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def home_on_disk() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="al-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


@WAYS
def test_no_acknowledged_save_is_lost(home_on_disk: Path, whole_run: WholeRun) -> None:
    outcome = whole_run(home_on_disk, kills=KILLS, forget_to_flush=False)
    assert outcome.kills == KILLS
    assert outcome.acknowledged > KILLS * 20, outcome
    assert outcome.unavailable > 0, "the kills were not noticed"
    assert outcome.wrong == 0, f"something else was answered than saved, or 503 with Retry-After: {outcome}"
    assert outcome.lost == frozenset()


@WAYS
def test_the_run_would_see_a_lost_save(home_on_disk: Path, whole_run: WholeRun) -> None:
    outcome = whole_run(home_on_disk, kills=5, forget_to_flush=True)
    assert outcome.lost, f"a server that acknowledges too early went unnoticed: {outcome}"
