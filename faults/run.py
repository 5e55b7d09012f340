"""`make faults`: every run, each with the fault that it has to notice. `make faults ARGS=--long` for the long ones.

Prints a line for each; returns 1 when something was lost, or when a planted fault went unnoticed. `--only NAME` runs
those whose name holds NAME.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from faults import clock_jumps, full_disk, gateways, mini_jepsen, worker_kills
from faults.site import new_home

LONG_PARTS, LONG_FAULTS, LONG_SAVES = 10, 20, 50  # parts; in each: faults, and saves between two of them


class Outcome(Protocol):
    """What a run found; its words say it whole. is_telling: whether enough happened to say anything."""

    @property
    def is_telling(self) -> bool: ...

    @property
    def is_right(self) -> bool: ...


@dataclass(frozen=True)
class Run:
    """One run. planted: it has to notice something."""

    name: str
    on: Callable[[Path], Outcome]
    planted: bool = False


def quick() -> Iterator[Run]:
    yield Run("saves while everything is killed", lambda home: mini_jepsen.run(home, faults=60))
    yield from _planted_in_saves()
    for carrier in (gateways.notify, gateways.mail):
        name = f"outbox, workers killed, {carrier.__name__}"
        yield Run(name, lambda home, carrier=carrier: worker_kills.run(home, carrier))  # type: ignore[misc]
    yield from _planted_in_outbox()
    if full_disk.may_mount():
        yield Run("a full disk", full_disk.run)
        yield Run("a full disk, says saved", lambda home: full_disk.run(home, plant="says-saved"), planted=True)
    else:
        print(f"Not run: a full disk. {full_disk.RIGHT_NEEDED}")
    yield Run("clock jumps", clock_jumps.run)
    yield Run("clock jumps, unheeded", lambda home: clock_jumps.run(home, plant="clock-unheeded"), planted=True)


def long() -> Iterator[Run]:
    for part in range(LONG_PARTS):
        given = {"faults": LONG_FAULTS, "saves_between": LONG_SAVES, "seed": part}
        name = f"saves while everything is killed, part {part + 1}"
        yield Run(name, lambda home, given=given: mini_jepsen.run(home, **given))  # type: ignore[misc]
    for carrier in (gateways.notify, gateways.mail):
        name = f"outbox, workers killed, {carrier.__name__}"
        yield Run(name, lambda home, carrier=carrier: worker_kills.run(home, carrier))  # type: ignore[misc]


def _planted_in_saves() -> Iterator[Run]:
    for plant, faults in (("no-idempotency-key", 12), ("no-version-check", 4)):
        given = {"faults": faults, "plant": f"slow-answers,{plant}"}
        yield Run(f"saves, {plant}", lambda home, given=given: mini_jepsen.run(home, **given), planted=True)  # type: ignore[misc]
    yield Run(
        "saves, forgetful disk",
        lambda home: mini_jepsen.run(home, faults=6, forget_to_flush=True, seed=1),
        planted=True,
    )


def _planted_in_outbox() -> Iterator[Run]:
    plant = "quick-clock,sent-before-sending"
    yield Run(
        "outbox, sent before sending",
        lambda home: worker_kills.run(home, gateways.mail, kills=8, messages=400, plant=plant),
        planted=True,
    )


def carried_out(run: Run) -> bool:
    home, began = new_home(), time.monotonic()
    try:
        outcome = run.on(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    is_well = (not outcome.is_right) if run.planted else (outcome.is_right and outcome.is_telling)
    said = ("noticed" if is_well else "NOT NOTICED") if run.planted else ("ok" if is_well else "FAILED")
    print(f"{run.name} ... {said} ({time.monotonic() - began:.0f} s)\n  {outcome}", flush=True)
    return is_well


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="200 faults and 10,000 saves; about an hour")
    parser.add_argument("--only", default="", help="only runs whose name holds this")
    options = parser.parse_args()
    runs = [run for run in (long() if options.long else quick()) if options.only in run.name]
    return 0 if all([carried_out(run) for run in runs]) else 1


if __name__ == "__main__":
    sys.exit(main())
