"""Which backup is restored, which are let go, and what somebody may choose."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.postgres.backup.choices import choices
from alongside.engines.postgres.backup.shelf import Backup, Shelf, beyond, choose
from alongside.engines.postgres.trouble import DatabaseTrouble

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def backup(minutes: int) -> Backup:
    """One that was whole so many minutes after noon."""
    ended = NOON + timedelta(minutes=minutes)
    return Backup(f"at-{minutes}", "stretch", "0" * 24, ended - timedelta(seconds=1), ended, size=1, major=18)


def test_the_newest_that_was_whole_by_then_is_restored() -> None:
    kept = [backup(0), backup(20), backup(10)]
    assert choose(kept, None).name == "at-20"
    assert choose(kept, NOON + timedelta(minutes=15)).name == "at-10"
    assert choose(kept, NOON + timedelta(minutes=10)).name == "at-10"


def test_a_time_before_every_backup_is_refused() -> None:
    with pytest.raises(DatabaseTrouble, match="no backup from before 27 November 2026 11:59:00 UTC"):
        choose([backup(0)], NOON - timedelta(minutes=1))
    with pytest.raises(DatabaseTrouble, match="There is no backup yet"):
        choose([], None)


@given(st.lists(st.integers(0, 1000), unique=True, min_size=1), st.integers(-1, 20))
def test_the_newest_is_never_let_go(minutes: list[int], kept: int) -> None:
    every = [backup(each) for each in minutes]
    gone = beyond(every, kept)
    stay = set(minutes) - {int(each.name.removeprefix("at-")) for each in gone}
    assert len(stay) == min(len(minutes), max(kept, 1))
    assert stay == set(sorted(minutes)[-len(stay) :])


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.copies.mkdir()
    shelf.add(backup(3))
    assert shelf.backups() == ()  # its copy is not there
    shelf.copy_of(backup(3)).mkdir()
    assert shelf.backups() == (backup(3),)
    shelf.remove(backup(3))
    assert list(shelf.copies.iterdir()) == []


def test_what_was_not_chosen_is_usual() -> None:
    chosen = choices(Path("/srv/alongside"), {})
    assert (chosen.shelf.folder, chosen.kept, chosen.strict) == (Path("/srv/alongside/backups"), 7, False)
    other = {"ALONGSIDE_BACKUP_FOLDER": "/mnt/b", "ALONGSIDE_BACKUPS_KEPT": "2", "ALONGSIDE_DURABILITY": "strict"}
    chosen = choices(Path("/srv/alongside"), other)
    assert (chosen.shelf.folder, chosen.kept, chosen.strict) == (Path("/mnt/b"), 2, True)


@pytest.mark.parametrize(
    "given", [{"ALONGSIDE_BACKUPS_KEPT": "0"}, {"ALONGSIDE_BACKUPS_KEPT": "many"}, {"ALONGSIDE_DURABILITY": "Strict"}]
)
def test_a_choice_that_makes_no_sense_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(DatabaseTrouble, match=f"{next(iter(given))} is .* It has to be"):
        choices(Path("/srv"), given)
