"""The server runs as a system user of its own for root, and as oneself for anybody else."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from alongside.engines.postgres.programs import PACKAGE
from alongside.engines.postgres.run_as import NAME
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as other users")
ORDINARY = f"alongside-{os.getpid()}"  # test sessions may run side by side

# Everything is imported before the change of user: Python itself may be where only root can read.
AS_ORDINARY_USER = """
import os, pwd, sys, encodings.idna
from pathlib import Path
import psycopg
from alongside.engines.postgres.roles import prepare, prepare_sql
from alongside.engines.postgres.supervisor import Server
prepare_sql()
user = pwd.getpwnam(sys.argv[1])
os.setgroups([]); os.setgid(user.pw_gid); os.setuid(user.pw_uid)
for _ in range(2):
    with Server(Path(sys.argv[2])) as server:
        prepare(server.superuser_url, server.passwords)
        print(os.stat(f"/proc/{server.pid}").st_uid, os.stat(server.places.passwords).st_mode & 0o777)
"""


@pytest.fixture
def ordinary_user() -> Iterator[pwd.struct_passwd]:
    subprocess.run(["useradd", "--system", "--no-create-home", ORDINARY], check=True)
    yield pwd.getpwnam(ORDINARY)
    subprocess.run(["userdel", ORDINARY], check=True)


@as_root
def test_for_root_the_server_has_a_user_of_its_own_that_can_read_only_its_own(server: Server) -> None:
    user = pwd.getpwnam(NAME)
    status = Path(f"/proc/{server.pid}/status").read_text()
    assert f"Uid:\t{user.pw_uid}\t{user.pw_uid}\t{user.pw_uid}" in status
    assert "Groups:\t \n" in status
    assert server.places.data.stat().st_uid == user.pw_uid
    assert server.places.data.stat().st_mode & 0o777 == 0o700
    assert server.places.passwords.stat().st_uid == 0


@as_root
def test_for_root_the_programs_are_a_copy_that_their_user_cannot_change(server: Server) -> None:
    program = Path(os.readlink(f"/proc/{server.pid}/exe"))
    assert program.is_relative_to(server.places.base)
    assert PACKAGE in program.parts
    owners = {path.stat().st_uid for path in server.places.base.glob("programs-*/**/*")}
    assert owners == {0}


@as_root
def test_for_an_ordinary_user_the_server_runs_as_that_user(
    server: Server, ordinary_user: pwd.struct_passwd, home: Path
) -> None:
    os.chown(home, ordinary_user.pw_uid, ordinary_user.pw_gid)
    programs = Path(os.readlink(f"/proc/{server.pid}/exe")).parent
    done = subprocess.run(
        [sys.executable, "-c", AS_ORDINARY_USER, ORDINARY, str(home)],
        env={**os.environ, "PG_BINDIR": str(programs)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == f"{ordinary_user.pw_uid} {0o600}\n" * 2, done.stderr


@as_root
def test_a_strict_umask_does_not_lock_the_server_out(home: Path) -> None:
    before = os.umask(0o077)
    try:
        with Server(home / "new" / "er") as server:
            assert server.is_ready()
            assert server.places.base.stat().st_mode & 0o777 == 0o711
    finally:
        os.umask(before)


@as_root
def test_a_home_that_the_servers_user_cannot_walk_into(home: Path) -> None:
    home.chmod(0o700)
    with pytest.raises(DatabaseTrouble, match=r"cannot be opened.*ALONGSIDE_HOME"):
        Server(home).start()


@as_root
def test_another_user_is_told_whose_database_it_is(server: Server, ordinary_user: pwd.struct_passwd) -> None:
    script = AS_ORDINARY_USER.split("for _")[0] + "Server(Path(sys.argv[2])).start()"
    done = subprocess.run(
        [sys.executable, "-c", script, ORDINARY, str(server.places.home)], capture_output=True, text=True
    )
    assert "DatabaseTrouble" in done.stderr.splitlines()[-1]
    assert done.returncode == 1
    with psycopg.connect(server.superuser_url) as still_there:
        assert still_there.execute("SELECT 1").fetchone() == (1,)


@as_root
def test_a_system_user_that_cannot_be_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside.engines.postgres.run_as.NAME", "no-such-user")
    monkeypatch.setattr("alongside.engines.postgres.run_as.WAYS_TO_ADD", (("false",),))
    with pytest.raises(DatabaseTrouble, match=r"could not be created\. Create it yourself"):
        Server(home).start()


@pytest.mark.skipif(os.geteuid() == 0, reason="covered for root by a user made for the purpose")
def test_the_server_runs_as_oneself(server: Server) -> None:
    assert server.places.data.stat().st_uid == os.geteuid()
    assert shutil.which("postgres") != str(server.places.base)
