"""What is restored is all there was, or all up to a moment; what is damaged is refused."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alongside.engines.postgres.backup.making import make_backup
from alongside.engines.postgres.backup.restoring import check_structure, programs_for, restored
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.backup.tools import password
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble
from tests.engines.postgres.backup.conftest import followed, numbers, wait_until


@pytest.fixture
def another(home: Path) -> Path:
    """A home to restore into."""
    return home / "a"


@pytest.fixture
def kept(used_home: Path) -> Iterator[tuple[Shelf, datetime]]:
    """A shelf with a backup that holds 1, and a log with 2, then the moment, then 3."""
    with followed(used_home) as living:
        living.write(1)
        make_backup(living.server, living.shelf, kept=1)
        living.write(2)
        time.sleep(0.05)
        moment = datetime.now(UTC)
        time.sleep(0.05)
        living.write(3)
        living.await_received()
        stretch = living.shelf.stretch()
        noted = living.shelf.reached(stretch)
        wait_until(lambda: living.shelf.reached(stretch) != noted)
    yield living.shelf, moment


def test_everything_or_everything_up_to_a_moment(kept: tuple[Shelf, datetime], another: Path) -> None:
    shelf, moment = kept
    with restored(shelf, another) as (server, found):
        assert numbers(server) == [1, 2, 3]
        assert (found.tables, found.rows) == (1, 3)
        assert found.last_change_at > moment
        check_structure(server, programs_for(server.places), password(server.passwords))
    with restored(shelf, another, to=moment, replace=True) as (server, found):
        assert numbers(server) == [1, 2]
        assert found.last_change_at < moment
    with Server(another) as server:
        assert numbers(server) == [1, 2], "it is an ordinary database from then on"
    aside = [path for path in (another / "postgres").iterdir() if ".before-" in path.name]
    assert len(aside) == 2, "the data and the passwords that were there are still there"


def test_a_living_database_is_never_written_over(kept: tuple[Shelf, datetime], used_home: Path) -> None:
    shelf, _ = kept
    with pytest.raises(DatabaseTrouble, match="--replace-living-data"), restored(shelf, used_home):
        pass
    with Server(used_home) as server:
        assert numbers(server) == [1, 2, 3]
        with pytest.raises(DatabaseTrouble, match="is running"), restored(shelf, used_home, replace=True):
            pass
        assert numbers(server) == [1, 2, 3]


def test_a_moment_outside_what_is_kept_is_refused(kept: tuple[Shelf, datetime], another: Path) -> None:
    shelf, moment = kept
    too_late, too_early = datetime.now(UTC), moment - timedelta(hours=1)
    with pytest.raises(DatabaseTrouble, match="restore --to latest"), restored(shelf, another, to=too_late):
        pass
    with pytest.raises(DatabaseTrouble, match="no backup from before"), restored(shelf, another, to=too_early):
        pass


def test_a_copy_with_one_byte_changed_is_refused(kept: tuple[Shelf, datetime], another: Path) -> None:
    shelf, _ = kept
    change_a_byte(shelf.copy_of(shelf.backups()[0]) / "global" / "pg_control", -1)
    with pytest.raises(DatabaseTrouble, match=r"is damaged.*pg_control"), restored(shelf, another):
        pass
    assert not (another / "postgres" / "data").exists()


def test_a_log_with_one_byte_changed_is_noticed(kept: tuple[Shelf, datetime], another: Path) -> None:
    """To PostgreSQL a broken record is simply the end of the log."""
    shelf, _ = kept
    backup = shelf.backups()[0]
    newest = max((shelf.log / backup.stretch).iterdir(), key=lambda path: path.name)
    change_a_byte(newest, 300)
    with pytest.raises(DatabaseTrouble, match="damaged or incomplete"), restored(shelf, another):
        pass


def change_a_byte(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0xFF
    file.write_bytes(content)
