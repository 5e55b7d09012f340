"""Migrations are linear, few of a kind, and leave nothing out."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.state import ProjectState

from tests.house.source import listed

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("alongside.")}
SCHEMA_BESIDE_SQL = "one migration changes tables or runs SQL and data, never both: then it can be resumed"


def test_models_and_migrations_agree() -> None:
    loader = MigrationLoader(None)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(loader.graph)
    assert not set(changes) & OURS, f"run `python -m django makemigrations` for {sorted(set(changes) & OURS)}"


def test_every_app_has_one_line_of_migrations() -> None:
    graph = MigrationLoader(None).graph
    leaves = [leaf for leaf in graph.leaf_nodes() if leaf[0] in OURS]
    assert len(leaves) == len(OURS), f"each app has exactly one newest migration: {leaves}"


def test_a_migration_changes_tables_or_runs_sql_never_both() -> None:
    loader = MigrationLoader(None)
    problems = [
        f"{app}/{name}: {SCHEMA_BESIDE_SQL}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in OURS and len({isinstance(each, RunSQL | RunPython) for each in migration.operations}) > 1
    ]
    assert not problems, listed(problems)
