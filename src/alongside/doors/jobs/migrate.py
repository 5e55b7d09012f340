"""`alongside migrate`: bring the tables up to date, as their owner."""

import argparse
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from alongside.engines.postgres.law import is_laid_down, law_of, lay_down

OWNER = "owner"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether there is anything to do (exit code 1)")


def run(options: argparse.Namespace) -> int:
    waiting = _waiting()
    if options.check:
        print(f"{waiting} steps are waiting." if waiting else "The database is up to date.")
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
    migrate()


def migrate() -> None:
    """Change the tables by the migrations that are waiting, then lay the law down."""
    call_command("migrate", database=OWNER, interactive=False, verbosity=0)
    lay_down(connections[OWNER], _law())


def _law() -> tuple[Path, ...]:
    """The .sql files of our apps: settings list the lowest room first."""
    return law_of(Path(app.path) for app in apps.get_app_configs() if app.name.startswith("alongside."))


def _waiting() -> int:
    executor = MigrationExecutor(connections[OWNER])
    migrations = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return migrations + (not is_laid_down(connections[OWNER], _law()))
