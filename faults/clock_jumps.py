"""Lets the clock jump, forwards and backwards, under a grant that ends and messages that fall due.

    python -m faults.clock_jumps                            no grant outlives its end, no message leaves twice
    python -m faults.clock_jumps --plant clock-unheeded     a door that looks at the clock once; must be noticed

What happens at each moment is in clock_moments.py, which runs inside one process of the service.
"""

import argparse
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg

from alongside.engines.postgres.addresses import addresses
from faults.site import environment, new_home, seeded


@dataclass(frozen=True)
class Outcome:
    """What one run found. outlived: moments after the end at which the plan was still shown."""

    jumps: int
    shown: int
    outlived: list[str]
    missing: list[str]
    accepted: int
    twice: int
    left_behind: int

    @property
    def is_telling(self) -> bool:
        return 0 < self.shown < self.jumps and self.accepted > 0

    @property
    def is_right(self) -> bool:
        return not (self.outlived or self.missing or self.twice or self.left_behind)

    def __str__(self) -> str:
        return (
            f"{self.jumps} jumps: shown at {self.shown} moments, {len(self.outlived)} of them after the grant had "
            f"ended {self.outlived[:3]}, not shown at {len(self.missing)} before; {self.accepted} messages left, "
            f"{self.twice} twice, {self.left_behind} that were due did not"
        )


def run(home: Path, *, plant: str = "none") -> Outcome:
    """The whole run on a database of its own in `home`."""
    with seeded(home) as (_server, people):
        with psycopg.connect(addresses(home, {}).owner) as connection:
            connection.execute("update messaging_message set due_at = '2999-01-01'")  # those of other runs
        command = [sys.executable, "-m", "faults.planted", plant, "--inside", json.dumps(people["cast"])]
        with (home / "clock.log").open("wb") as log:
            done = subprocess.run(
                command, env=environment(home), stdout=subprocess.PIPE, stderr=log, text=True, check=True
            )
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    parser = argparse.ArgumentParser(description="Let the clock jump under a grant that ends.")
    parser.add_argument("--plant", default="none", help="plant a fault that the run must notice")
    options = parser.parse_args()
    home = new_home()
    try:
        outcome = run(home, plant=options.plant)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(outcome)
    return int(outcome.is_right == (options.plant != "none"))


if __name__ == "__main__":
    sys.exit(main())
