"""`alongside serve`: gather the static files, then become the web server."""

import argparse
import os
import sys

from django.core.management import call_command

from alongside.engines.postgres.startup import check_runtime_role

APPLICATION = "alongside.config.wsgi:application"
MEMORY = "/dev/shm"  # noqa: S108 (gunicorn makes an unlinked file in it)
THREADS = 4  # per process; each may hold one database connection


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bind", action="append", metavar="ADDRESS:PORT", help="default 127.0.0.1:8000; may be repeated"
    )
    parser.add_argument("--workers", type=int, default=2, help="web processes (default 2; about two for each core)")


def run(options: argparse.Namespace) -> int:
    check_runtime_role()
    gather_static_files()
    binds = [part for address in options.bind or ["127.0.0.1:8000"] for part in ("--bind", address)]
    # The worker's heartbeat file must not wait for a disk.
    memory = ["--worker-tmp-dir", MEMORY] if os.path.isdir(MEMORY) else []
    size = ["--workers", str(options.workers), "--threads", str(THREADS), "--worker-class", "gthread"]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        *size,
        *memory,
        *binds,
        "--graceful-timeout",
        "10",
        "--no-control-socket",
        APPLICATION,
    ]
    os.execv(sys.executable, command)


def gather_static_files() -> None:
    """Copy and compress what browsers load, under names that change with their content."""
    call_command("collectstatic", interactive=False, verbosity=0)
