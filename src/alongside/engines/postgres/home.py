"""Where the embedded server keeps its things."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from alongside.engines.postgres.trouble import DatabaseTrouble

# sizeof(sun_path) less the closing NUL: 107 on Linux, 103 on macOS and the BSDs.
LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103


def default_home() -> Path:
    """ALONGSIDE_HOME, else /var/lib/alongside for root, else ~/.local/share/alongside.

    Root's own home is closed to others (0700), and PostgreSQL never runs as root, so root's data lives elsewhere.
    """
    if given := os.environ.get("ALONGSIDE_HOME"):
        return Path(given).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/alongside")
    return Path.home() / ".local" / "share" / "alongside"


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one embedded server."""

    home: Path

    @property
    def base(self) -> Path:
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def new_data(self) -> Path:
        """Data being made; renamed once complete, so that a half-made one is never taken for the real one."""
        return self.base / "data.new"

    @property
    def sockets(self) -> Path:
        return self.home / "run"

    @property
    def socket(self) -> Path:
        return self.sockets / ".s.PGSQL.5432"

    @property
    def log(self) -> Path:
        return self.base / "server.log"

    @property
    def passwords(self) -> Path:
        return self.base / "secrets.json"

    @property
    def lock(self) -> Path:
        return self.base / "owner.lock"

    @property
    def followed_in(self) -> Path:
        """Where the log of this database is being received (backup/receiver.py)."""
        return self.base / "followed-in"

    def url(self, user: str, password: str, database: str) -> str:
        """A libpq address by unix socket."""
        where = f"host={quote(str(self.sockets), safe='')}&port=5432"
        return f"postgresql://{user}:{quote(password, safe='')}@/{database}?{where}"

    def check_length(self) -> None:
        """Raises when the socket's path would not fit; the kernel would cut it or refuse it with an obscure error."""
        length = len(os.fsencode(self.socket))
        if length > LONGEST_SOCKET_PATH:
            raise DatabaseTrouble(
                f"The folder name {self.home} is too long for a database socket by {length - LONGEST_SOCKET_PATH} "
                "letters. Set ALONGSIDE_HOME to a shorter one, such as /srv/alongside."
            )
