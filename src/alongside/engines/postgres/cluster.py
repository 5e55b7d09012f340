"""The data folder: making it, checking it, and clearing what a killed server leaves behind."""

import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path

from alongside.engines.postgres.home import Places
from alongside.engines.postgres.passwords import Passwords, make_passwords, read_passwords
from alongside.engines.postgres.programs import Programs
from alongside.engines.postgres.run_as import RunAs
from alongside.engines.postgres.trouble import DatabaseTrouble

SUPERUSER = "postgres"

MAKE_DATA = (
    f"--username={SUPERUSER}",
    "--auth=scram-sha-256",
    "--data-checksums",
    "--encoding=UTF8",
    "--locale-provider=builtin",  # sorts the same on every machine and after every system upgrade
    "--builtin-locale=C.UTF-8",
    "--locale=C",
)


def make_folders(places: Places, run_as: RunAs) -> None:
    """Makes the folders that this process itself needs; the server's own are made by RunAs.own.

    Where the server has a user of its own it has to walk through them, whatever the umask: hardened systems have 077.
    """
    mode = 0o700 if run_as.user is None else 0o711
    for folder in (*reversed(places.base.parents), places.base):
        if not folder.exists():
            folder.mkdir()
            folder.chmod(mode)


def make_data(places: Places, programs: Programs) -> Passwords:
    """Makes the data folder unless there is one. Killed half-way, it starts again from nothing."""
    programs.run_as.own(places.sockets)
    passwords = read_passwords(places.passwords)
    if places.data.exists():
        return _checked(places, programs, passwords)
    passwords = passwords or make_passwords(places.passwords)
    shutil.rmtree(places.new_data, ignore_errors=True)
    programs.run_as.own(places.new_data)
    _initdb(places, programs, passwords.superuser)
    places.new_data.rename(places.data)
    return passwords


def _initdb(places: Places, programs: Programs, password: str) -> None:
    """initdb reads the password from a file that only the server's user may open."""
    handed_over = places.base / "initial-password"
    handed_over.unlink(missing_ok=True)
    with os.fdopen(os.open(handed_over, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(password)
    try:
        if programs.run_as.user is not None:
            os.chown(handed_over, programs.run_as.user, -1)
        programs.run("initdb", f"--pgdata={places.new_data}", f"--pwfile={handed_over}", *MAKE_DATA, log=places.log)
    finally:
        handed_over.unlink()


def _checked(places: Places, programs: Programs, passwords: Passwords | None) -> Passwords:
    if passwords is None:
        raise DatabaseTrouble(
            f"There is data in {places.data}, but its passwords ({places.passwords}) are missing. "
            "Put that file back from your backup."
        )
    if (written := data_major(places)) != (major := programs.major(places.log)):
        raise DatabaseTrouble(
            f"The data in {places.data} was written by PostgreSQL {written} and this is PostgreSQL {major}. "
            f"Set PG_BINDIR to the programs of PostgreSQL {written}, or upgrade the data with pg_upgrade first."
        )
    return passwords


def data_major(places: Places) -> int:
    """The major version that wrote the data; 0 when the folder does not say."""
    try:
        return int((places.data / "PG_VERSION").read_text())
    except (OSError, ValueError):
        return 0


def clear_remains(places: Places, programs: Programs) -> None:
    """Clears what a server left that was cut off. Call only while holding the lock.

    A server that lost its supervisor still listens: it is stopped properly. If nothing listens, its two pid files are
    stale, whatever process now has that number: PostgreSQL would believe them and refuse to start. Removing them is
    safe, because it also checks for old processes by the shared memory of the data folder itself.
    """
    if is_listening(places.socket):
        programs.run("pg_ctl", f"--pgdata={places.data}", "--mode=fast", "--wait", "stop", log=places.log)
    for file in (places.data / "postmaster.pid", places.socket, places.socket.with_name(f"{places.socket.name}.lock")):
        file.unlink(missing_ok=True)


def is_listening(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe, suppress(OSError):
        probe.connect(str(path))
        return True
    return False


def postmaster_pid(places: Places) -> int | None:
    """The number in the pid file, which need not be alive or ours."""
    try:
        return int((places.data / "postmaster.pid").read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None
