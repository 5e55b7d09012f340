"""What each make target runs, once everything is installed."""

import os
import subprocess
import sys
from collections.abc import Sequence

from places import ROOT

PYTHON = sys.executable
ASSETS = (PYTHON, "tools/assets.py")
PYTEST = (PYTHON, "-m", "pytest")
RUFF = (PYTHON, "-m", "ruff")

# The last command of a target takes this process's place, so Ctrl-C and the exit code are its own.
TARGETS: dict[str, tuple[tuple[str, ...], ...]] = {
    "demo": (ASSETS, (PYTHON, "-m", "alongside.doors.jobs.cli", "demo")),
    "test": (ASSETS, (*PYTEST, "-n", "2", "--dist", "loadgroup")),
    "check": ((PYTHON, "tools/check.py"),),
    "fix": ((*RUFF, "check", "--fix", "--quiet", "."), (*RUFF, "format", "."), (PYTHON, "tools/dictionary.py")),
    "docs": ((PYTHON, "tools/reference.py"),),
    "assets": (ASSETS,),
    "stories": (ASSETS, (*PYTEST, "tests/stories")),
    "walk": (ASSETS, (PYTHON, "tools/walk.py")),
    "mutants": ((PYTHON, "tools/mutants.py"),),
    "faults": (ASSETS, (PYTHON, "-m", "faults.run")),
    "bench": (ASSETS, (PYTHON, "-m", "bench.run")),
}


def main(arguments: Sequence[str]) -> int:
    """Run a target. What is written after its name goes to its last command: `bootstrap.py test -k plan`."""
    if not arguments or arguments[0] not in TARGETS:
        print(f"Say what to do: python3 tools/bootstrap.py {' | '.join(TARGETS)}")
        return 2
    *first, last = TARGETS[arguments[0]]
    for command in first:
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            return code
    os.chdir(ROOT)
    os.execv(last[0], [*last, *arguments[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
