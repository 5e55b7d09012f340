"""`alongside serve`: gather the static files, then be the web server."""

import argparse
import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

from alongside.engines.postgres.startup import check_runtime_role
from alongside.engines.postgres.stopping import stops_when

# Per process: for pages, each of which may hold one database connection, and for as many streams as there are at most
# (docs/adr/0046), which hold none between two looks.
THREADS = 4 + 12
MEMORY = "/dev/shm"  # noqa: S108 (gunicorn makes an unlinked file in it)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bind", action="append", metavar="ADDRESS:PORT", help="default 127.0.0.1:8000; may be repeated"
    )
    parser.add_argument("--workers", type=int, default=2, help="web processes (default 2; about two for each core)")


def run(options: argparse.Namespace) -> int:
    check_runtime_role()
    gather_static_files()
    # Each process opens its own connections: one that is shared by a fork mixes two people's answers.
    connections.close_all()
    Pages(options.bind or ["127.0.0.1:8000"], options.workers).run()
    return 0


def gather_static_files() -> None:
    """Copy and compress what browsers load, under names that change with their content."""
    call_command("collectstatic", interactive=False, verbosity=0)


def _ends_streams(worker: Any) -> None:
    """A stream ends when its process is to stop, so that nobody waits for it."""
    stops_when(lambda: not worker.alive)


class Pages(BaseApplication):
    """gunicorn with the application loaded once, before its processes part."""

    def __init__(self, binds: list[str], workers: int) -> None:
        self._chosen = {
            "bind": binds,
            "workers": workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "graceful_timeout": 10,
            "control_socket_disable": True,
            "post_worker_init": _ends_streams,
            # The heartbeat's file must not wait for a disk.
            "worker_tmp_dir": MEMORY if os.path.isdir(MEMORY) else None,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_string(settings.WSGI_APPLICATION)
