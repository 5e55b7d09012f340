"""`alongside demo-data`: the part of the demo that needs the database. The demo starts it; it prints the personas."""

import argparse
import json
from dataclasses import asdict

from django.conf import settings
from django.utils import timezone

from alongside.doors.jobs import demo_cast
from alongside.doors.jobs.migrate import bring_up_to_date
from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.startup import check_runtime_role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--personas-to", metavar="FILE", required=True, help="where to write who can sign in, as JSON")


def run(options: argparse.Namespace) -> int:
    if not settings.DEMO:
        raise CannotRun("Made-up people are loaded only by `alongside demo`.")
    bring_up_to_date()
    check_runtime_role()
    print("Loading the made-up people.", flush=True)
    personas = demo_cast.load(timezone.now())
    with open(options.personas_to, "w", encoding="utf-8") as file:
        json.dump([asdict(persona) for persona in personas], file)
    return 0
