"""The log is on the shelf within moments; being late is said; in strict mode nothing is saved meanwhile."""

import os
import shutil
import signal
import threading
from pathlib import Path

import psycopg
import pytest

from alongside.engines.postgres.backup.receiver import Receiver, received
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.backup.tools import NAME
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble
from tests.engines.postgres.backup.conftest import Followed, followed, numbers, wait_until


def test_it_goes_on_after_it_is_killed_and_after_the_server_is(watched: Followed) -> None:
    watched.server.supervise()
    stretch = watched.shelf.stretch()
    for victim in (watched.receiver, watched.server):
        pid = victim.pid
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda pid=pid, victim=victim: victim.pid not in {None, pid} and watched.server.is_ready())
        watched.write(1)
        watched.await_received()
    assert watched.shelf.stretch() == stretch, "there is no gap"


def test_being_late_is_said_and_catching_up_too(used_home: Path) -> None:
    with followed(used_home, bound=0.3) as watched:
        with watched.receiver_stopped():
            watched.write(1)
            wait_until(lambda: any("BACKUP ALARM: what was saved" in words for words in watched.said))
            assert received(watched.server.superuser_url, 0.1) is None
        wait_until(lambda: "The backup has caught up." in watched.said)
        wait_until(lambda: watched.shelf.reached(watched.shelf.stretch()) is not None)


def test_in_strict_mode_nothing_is_saved_while_the_backup_is_away(used_home: Path) -> None:
    with followed(used_home, strict=True) as strict:
        strict.write(1)
        with strict.receiver_stopped():
            saving = threading.Thread(target=strict.write, args=(2,))
            saving.start()
            saving.join(1.0)
            assert saving.is_alive(), "a save was acknowledged that the backup does not have"
        saving.join(20)
        assert numbers(strict.server) == [1, 2]


def test_where_the_log_cannot_go_on_a_new_stretch_begins(used_home: Path) -> None:
    with followed(used_home) as first:
        stretch = first.shelf.stretch()
    with Server(used_home) as server, psycopg.connect(server.superuser_url, autocommit=True) as connection:
        connection.execute("SELECT pg_drop_replication_slot(%s)", (NAME,))
    with followed(used_home) as second:
        assert second.shelf.stretch() > stretch


def test_another_folder_is_no_place_to_go_on_in(used_home: Path) -> None:
    with followed(used_home) as first:
        stretch = first.shelf.stretch()
        shelf = first.shelf
    with Server(used_home) as server, Receiver(server, Shelf(used_home / "other"), say=print) as elsewhere:
        assert elsewhere.pid
    with followed(used_home) as back:
        assert back.shelf == shelf
        assert back.shelf.stretch() > stretch, "there is a gap between the two"


def test_a_folder_that_is_taken_away_is_said_and_does_not_stay_away(used_home: Path) -> None:
    with followed(used_home, bound=0.5) as watched:
        stretch = watched.shelf.stretch()
        shutil.rmtree(watched.shelf.log / stretch)
        wait_until(lambda: any(words.startswith("BACKUP ALARM") for words in watched.said))
        wait_until(lambda: watched.shelf.stretch() not in {None, stretch})
        wait_until(lambda: "The backup has caught up." in watched.said)
        assert any("It needs a new backup from here." in words for words in watched.said)


def test_another_database_is_not_mixed_in(watched: Followed) -> None:
    with pytest.raises(DatabaseTrouble, match=r"Another database is kept in .*, by process"):
        Receiver(watched.server, watched.shelf, say=print).start()


@pytest.mark.parametrize("strict", [False, True])
def test_a_receiver_that_cannot_begin_is_said(used_home: Path, monkeypatch: pytest.MonkeyPatch, strict: bool) -> None:
    monkeypatch.setattr(Receiver, "_stretch", lambda self: "nowhere")
    if strict:
        with (
            pytest.raises(DatabaseTrouble, match="nothing could be saved"),
            followed(used_home, strict=True, patience=0.5),
        ):
            pass
    else:
        with followed(used_home, patience=0.5) as made:
            assert any("BACKUP ALARM: The backup does not follow" in words for words in made.said)
