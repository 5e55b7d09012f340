"""`alongside migrate`: bring the tables up to date, as their owner."""

import argparse

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

OWNER = "owner"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether there is anything to do (exit code 1)")


def run(options: argparse.Namespace) -> int:
    waiting = _waiting()
    if options.check:
        print(f"{waiting} migrations are waiting." if waiting else "The database is up to date.")
        return 1 if waiting else 0
    bring_up_to_date()
    return 0


def bring_up_to_date() -> None:
    """Run what is waiting, and say so; a migration that fails leaves the ones before it in place."""
    waiting = _waiting()
    if not waiting:
        print("The database is up to date.", flush=True)
        return
    print(f"Preparing the database ({waiting} steps).", flush=True)
    call_command("migrate", database=OWNER, interactive=False, verbosity=0)


def _waiting() -> int:
    executor = MigrationExecutor(connections[OWNER])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
