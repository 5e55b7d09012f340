"""Break each lock, one at a time, and see a named test fail that connects as the runtime role: `make mutants`."""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from mutant_plugin import NAME, Mutant, mutants
from places import ROOT, quick_environment

PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "--tb=no")
DATABASE = (*PYTEST, "-s", "tests/attacks/test_mutants.py")
FAILED = re.compile(r"^FAILED (\S+?(?:\[[^\]]*\])?)(?: - .*)?$", re.MULTILINE)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when every broken lock was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", default="", help="mutants of the code whose name holds this, and none of the database"
    )
    only: str = parser.parse_args(arguments).only
    started = time.monotonic()
    chosen = [each for each in mutants() if only in each.name]
    survived = [] if only else _database()
    survived += _of_the_code(chosen)
    print(
        f"{time.monotonic() - started:.0f} s.", f"Not noticed: {'; '.join(survived)}." if survived else "All noticed."
    )
    return 1 if survived else 0


def _database() -> list[str]:
    """Policies and functions, in one process; it prints its own lines."""
    print("Locks of the database:", flush=True)
    code = subprocess.run(DATABASE, cwd=ROOT, env=quick_environment(), check=False).returncode
    return ["a lock of the database"] if code else []


def _of_the_code(chosen: Sequence[Mutant]) -> list[str]:
    """Two at a time. A test that fails anyway notices nothing: without a mutant, all must pass."""
    print("Locks of the code. First their tests with nothing broken ...", flush=True)
    selections = sorted({each.tests for each in chosen})
    with ThreadPoolExecutor(2) as pool:
        as_it_is = zip(selections, pool.map(_run, selections), strict=True)
        failing = [f"{' '.join(tests)} fails with nothing broken" for tests, done in as_it_is if done.returncode]
        noticed = [] if failing else list(zip(chosen, pool.map(_noticed, chosen), strict=True))
    return failing + [mutant.name for mutant, is_noticed in noticed if not is_noticed]


def _noticed(mutant: Mutant) -> bool:
    done = _run(("-x", "-p", "mutant_plugin", *mutant.tests), mutant.name)
    found = FAILED.search(done.stdout)
    print(f"{'caught  ' if found else 'SURVIVED'}  {mutant.name}  ->  {found[1] if found else ''}", flush=True)
    if not found and done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:])
    return found is not None


def _run(tests: Sequence[str], mutant: str = "") -> subprocess.CompletedProcess[str]:
    env = {**quick_environment(), NAME: mutant, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tools")))}
    return subprocess.run(
        [*PYTEST, *tests], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
