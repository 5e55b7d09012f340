"""What stops the database is said in a sentence that helps."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble, explain, plain_words


@pytest.mark.parametrize(
    ("wrote", "sentence"),
    [
        ("FATAL:  could not write to file: No space left on device", "The disk is full"),
        ("PANIC:  could not locate a valid checkpoint record", "The data is damaged. Restore it from a backup"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "not enough memory"),
        ("initdb: error while loading shared libraries: libz.so.1: cannot open", "library libz.so.1 is missing"),
        ("FATAL:  data directory has wrong ownership", "Check who owns it"),
        ("first\nsecond\nthird\nfourth", "It wrote: second / third / fourth. There may be more in server.log"),
        ("", "It wrote: nothing"),
    ],
)
def test_what_the_server_writes_is_explained(wrote: str, sentence: str) -> None:
    assert sentence in str(explain(wrote, Path("server.log")))


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "The disk is read-only: /some/file"),
        (errno.EACCES, "/some/file cannot be opened"),
        (errno.EIO, "could not use /some/file: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_explained(number: int, sentence: str) -> None:
    with pytest.raises(DatabaseTrouble, match=sentence), plain_words():
        raise OSError(number, os.strerror(number), "/some/file")


def test_a_home_whose_socket_path_would_be_too_long(home: Path) -> None:
    with pytest.raises(DatabaseTrouble, match=r"too long for a database socket by \d+ letters.*ALONGSIDE_HOME"):
        Server(home / ("long" * 25)).start()


def test_data_of_another_major_version(used_home: Path) -> None:
    server = Server(used_home)
    (server.places.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseTrouble, match="written by PostgreSQL 16 and this is PostgreSQL 18"):
        server.start()
    assert not server.owned


def test_data_without_its_passwords(used_home: Path) -> None:
    server = Server(used_home)
    server.places.passwords.unlink()
    with pytest.raises(DatabaseTrouble, match=r"passwords .* are missing"):
        Server(used_home).start()


def test_passwords_of_another_database(used_home: Path) -> None:
    with Server(used_home) as server:
        server.places.passwords.write_text('{"superuser": "x", "owner": "y", "runtime": "z"}')
        with pytest.raises(DatabaseTrouble, match="are not this database's"):
            Server(used_home).is_ready()


def test_a_damaged_passwords_file(home: Path) -> None:
    (home / "postgres").mkdir()
    (home / "postgres" / "secrets.json").write_text('{"superuser":')
    with pytest.raises(DatabaseTrouble, match="is damaged"):
        Server(home).start()


def test_damaged_data_is_reported_in_words(used_home: Path) -> None:
    server = Server(used_home)
    shutil.rmtree(server.places.data / "pg_wal")
    with pytest.raises(DatabaseTrouble, match=r"did not start|damaged"):
        server.start()
    assert not server.owned


def test_a_folder_without_postgresql(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BINDIR", str(home))
    with pytest.raises(DatabaseTrouble, match="There is no PostgreSQL in"):
        Server(home).start()


def test_a_program_folder_of_an_old_postgresql(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = home / "bin"
    programs.mkdir()
    (programs / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 15.18 (Debian)'\n")
    (programs / "postgres").chmod(0o755)
    monkeypatch.setenv("PG_BINDIR", str(programs))
    with pytest.raises(DatabaseTrouble, match="holds PostgreSQL 15; 17 or newer is needed"):
        Server(home).start()
