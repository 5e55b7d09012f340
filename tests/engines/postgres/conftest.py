"""Short-lived homes for servers of the tests' own."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.engines.postgres.roles import prepare
from alongside.engines.postgres.supervisor import Server


def make_home(folder: Path) -> Path:
    """A short path (a socket's may not be long) that other users may walk into, as pytest's own tmp_path may not."""
    home = Path(tempfile.mkdtemp(prefix="al-", dir=folder))
    home.chmod(0o755)
    return home


@pytest.fixture
def home(fast_folder: Path) -> Iterator[Path]:
    made = make_home(fast_folder)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def made_once(fast_folder: Path) -> Iterator[Path]:
    """A home in which a server has run, to copy: making data takes seconds."""
    made = make_home(fast_folder)
    with Server(made):
        pass
    yield made
    shutil.rmtree(made)


@pytest.fixture
def used_home(made_once: Path, home: Path) -> Path:
    subprocess.run(["cp", "-a", f"{made_once}/.", str(home)], check=True)
    return home


@pytest.fixture(scope="module")
def server(made_once: Path, fast_folder: Path) -> Iterator[Server]:
    """One prepared server for all tests of a file that leave it running."""
    made = make_home(fast_folder)
    subprocess.run(["cp", "-a", f"{made_once}/.", str(made)], check=True)
    with Server(made) as started:
        prepare(started.superuser_url, started.passwords)
        yield started
    shutil.rmtree(made)


@pytest.fixture
def sleeper() -> Iterator[int]:
    """The number of a live process that has nothing to do with a database."""
    process = subprocess.Popen(["sleep", "600"])
    yield process.pid
    process.kill()
    process.wait()
