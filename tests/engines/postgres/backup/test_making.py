"""A backup is verified when it is made; the last good one stays whatever happens."""

from pathlib import Path

import pytest

from alongside.engines.postgres.backup import making
from alongside.engines.postgres.backup.making import make_backup
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.lock import Lock
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble
from tests.engines.postgres.backup.conftest import Followed


def test_so_many_are_kept_and_the_log_that_they_need(watched: Followed) -> None:
    made = []
    for number in range(3):
        watched.write(number)
        made.append(make_backup(watched.server, watched.shelf, kept=2))
    assert watched.shelf.backups() == tuple(made[1:])
    assert not watched.shelf.copy_of(made[0]).exists()
    files = {path.name.removesuffix(".partial") for path in (watched.shelf.log / made[1].stretch).iterdir()}
    assert min(files) == made[1].first_file
    assert made[0].first_file < made[1].first_file


def test_what_cannot_be_verified_is_on_no_list_and_costs_no_other(
    watched: Followed, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = make_backup(watched.server, watched.shelf, kept=1)
    true_verification = making.verify_copy

    def verify_after_damage(copy: Path, tools: object) -> None:
        (copy / "PG_VERSION").write_text("81\n")
        true_verification(copy, tools)

    monkeypatch.setattr(making, "verify_copy", verify_after_damage)
    with pytest.raises(DatabaseTrouble, match=r"is damaged.*PG_VERSION"):
        make_backup(watched.server, watched.shelf, kept=1)
    assert watched.shelf.backups() == (good,)
    monkeypatch.undo()
    better = make_backup(watched.server, watched.shelf, kept=1)
    assert watched.shelf.backups() == (better,)
    assert [path.name for path in sorted(watched.shelf.copies.iterdir())] == [better.name, f"{better.name}.json"]


def test_only_one_is_made_at_a_time(used_home: Path) -> None:
    shelf = Shelf(used_home / "shelf")
    with Server(used_home) as server:
        assert make_backup(server, shelf, kept=1).stretch is None, "nothing follows it"
        other = Lock(shelf.copying_lock)
        assert other.take()
        with pytest.raises(DatabaseTrouble, match="Another backup is being made by process"):
            make_backup(server, shelf, kept=1)
        other.give_back()


def test_a_server_that_is_not_there_is_said(used_home: Path) -> None:
    server = Server(used_home)
    with pytest.raises(DatabaseTrouble, match="the database does not answer"):
        make_backup(server, Shelf(used_home / "shelf"), kept=1)
