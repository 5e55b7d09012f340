"""Which system user the server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from alongside.engines.postgres.trouble import DatabaseTrouble

NAME = "alongside"

# shadow-utils (Debian, Fedora), Debian's own adduser, busybox.
WAYS_TO_ADD = (
    ("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", NAME),
    ("adduser", "--system", "--group", "--no-create-home", "--home", "/nonexistent", NAME),
    ("adduser", "-S", "-D", "-H", NAME),
)


@dataclass(frozen=True, slots=True)
class RunAs:
    """User and group for the server's processes; None where they are simply this process's own."""

    user: int | None = None
    group: int | None = None

    @property
    def groups(self) -> list[int] | None:
        """No supplementary groups: the server must not keep root's."""
        return None if self.user is None else []

    def own(self, folder: Path) -> None:
        """Gives the server a private folder."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.user is not None and self.group is not None:
            os.chown(folder, self.user, self.group)


def run_as() -> RunAs:
    """Root runs the server as a system user of its own; everybody else as themselves."""
    if os.geteuid() != 0:
        return RunAs()
    found = _find() or _add()
    return RunAs(found.pw_uid, found.pw_gid)


def _find() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _add() -> pwd.struct_passwd:
    for program, *arguments in WAYS_TO_ADD:
        if path := shutil.which(program, path="/usr/sbin:/sbin:/usr/bin:/bin"):
            subprocess.run([path, *arguments], capture_output=True, check=False)  # noqa: S603 - fixed arguments
        if found := _find():
            return found
    raise DatabaseTrouble(
        f"PostgreSQL does not run as root, and the system user '{NAME}' could not be created. "
        f"Create it yourself, or start this as an ordinary user."
    )
