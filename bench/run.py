"""`make bench`: how much work the busiest pages are, each beside an empty page of the same server in the same run.

    python -m bench.run [--sync] [--seconds 2] [--rounds 3]

Seeds its own database first (bench.seed; the second time that is quick), then serves it with the settings of production
and asks for each page in turn, several rounds of them, so that a busy moment of the machine meets all of them alike.
Prints a table, and keeps it as JSON in bench/results.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import django

from alongside.doors.jobs.serve import THREADS
from alongside.engines.postgres.supervisor import Server
from bench.load import Client
from bench.seed import LONG, PEOPLE, ROOT, seeded
from bench.server import WORKERS, WebServer, Work, environment, web_server, work_done

RESULTS = ROOT / "bench" / "results"
AS_SERVED = ["alongside.doors.jobs.cli", "serve", "--bind", "127.0.0.1:{port}", "--workers", str(WORKERS)]
SYNC = ["gunicorn", "--workers", str(WORKERS), "--bind", "127.0.0.1:{port}", "--no-control-socket"]
SYNC += ["alongside.config.wsgi:application"]
COLUMNS = (
    ("page", 15),
    ("req/s", 8),
    ("p50 ms", 8),
    ("p95 ms", 8),
    ("kB", 7),
    ("CPU ms web", 12),
    ("+ database", 12),
    ("= CPU ms", 10),
    ("empties by CPU", 16),
    ("by req/s", 10),
)


@dataclass(frozen=True)
class Measured:
    """One page over all rounds. CPU is in ms for each request."""

    name: str
    about: str
    requests: int
    per_second: float
    p50: float
    p95: float
    kilobytes: float
    cpu_web: float
    cpu_database: float
    empties_by_cpu: float = 1.0
    empties_by_rate: float = 1.0

    @property
    def cpu(self) -> float:
        return self.cpu_web + self.cpu_database


@dataclass(frozen=True)
class Round:
    """One page, one round."""

    answers: dict[str, Any]
    work: Work


def main() -> int:
    options = _options()
    RESULTS.mkdir(exist_ok=True)
    with seeded(_say) as database, web_server(SYNC if options.sync else AS_SERVED) as web:
        measured = _measure(database, web, options)
    how = f"{WORKERS} sync workers" if options.sync else f"{WORKERS} workers of {THREADS} threads, as `alongside serve`"
    _say(f"\n{PEOPLE:,} people; {how}; {options.clients} clients; {platform.machine()}, {os.cpu_count()} cores, shared")
    _say(f"with the clients and the database. Load of the machine before: {os.getloadavg()[1]:.1f}\n")
    _print(measured)
    _keep(measured, how, options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="measure the busiest pages")
    parser.add_argument("--sync", action="store_true", help="sync workers instead of those of `alongside serve`")
    parser.add_argument("--seconds", type=float, default=2.0, help="for each page in each round (default 2)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each page has its turn (default 3)")
    parser.add_argument("--clients", type=int, default=4, help="how many ask at the same time (default 4)")
    parser.add_argument("--only", nargs="+", default=[""], help="only pages whose name begins so, and the empty page")
    return parser.parse_args()


def _measure(database: Server, web: WebServer, options: argparse.Namespace) -> list[Measured]:
    os.environ.update(environment())
    django.setup()
    from bench.pages import Page, pages  # noqa: PLC0415 - it imports models

    asked = [page for page in pages() if page.name.startswith(("empty", *options.only))]
    rounds: dict[Page, list[Round]] = {page: [] for page in asked}
    for page in asked:
        _try(page, web)
        _load(page, web, 0.5, options.clients)
    for number in range(options.rounds):
        _say(f"Round {number + 1} of {options.rounds}.")
        for page in asked:
            before = work_done(web.pid, database.pid or 0)
            answers = _load(page, web, options.seconds, options.clients)
            rounds[page].append(Round(answers, work_done(web.pid, database.pid or 0).since(before)))
    empty = _sum_up(asked[0], rounds[asked[0]])
    return [_beside(empty, _sum_up(page, rounds[page])) for page in asked]


def _try(page: Any, web: WebServer) -> None:
    """Ask once, and look at the answer: a quick page of the wrong kind would be a fine result."""
    client = Client("127.0.0.1", web.port)
    head, body = client.send(page.requests[-1].encode())
    client.close()
    if b" 200 " not in head.split(b"\r\n")[0] or page.marker.encode() not in body:
        raise SystemExit(f"{page.name} did not answer as it should: {head[:300]!r} {body[:1500]!r}")


def _load(page: Any, web: WebServer, seconds: float, clients: int) -> dict[str, Any]:
    job = {
        "host": "127.0.0.1",
        "port": web.port,
        "requests": page.requests,
        "clients": clients,
        "seconds": seconds,
    }
    command = [sys.executable, "-m", "bench.load"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(job), text=True, stdout=subprocess.PIPE, check=True)
    answers: dict[str, Any] = json.loads(done.stdout)
    if set(answers["statuses"]) != {"200"}:
        raise SystemExit(f"{page.name} answered {answers['statuses']}.")
    return answers


def _sum_up(page: Any, rounds: list[Round]) -> Measured:
    seconds = sorted(each for one in rounds for each in one.answers["seconds"])
    count = len(seconds)
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return Measured(
        name=page.name,
        about=page.about,
        requests=count,
        per_second=statistics.median(len(one.answers["seconds"]) / one.answers["elapsed"] for one in rounds),
        p50=1000 * cuts[9],
        p95=1000 * cuts[18],
        kilobytes=sum(one.answers["bytes"] for one in rounds) / count / 1000,
        cpu_web=1000 * sum(one.work.web for one in rounds) / count,
        cpu_database=1000 * sum(one.work.database for one in rounds) / count,
    )


def _beside(empty: Measured, page: Measured) -> Measured:
    ratios = {"empties_by_cpu": page.cpu / empty.cpu, "empties_by_rate": empty.per_second / page.per_second}
    return Measured(**{**asdict(page), **ratios})


def _print(measured: list[Measured]) -> None:
    _line(heading for heading, _width in COLUMNS)
    for each in measured:
        times = (each.p50, each.p95, each.kilobytes, each.cpu_web, each.cpu_database, each.cpu)
        numbers = (*times, each.empties_by_cpu, each.empties_by_rate)
        _line((each.name, f"{each.per_second:.0f}", *(f"{number:.1f}" for number in numbers)))


def _line(cells: Iterable[str]) -> None:
    _say("".join(cell.rjust(width) for cell, (_heading, width) in zip(cells, COLUMNS, strict=True)))


def _keep(measured: list[Measured], how: str, options: argparse.Namespace) -> None:
    at = datetime.now(UTC)
    file = RESULTS / f"{at:%Y-%m-%dT%H%M%S}.json"
    pages = [{**asdict(each), "cpu": each.cpu} for each in measured]
    run = {"at": at.isoformat(), "people": PEOPLE, "long_plans": LONG, "server": how, **vars(options), "pages": pages}
    file.write_text(json.dumps(run, indent=1), encoding="utf-8")
    _say(f"\nKept in {file.relative_to(ROOT)}.")


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
