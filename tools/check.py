"""Run every check, count the failures instead of stopping at the first, and say which failed."""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass

from places import ROOT, quick_environment

BIN = os.path.dirname(sys.executable)


@dataclass(frozen=True)
class Checker:
    """One check: its name, the command that `make check` runs, and what it looks for."""

    name: str
    command: tuple[str, ...]
    about: str


def program(name: str) -> str:
    """The program of this environment, whatever PATH says."""
    return os.path.join(BIN, name)


HOUSE = ("-m", "pytest", "tests/house", "-q", "-m", "not slow", "-p", "no:cacheprovider")
CHECKERS = (
    Checker("style", (program("ruff"), "check", "--output-format=concise", "."), "bans, sizes and slips"),
    Checker("format", (program("ruff"), "format", "--check", "."), "one way to lay out code"),
    Checker("imports", (program("lint-imports"), "--no-cache", "--verbose"), "floors, rooms, verbs, doors, cycles"),
    Checker("types", (program("mypy"),), "types, strict below the doors"),
    Checker("reference", (sys.executable, "tools/reference.py", "--check"), "generated pages equal the code"),
    Checker("house", (sys.executable, *HOUSE), "what an import linter cannot see"),
)


def run(checker: Checker, more: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one check and return what it said."""
    return subprocess.run(
        [*checker.command, *more],
        cwd=ROOT,
        env=quick_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def report(checker: Checker, more: list[str]) -> bool:
    """Run one check, print its name and time, and all it said if it failed."""
    print(f"{checker.name}: {checker.about} ... ", end="", flush=True)
    started = time.monotonic()
    done = run(checker, more)
    print(f"{'ok' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - started:.1f} s)", flush=True)
    if done.returncode:
        print(f"\n{done.stdout}{done.stderr}", flush=True)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Return 0 when every check passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[checker.name for checker in CHECKERS], action="append", help="only this one")
    options, more = parser.parse_known_args(arguments)
    chosen = [checker for checker in CHECKERS if not options.only or checker.name in options.only]
    failed = [checker.name for checker in chosen if not report(checker, more)]
    if failed:
        print(f"{len(failed)} of {len(chosen)} checks failed: {', '.join(failed)}.")
        return 1
    print(f"All {len(chosen)} checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
