"""Fills the disk under people who write through the pages, and empties it again. Needs the right to mount a disk.

python -m faults.full_disk                       nothing that was acknowledged is lost; it goes on once there is room
python -m faults.full_disk --plant says-saved    a site that says "saved" whatever the database said; must be noticed
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from faults import mini_jepsen
from faults.mini_jepsen import Browser, Log, Writing
from faults.site import new_home, seeded, serving, template, wait_until

ROOM = 96 * 1024 * 1024  # bytes more than the site has at the beginning
BROWSERS = 4
SAVES = 40  # before, and after
TURNED_AWAY = 30  # while it is full
RIGHT_NEEDED = "A disk that can be filled has to be mounted, which needs root (Linux). Run this as root."


@dataclass(frozen=True)
class Outcome:
    """What one run found. pages: what a page that needs no writing answered while the disk was full, by status."""

    writing: mini_jepsen.Outcome
    pages: Counter[int]
    back_after: float

    @property
    def is_telling(self) -> bool:
        return self.writing.acknowledged > SAVES and self.writing.came_back_later >= TURNED_AWAY and bool(self.pages)

    @property
    def is_right(self) -> bool:
        return self.writing.is_right and set(self.pages) <= {200}

    def __str__(self) -> str:
        pages = ", ".join(f"{count} x {status}" for status, count in self.pages.items())
        return f"{self.writing}; while full, /help/ answered {pages}; saving again {self.back_after:.1f} s after"


def may_mount() -> bool:
    """Whether this process may mount a disk of its own."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    probe = new_home()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(probe)], capture_output=True)
    if mounted.returncode == 0:
        subprocess.run(["umount", str(probe)], check=True)
    probe.rmdir()
    return mounted.returncode == 0


def run(home: Path, *, plant: str = "none") -> Outcome:
    """The whole run, on a small disk that is mounted at `home`."""
    with (
        small_disk(home),
        seeded(home) as (server, people),
        serving(home, ("faults.planted", f"slow-answers,{plant}")) as pages,
    ):
        server.supervise()
        site = Writing(pages, people["drafting"]["persona"], people["drafting"]["rounds"])
        site.registers = mini_jepsen.registers(home, site)
        log = Log()
        browsers = [Browser(number, site, log) for number in range(BROWSERS)]
        for each in browsers:
            each.start()
        try:
            answered, back_after = _filled_and_emptied(home, site, log)
        finally:
            site.over.set()
            for each in browsers:
                each.join()
        wait_until(server.is_ready, "the database did not come back")
        return Outcome(mini_jepsen.judged(log, Counter(), mini_jepsen.stored(home)), answered, back_after)


def _filled_and_emptied(home: Path, site: Writing, log: Log) -> tuple[Counter[int], float]:
    wait_until(lambda: log.acknowledged >= SAVES, "nobody saves")
    filler = home / "filler"
    fill(filler)
    before = log.turned_away
    pages = Counter[int]()
    given_up = log.acknowledged + 10 * TURNED_AWAY  # a site that goes on saying "saved"
    while log.turned_away < before + TURNED_AWAY and log.acknowledged < given_up:
        fill(filler)
        pages[httpx.get(f"{site.pages.address}/help/", timeout=60).status_code] += 1
        time.sleep(0.2)
    filler.unlink()
    since, enough = time.monotonic(), log.acknowledged + 1
    wait_until(lambda: log.acknowledged >= enough, "nobody saves any more, though there is room")
    back_after = time.monotonic() - since
    wait_until(lambda: log.acknowledged >= enough + SAVES, "nobody saves any more, though there is room")
    return pages, back_after


def fill(filler: Path) -> None:
    """Until not one byte is left."""
    with filler.open("ab", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue


@contextmanager
def small_disk(home: Path) -> Iterator[None]:
    made, _known = template()
    used = sum(each.stat().st_blocks * 512 for each in made.rglob("*") if each.is_file())
    options = f"size={used + ROOM},mode=755"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(home)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Fill the disk under people who write; look for lost saves.")
    parser.add_argument("--plant", default="none", help="plant a fault that the run must notice")
    options = parser.parse_args()
    if not may_mount():
        print(RIGHT_NEEDED)
        return 1
    home = new_home()
    try:
        outcome = run(home, plant=options.plant)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(outcome)
    return int(outcome.is_right == (options.plant != "none"))


if __name__ == "__main__":
    sys.exit(main())
