"""Nothing that was acknowledged is lost, doubled or turned round when processes die, disks fill and clocks jump.

The quick runs of `make faults`. Each fault that is planted is noticed.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults import full_disk
from faults.run import Run, quick
from faults.site import new_home

RUNS = list(quick())
DISK = "a full disk"

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


def cases(*, planted: bool) -> list[object]:
    """A group for each kind of run: what one process has made ready serves its other runs too."""
    return [
        pytest.param(run, id=run.name, marks=pytest.mark.xdist_group(f"faults {run.name.split(',')[0][:5]}"))
        for run in RUNS
        if run.planted is planted
    ]


@pytest.fixture
def home() -> Iterator[Path]:
    home = new_home()
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.parametrize("run", cases(planted=False))
def test_nothing_is_lost_doubled_or_out_of_order(home: Path, run: Run) -> None:
    outcome = run.on(home)
    assert outcome.is_right, outcome
    assert outcome.is_telling, outcome


@pytest.mark.parametrize("run", cases(planted=True))
def test_what_is_planted_is_noticed(home: Path, run: Run) -> None:
    outcome = run.on(home)
    assert not outcome.is_right, outcome


def test_a_full_disk_is_run_where_it_can_be_and_said_where_not() -> None:
    assert any(run.name.startswith(DISK) for run in RUNS) is full_disk.may_mount()
