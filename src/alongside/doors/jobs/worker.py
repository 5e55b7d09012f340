"""`alongside worker`: do what is due, until stopped."""

import argparse

from procrastinate.contrib.django.django_connector import DjangoConnector

from alongside.doors.jobs import periodic
from alongside.engines.postgres.startup import check_runtime_role

HEARTBEAT = 10.0  # seconds between two signs of life

AT_ONCE = 2  # messages leave while a backup is made


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is due now, then stop")


def run(options: argparse.Namespace) -> int:
    check_runtime_role()
    with periodic.jobs.replace_connector(DjangoConnector().get_worker_connector()) as app:
        app.run_worker(
            wait=not options.once,
            concurrency=AT_ONCE,
            install_signal_handlers=True,
            listen_notify=False,
            delete_jobs="successful",
        )
    return 0
