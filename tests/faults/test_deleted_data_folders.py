"""Nothing that was acknowledged is lost with the data folder, as far as was promised; and the run can see a loss."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.engines.postgres.backup.receiver import BOUND
from alongside.engines.postgres.backup.restoring import restored
from alongside.engines.postgres.trouble import DatabaseTrouble
from faults.deleted_data_folders import run, tampered_copy

pytestmark = [pytest.mark.slow]


@pytest.fixture
def home(fast_folder: Path) -> Iterator[Path]:
    """In memory where there is plenty: a killed process leaves to it what it would leave to a disk."""
    home = Path(tempfile.mkdtemp(prefix="al-", dir=fast_folder))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


def test_in_strict_mode_nothing_is_lost(home: Path) -> None:
    outcome = run(home, disasters=2, strict=True)
    assert outcome.acknowledged >= 400, outcome
    assert outcome.lost == 0, outcome


def test_by_default_no_more_is_lost_than_was_said(home: Path) -> None:
    outcome = run(home, disasters=1, strict=False)
    assert outcome.acknowledged >= 200, outcome
    assert outcome.window <= BOUND, outcome


def test_the_run_would_see_a_loss(home: Path) -> None:
    outcome = run(home, disasters=1, strict=False, hold_back=True)
    assert outcome.lost, f"a receiver that hung went unnoticed: {outcome}"


def test_a_backup_that_was_tampered_with_is_refused(home: Path) -> None:
    with pytest.raises(DatabaseTrouble, match="is damaged"), restored(tampered_copy(home), home / "a"):
        pass
