"""The bench's own database: 20,000 made-up people with plans, kept until what they are made of changes.

python -m bench.seed    seeds (if needed) and says how long it took
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from alongside.engines.postgres.roles import DATABASE, prepare
from alongside.engines.postgres.supervisor import Server
from alongside.rules.nhs_number import nth_test_number

PEOPLE = 20_000
LONG = 40  # how many of them have a plan of 40 items; these are the ones whose pages are measured
ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "bench" / "seed.sql"
# While the seed is put in, nothing has to survive a power cut: a seed that did not finish is made again.
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_wal_size": "8GB"}
MADE_OF = ("bench/seed.*", "src/alongside/**/migrations/*.py", "src/alongside/**/*.sql", "src/alongside/**/models.py")


def home() -> Path:
    return Path(os.environ.get("ALONGSIDE_BENCH_HOME", Path(tempfile.gettempdir()) / "alongside-bench"))


@contextmanager
def seeded(say: Callable[[str], None]) -> Iterator[Server]:
    """The running server of the bench, with everybody in it. Only the folder of the bench is ever touched."""
    stamp, made_of = home() / "seeded", digest()
    if home().exists() and (not stamp.exists() or stamp.read_text() != made_of):
        say("The tables or the seed have changed: making the people again.")
        shutil.rmtree(home())
    if not stamp.exists():
        with Server(home(), settings=QUICK, say=say) as server:
            prepare(server.superuser_url, server.passwords)
            fill(server, say)
        stamp.write_text(made_of)
    with Server(home(), say=say) as server:
        yield server


def digest() -> str:
    """A hash of everything that the seeded data depends on."""
    found = hashlib.sha256()
    for pattern in MADE_OF:
        for file in sorted(ROOT.glob(pattern)):
            found.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return found.hexdigest()


def fill(server: Server, say: Callable[[str], None]) -> None:
    """Migrate, and put everybody in."""
    started = time.monotonic()
    command = [sys.executable, "-m", "alongside.doors.jobs.cli", "migrate"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "ALONGSIDE_HOME": str(home())}, check=True)
    say(f"Making {PEOPLE:,} people with plans.")
    with psycopg.connect(server.superuser_url, dbname=DATABASE) as connection:
        _settings(connection)
        connection.execute(SEED.read_text(encoding="utf-8"))
    with psycopg.connect(server.superuser_url, dbname=DATABASE, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")
    say(f"Seeded in {time.monotonic() - started:.0f} seconds.")


def _settings(connection: psycopg.Connection) -> None:
    connection.execute("SELECT set_config('bench.people', %s, false)", (str(PEOPLE),))
    connection.execute("SELECT set_config('bench.long', %s, false)", (str(LONG),))
    connection.execute("CREATE TEMP TABLE bench_number (n integer PRIMARY KEY, nhs_number text)")
    with connection.cursor().copy("COPY bench_number FROM STDIN") as copy:
        for n in range(1, PEOPLE + 1):
            copy.write_row((n, nth_test_number(n)))


if __name__ == "__main__":
    with seeded(print) as running:
        print(f"The database is in {running.places.home}.")
