"""Kills the database under writers and deletes its data folder, restores the backup, and looks for lost saves.

python -m faults.deleted_data_folders --strict          20 disasters; fails if anything acknowledged is lost
python -m faults.deleted_data_folders                   the same by default; fails if more than the bound is lost
python -m faults.deleted_data_folders --hold-back       with a receiver that hangs before each disaster; must lose
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alongside.engines.postgres.backup.making import make_backup
from alongside.engines.postgres.backup.receiver import BOUND, Receiver, settings_for
from alongside.engines.postgres.backup.restoring import restored
from alongside.engines.postgres.backup.shelf import Shelf
from alongside.engines.postgres.supervisor import Server
from faults.database_kills import Answer, Crew, StraightIn, StraightInWriter

WRITERS = 4
SAVES_BEFORE = 200  # at least, after the copy and before the disaster
SAVES_HELD_BACK = 200
EACH_DISASTER = 10_000_000  # so that no number comes twice
PATIENCE = 60.0


@dataclass
class Noting:
    """A writer that also notes when each save was acknowledged."""

    writer: StraightInWriter
    first: int
    saved_at: dict[int, float]

    def save(self, number: int) -> Answer:
        answer = self.writer.save(self.first + number)
        if answer is Answer.SAVED:
            self.saved_at[self.first + number] = time.monotonic()
        return answer

    def look(self) -> Answer:
        return self.writer.look()

    def close(self) -> None:
        self.writer.close()


@dataclass(frozen=True)
class Disaster:
    """What one disaster cost."""

    acknowledged: int
    lost: int
    window: float  # seconds from the first save that was lost to the disaster
    backup_seconds: float
    restore_seconds: float
    size: int


@dataclass
class Outcome:
    """What one run found."""

    disasters: list[Disaster] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        return sum(each.acknowledged for each in self.disasters)

    @property
    def lost(self) -> int:
        return sum(each.lost for each in self.disasters)

    @property
    def window(self) -> float:
        return max(each.window for each in self.disasters)

    def __str__(self) -> str:
        times = sorted(each.restore_seconds for each in self.disasters)
        copying = statistics.median(each.backup_seconds for each in self.disasters)
        return (
            f"{len(self.disasters)} disasters: {self.acknowledged} saves acknowledged, {self.lost} of them lost, "
            f"all within {self.window:.3f} s before; backup {copying:.1f} s, restore {statistics.median(times):.1f} s "
            f"(longest {times[-1]:.1f} s), {max(each.size for each in self.disasters) / 1e6:.0f} MB"
        )


def run(home: Path, *, disasters: int, strict: bool, hold_back: bool = False, seed: int = 1) -> Outcome:
    """Disasters one after another, each on what the one before left."""
    chance, outcome = random.Random(seed), Outcome()  # noqa: S311 - chooses moments, keeps no secrets
    for number in range(disasters):
        outcome.disasters.append(_disaster(home, number, chance, strict=strict, hold_back=hold_back))
    return outcome


def _disaster(home: Path, number: int, chance: random.Random, *, strict: bool, hold_back: bool) -> Disaster:
    shelf, saved_at = Shelf(home / "shelf"), dict[int, float]()
    server = Server(home, settings=settings_for(strict=strict))
    receiver = Receiver(server, shelf, say=lambda words: None, strict=strict)
    server.start()
    try:
        receiver.start()
        target = StraightIn(server)
        before = target.read_back()
        crew = Crew([Noting(target.writer(), number * EACH_DISASTER, saved_at) for _ in range(WRITERS)])
        try:
            copying = _time_of_backup(server, shelf)
            _await_saves(saved_at, SAVES_BEFORE)
            time.sleep(chance.uniform(0, 0.2))
            if hold_back:
                os.kill(_alive(receiver.pid), signal.SIGSTOP)
                _await_saves(saved_at, SAVES_HELD_BACK)
            destroyed_at = _destroy(server)
        finally:
            crew.send_home()
        if hold_back and receiver.pid:
            os.kill(receiver.pid, signal.SIGKILL)  # what waits in its pipe is gone with the machine
    finally:
        receiver.stop()
        server.stop()
    with restored(shelf, home) as (anew, found):
        lost = (before | saved_at.keys()) - StraightIn(anew).read_back()
    return Disaster(
        acknowledged=len(saved_at),
        lost=len(lost),
        window=max((destroyed_at - saved_at.get(each, 0.0) for each in lost), default=0.0),
        backup_seconds=copying,
        restore_seconds=found.seconds,
        size=found.backup.size,
    )


def _time_of_backup(server: Server, shelf: Shelf) -> float:
    since = time.monotonic()
    make_backup(server, shelf, kept=2)
    return time.monotonic() - since


def _destroy(server: Server) -> float:
    """Ends the server as a power cut would, and takes its data. Returns when."""
    os.kill(_alive(server.pid), signal.SIGKILL)
    when = time.monotonic()
    doomed = server.places.data.with_name("doomed")
    server.places.data.rename(doomed)  # at once; whoever is still writing, writes there
    shutil.rmtree(doomed, ignore_errors=True)
    shutil.rmtree(doomed, ignore_errors=True)
    return when


def _await_saves(saved_at: dict[int, float], more: int) -> None:
    enough, end = len(saved_at) + more, time.monotonic() + PATIENCE
    while len(saved_at) < enough:
        if time.monotonic() > end:
            raise TimeoutError("the writers are stuck")
        time.sleep(0.01)


def _alive(pid: int | None) -> int:
    if pid is None:
        raise RuntimeError("the process is not running")
    return pid


def tampered_copy(home: Path) -> Shelf:
    """A shelf whose only copy had one byte changed after it was verified."""
    shelf = Shelf(home / "shelf")
    with Server(home) as server:
        StraightIn(server)
        backup = make_backup(server, shelf, kept=1)
    file = max((shelf.copy_of(backup) / "global").iterdir(), key=lambda path: path.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return shelf


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Delete the data folder under writers; restore; look for lost saves.")
    parser.add_argument("--disasters", type=int, default=20)
    parser.add_argument("--strict", action="store_true", help="nothing that was acknowledged may be lost")
    parser.add_argument("--hold-back", action="store_true", help="plant the fault that the run must notice")
    options = parser.parse_args(arguments)
    home = Path(tempfile.mkdtemp(prefix="al-"))
    home.chmod(0o755)
    try:
        outcome = run(home, disasters=options.disasters, strict=options.strict, hold_back=options.hold_back)
    finally:
        shutil.rmtree(home)
    print(outcome)
    if options.hold_back:
        return int(outcome.lost == 0)
    return int(outcome.lost > 0 if options.strict else outcome.window > BOUND)


if __name__ == "__main__":
    sys.exit(main())
